package io.github.sts4j.examples.endpoint;

import com.sun.net.httpserver.HttpExchange;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.sigv4.SignedRequest;
import io.github.sts4j.examples.endpoint.s3.S3Exchange;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A request of the JDK's HTTP server, as signatures see it. */
record ExchangeRequest(HttpExchange exchange) implements SignedRequest {

  @Override
  public String method() {
    return exchange.getRequestMethod();
  }

  @Override
  public String rawPath() {
    return S3Exchange.rawPath(exchange.getRequestURI());
  }

  @Override
  public String rawQuery() {
    return Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
  }

  @Override
  public List<String> headers(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().get(name))
        .orElse(List.of()); // the map ignores case
  }

  @Override
  public Collection<String> headerNames() {
    return exchange.getRequestHeaders().keySet();
  }

  /** What is known of the connection. The address is the peer's own, never one a header claims. */
  RequestEnvironment environment() {
    return new RequestEnvironment(
        Optional.of(exchange.getRemoteAddress().getAddress()),
        false,
        headers("User-Agent").stream().findFirst(),
        headers("Referer").stream().findFirst(),
        Optional.empty());
  }
}

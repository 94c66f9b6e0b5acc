package io.github.sts4j.examples.gateway;

import com.sun.net.httpserver.HttpExchange;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.sigv4.SignedRequest;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A request of the JDK's HTTP server, as signatures see it. */
record ExchangeRequest(HttpExchange exchange) implements SignedRequest {
  @Override
  public String method() {
    return exchange.getRequestMethod();
  }

  @Override
  public String rawPath() {
    return exchange.getRequestURI().getRawPath();
  }

  @Override
  public String rawQuery() {
    return Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
  }

  @Override
  public List<String> headers(String name) {
    return exchange.getRequestHeaders().getOrDefault(name, List.of()); // this map ignores case
  }

  @Override
  public Collection<String> headerNames() {
    return exchange.getRequestHeaders().keySet();
  }

  /** The server parses the request line as a URI, and takes the bucket of `//bucket/key` for a host: that is not passed on. */
  boolean isPlain() {
    return exchange.getRequestURI().getRawAuthority() == null && rawPath().startsWith("/");
  }

  /** Path and query, as they were signed. */
  String target() {
    return rawQuery().isEmpty() ? rawPath() : rawPath() + "?" + rawQuery();
  }

  /** What is known of the connection. */
  RequestEnvironment environment() {
    return new RequestEnvironment(
        Optional.of(exchange.getRemoteAddress().getAddress()),
        false,
        headers("User-Agent").stream().findFirst(),
        headers("Referer").stream().findFirst(),
        Optional.empty());
  }
}

package io.github.sts4j.examples.springboot;

import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.sigv4.SignedRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A servlet's request, as signatures see it: nothing of it decoded. */
record ServletSignedRequest(HttpServletRequest http) implements SignedRequest {
  @Override
  public String method() {
    return http.getMethod();
  }

  @Override
  public String rawPath() {
    return http.getRequestURI();
  }

  @Override
  public String rawQuery() {
    return Objects.requireNonNullElse(http.getQueryString(), "");
  }

  @Override
  public List<String> headers(String name) {
    return Collections.list(http.getHeaders(name));
  }

  @Override
  public Collection<String> headerNames() {
    return Collections.list(http.getHeaderNames());
  }

  /** What is known of the connection. The address is the peer's own, never one that a header claims. */
  RequestEnvironment environment() throws UnknownHostException {
    return new RequestEnvironment(
        Optional.of(InetAddress.getByName(http.getRemoteAddr())),
        http.isSecure(),
        Optional.ofNullable(http.getHeader("User-Agent")),
        Optional.ofNullable(http.getHeader("Referer")),
        Optional.empty());
  }
}

package io.github.sts4j.core.query;

import io.github.sts4j.core.sigv4.SignedRequest;
import java.util.Collection;
import java.util.List;

/** A request whose host fails while its headers are read. */
record BrokenRequest(SignedRequest request) implements SignedRequest {
  static final String DETAIL = "connection pool exhausted";

  @Override
  public String method() {
    return request.method();
  }

  @Override
  public String rawPath() {
    return request.rawPath();
  }

  @Override
  public String rawQuery() {
    return request.rawQuery();
  }

  @Override
  public List<String> headers(String name) {
    throw new IllegalStateException(DETAIL);
  }

  @Override
  public Collection<String> headerNames() {
    return request.headerNames();
  }
}

package io.github.sts4j.core.query;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;

/** An answer to send: status, headers, body. Immutable; the body holds credentials, so it never prints. */
public final class QueryResponse {
  private final int status;
  private final String requestId;
  private final byte[] body;

  QueryResponse(int status, String requestId, byte[] body) {
    this.status = status;
    this.requestId = requireNonNull(requestId, "requestId");
    this.body = body.clone();
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The value of the {@code Content-Type} header (WP-9). */
  public String contentType() {
    return "text/xml";
  }

  /** The value of the {@code x-amzn-RequestId} header (WP-9). */
  public String requestId() {
    return requestId;
  }

  /** A copy of the body, UTF-8; empty for a body that was too large (WP-13). */
  public byte[] body() {
    return body.clone();
  }

  /** The body as text. */
  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "QueryResponse[" + status + ", " + requestId + "]";
  }
}

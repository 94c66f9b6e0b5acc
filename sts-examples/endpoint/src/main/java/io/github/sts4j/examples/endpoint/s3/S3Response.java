package io.github.sts4j.examples.endpoint.s3;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One HTTP response of the store. Immutable; its body may be written any number of times, by any thread. */
public final class S3Response {
  private final int status;
  private final Map<String, String> headers;
  private final Content body;

  private S3Response(int status, Map<String, String> headers, Content body) {
    this.status = status;
    this.headers = headers;
    this.body = requireNonNull(body, "body");
  }

  static S3Response of(int status) {
    return new S3Response(status, Map.of(), Content.empty());
  }

  static S3Response xml(int status, byte[] document) {
    return of(status).with("Content-Type", "application/xml").withBody(Content.of(document));
  }

  S3Response with(String name, String value) {
    return withAll(Map.of(name, value));
  }

  S3Response withAll(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putAll(more);
    return new S3Response(status, Collections.unmodifiableMap(all), body);
  }

  S3Response withBody(Content content) {
    return new S3Response(status, headers, content);
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /**
   * The headers to send. {@code Content-Length} is among them only in the answer to HEAD, where the body is absent;
   * otherwise it is {@link #bodyLength}.
   */
  public Map<String, String> headers() {
    return headers;
  }

  /** How many bytes {@link #writeBody} writes. */
  public long bodyLength() {
    return body.size();
  }

  /** Writes the body and leaves the stream open. */
  public void writeBody(OutputStream out) throws IOException {
    body.writeTo(out);
  }
}

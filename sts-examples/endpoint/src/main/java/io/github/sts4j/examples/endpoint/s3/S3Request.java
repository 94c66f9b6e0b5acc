package io.github.sts4j.examples.endpoint.s3;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * One HTTP request as the store sees it: already authenticated, its body already verified or verifying itself while
 * it is read. Made for one request, used by one thread.
 */
public final class S3Request {
  private final String method;
  private final String rawPath;
  private final String rawQuery;
  private final Map<String, List<String>> headers;
  private final OptionalLong contentLength;
  private final InputStream body;
  private final Supplier<Map<String, String>> trailers;

  private S3Request(Builder builder) {
    this.method = builder.method;
    this.rawPath = builder.rawPath;
    this.rawQuery = builder.rawQuery;
    Map<String, List<String>> copy = new TreeMap<>();
    builder.headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    this.headers = Collections.unmodifiableMap(copy);
    this.contentLength = builder.contentLength;
    this.body = builder.body;
    this.trailers = builder.trailers;
  }

  /**
   * A request without query, headers or body so far.
   *
   * @param method the HTTP method, in upper case as sent
   * @param rawPath the path as it stood in the request line, percent-encoded, without normalisation
   */
  public static Builder builder(String method, String rawPath) {
    return new Builder(method, rawPath);
  }

  /** A copy of this request to change, for instance to put a verifying stream in place of the body. */
  public Builder toBuilder() {
    Builder copy = new Builder(method, rawPath);
    copy.rawQuery = rawQuery;
    headers.forEach((name, values) -> copy.headers.put(name, new ArrayList<>(values)));
    copy.contentLength = contentLength;
    copy.body = body;
    copy.trailers = trailers;
    return copy;
  }

  /** The HTTP method. */
  public String method() {
    return method;
  }

  /** The path as sent, percent-encoded. */
  public String rawPath() {
    return rawPath;
  }

  /** The query as sent, without the question mark; empty if there was none. */
  public String rawQuery() {
    return rawQuery;
  }

  /** The header's first value, whatever the case of its name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)))
        .map(values -> values.get(0));
  }

  /** All headers, names in lower case, values in the order they came. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** How many bytes the body has, if that is known before reading it. */
  public OptionalLong contentLength() {
    return contentLength;
  }

  /**
   * The body. If it turns out not to be what was signed, a read may throw {@link S3Exception}, or an
   * {@code IOException} whose cause is the {@code AuthenticationException}; the answer is then that refusal.
   */
  public InputStream body() {
    return body;
  }

  /** The verified trailers of a chunked upload, names in lower case. Asked only after the body was read to its end. */
  public Map<String, String> trailers() {
    return trailers.get();
  }

  /** Collects the optional parts of an {@link S3Request}. Not for use by several threads. */
  public static final class Builder {
    private final String method;
    private final String rawPath;
    private String rawQuery = "";
    private final Map<String, List<String>> headers = new TreeMap<>();
    private OptionalLong contentLength = OptionalLong.empty();
    private InputStream body = InputStream.nullInputStream();
    private Supplier<Map<String, String>> trailers = Map::of;

    private Builder(String method, String rawPath) {
      this.method = requireNonNull(method, "method");
      this.rawPath = requireNonNull(rawPath, "rawPath");
    }

    /** Sets the query as sent, without the question mark. */
    public Builder rawQuery(String query) {
      this.rawQuery = requireNonNull(query, "query");
      return this;
    }

    /** Adds one value of a header. */
    public Builder header(String name, String value) {
      headers
          .computeIfAbsent(name.toLowerCase(Locale.ROOT), absent -> new ArrayList<>())
          .add(requireNonNull(value, "value"));
      return this;
    }

    /**
     * Sets the length of the decoded body.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Builder contentLength(long bytes) {
      if (bytes < 0) {
        throw new IllegalArgumentException("content length `" + bytes + "` is negative");
      }
      this.contentLength = OptionalLong.of(bytes);
      return this;
    }

    /** Sets the decoded body. */
    public Builder body(InputStream stream) {
      this.body = requireNonNull(stream, "stream");
      return this;
    }

    /** Sets where the trailers are to be had once the body has been read. */
    public Builder trailers(Supplier<Map<String, String>> source) {
      this.trailers = requireNonNull(source, "source");
      return this;
    }

    /** The request. */
    public S3Request build() {
      return new S3Request(this);
    }
  }
}

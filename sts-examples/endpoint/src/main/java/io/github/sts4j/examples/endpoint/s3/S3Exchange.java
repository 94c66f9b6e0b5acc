package io.github.sts4j.examples.endpoint.s3;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries requests and responses between the JDK's HTTP server and the store.
 *
 * <p>The server hands over its request line as a {@link URI}. A path that begins with two slashes,
 * {@code //bucket/key}, is read there as the host {@code bucket} and the path {@code /key}; that reading is undone
 * here, so that what is authorised is what was signed. The server still finds its handler by the short path: with
 * {@code //bucket} that path is empty, no handler matches, and the server answers 404 by itself.
 */
public final class S3Exchange {
  /**
   * How much of an unread body is thrown away before the answer is sent. A client that is still sending when the
   * connection closes may never see why.
   */
  private static final long MAX_DRAINED_BYTES = 64L << 20;

  private S3Exchange() {}

  /**
   * The request of the exchange, its body as it comes: still to be authenticated, and a chunked signature still to be
   * taken off.
   *
   * @throws S3Exception {@code InvalidURI} if the request line has no plain path
   */
  public static S3Request read(HttpExchange exchange) {
    URI uri = exchange.getRequestURI();
    S3Request.Builder request = S3Request.builder(exchange.getRequestMethod(), rawPath(uri))
        .rawQuery(Optional.ofNullable(uri.getRawQuery()).orElse(""))
        .body(exchange.getRequestBody());
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      header.getValue().forEach(value -> request.header(header.getKey(), value));
    }
    contentLength(exchange).ifPresent(request::contentLength);
    return request.build();
  }

  /**
   * Sends the response and closes the exchange.
   *
   * @throws IOException if the client went away
   */
  public static void send(HttpExchange exchange, S3Response response) throws IOException {
    try (exchange) {
      drain(exchange.getRequestBody());
      response.headers().forEach(exchange.getResponseHeaders()::set);
      long length = response.bodyLength();
      // Zero would mean a chunked body to this server; minus one means none.
      exchange.sendResponseHeaders(response.status(), length == 0 ? -1 : length);
      if (length > 0) {
        try (OutputStream out = exchange.getResponseBody()) {
          response.writeBody(out);
        }
      }
    }
  }

  /**
   * The path of a request line, as it was sent.
   *
   * @throws S3Exception {@code InvalidURI} if it has no plain path
   */
  public static String rawPath(URI uri) {
    if (uri.getRawFragment() != null || uri.getRawPath() == null) {
      throw S3Error.INVALID_URI.because(
          "the request line `" + uri + "` does not hold a plain path");
    }
    boolean twoSlashes = uri.getScheme() == null && uri.getRawAuthority() != null;
    return twoSlashes ? "//" + uri.getRawAuthority() + uri.getRawPath() : uri.getRawPath();
  }

  /** Neither a length nor a transfer coding means that there is no body (RFC 9112, section 6.3). */
  private static Optional<Long> contentLength(HttpExchange exchange) {
    Optional<String> header =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Length"));
    boolean chunked = exchange.getRequestHeaders().containsKey("Transfer-Encoding");
    if (header.isEmpty() || chunked) {
      return chunked ? Optional.empty() : Optional.of(0L);
    }
    try {
      return Optional.of(Long.parseLong(header.get().trim())).filter(length -> length >= 0);
    } catch (NumberFormatException broken) {
      return Optional.empty();
    }
  }

  private static void drain(InputStream body) throws IOException {
    long left = MAX_DRAINED_BYTES;
    byte[] buffer = new byte[1 << 16];
    int read = body.read(buffer);
    while (read >= 0 && left > 0) {
      left -= read;
      read = body.read(buffer);
    }
  }
}

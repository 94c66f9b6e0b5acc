package io.github.sts4j.examples.endpoint;

import com.sun.net.httpserver.HttpExchange;
import io.github.sts4j.core.query.QueryResponse;
import io.github.sts4j.core.query.StsQueryHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The STS side of the port: hands requests to the Query protocol and sends back what it answers. */
final class StsRoute {
  private static final long MAX_DRAINED_BYTES = 64L << 20;

  private final StsQueryHandler sts;

  StsRoute(StsQueryHandler sts) {
    this.sts = sts;
  }

  void handle(HttpExchange exchange) throws IOException {
    ExchangeRequest request = new ExchangeRequest(exchange);
    // One byte more than is allowed tells that there is too much, without reading on.
    byte[] body = exchange.getRequestBody().readNBytes(StsQueryHandler.MAX_BODY_BYTES + 1);
    if (body.length > StsQueryHandler.MAX_BODY_BYTES) {
      drain(exchange.getRequestBody());
      send(exchange, sts.tooLarge());
    } else {
      send(exchange, sts.handle(request, body, request.environment()));
    }
  }

  /** Reads on and forgets: a client that is still sending when the connection closes may never see why. */
  private static void drain(InputStream body) throws IOException {
    byte[] dropped = new byte[1 << 16];
    long left = MAX_DRAINED_BYTES;
    for (int read = body.read(dropped); read >= 0 && left > 0; read = body.read(dropped)) {
      left -= read;
    }
  }

  private static void send(HttpExchange exchange, QueryResponse response) throws IOException {
    byte[] body = response.body();
    exchange.getResponseHeaders().set("Content-Type", response.contentType());
    exchange.getResponseHeaders().set("x-amzn-RequestId", response.requestId());
    exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }
}

package io.github.sts4j.examples.endpoint;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code GET /container-credentials}: for {@code AWS_CONTAINER_CREDENTIALS_FULL_URI}; 404 unless configured. */
final class ContainerRoute {
  static final String PATH = "/container-credentials";

  private final Optional<ContainerCredentials> credentials;

  ContainerRoute(Optional<ContainerCredentials> credentials) {
    this.credentials = credentials;
  }

  void handle(HttpExchange exchange) throws IOException {
    ExchangeRequest request = new ExchangeRequest(exchange);
    JsonAnswer answer = credentials
        .map(served -> served.answer(request.headers("Authorization"), request.environment()))
        .orElseGet(() -> JsonAnswer.refusal(
            404,
            "NotFound",
            "no credentials are delivered here: start the endpoint with " + ContainerOptions.ROLE));
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(answer.status(), body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}

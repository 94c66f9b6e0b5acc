package io.github.sts4j.examples.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import io.github.sts4j.federation.outbound.JwtIssuer;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;

/** The two documents by which anybody verifies the tokens of GetWebIdentityToken. */
final class OutboundRoute {
  private final JwtIssuer issuer;
  private final URI uri;
  private final InstantSource clock;

  /**
   * @param uri the issuer's URL, under which this route is served
   */
  OutboundRoute(JwtIssuer issuer, URI uri, InstantSource clock) {
    this.issuer = issuer;
    this.uri = uri;
    this.clock = clock;
  }

  static boolean serves(String path) {
    return path.equals(JwtIssuer.DISCOVERY_PATH) || path.equals(JwtIssuer.KEY_SET_PATH);
  }

  void handle(HttpExchange exchange, String path) throws IOException {
    String document = path.equals(JwtIssuer.DISCOVERY_PATH)
        ? issuer.discoveryDocument(uri)
        : issuer.keySet(clock.instant());
    byte[] body = document.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }
}

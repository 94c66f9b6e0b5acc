package io.github.sts4j.testkit.idp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/**
 * A {@link FakeOidcProvider} that serves its discovery document and keys on a free port of this machine, over plain HTTP. A
 * registration of it needs `allowLoopbackHttp()`. Close it after the test. Safe for use by many threads.
 */
public final class LoopbackOidcServer implements AutoCloseable {
  static final String JWKS_PATH = "/jwks";
  private static final String DISCOVERY_PATH = "/.well-known/openid-configuration";

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final HttpServer server;
  private final FakeOidcProvider provider;

  private LoopbackOidcServer(HttpServer server, FakeOidcProvider provider) {
    this.server = server;
    this.provider = provider;
  }

  /**
   * Starts a provider whose issuer is its address.
   *
   * @param clock when tokens are issued
   * @throws UncheckedIOException if there is no port
   */
  public static LoopbackOidcServer start(InstantSource clock) {
    HttpServer server = listen();
    return serve(server, FakeOidcProvider.of(url(server), clock));
  }

  /**
   * Serves the keys of a provider whose issuer is elsewhere; a registration names {@link #jwksUri}.
   *
   * @throws UncheckedIOException if there is no port
   */
  public static LoopbackOidcServer serve(FakeOidcProvider provider) {
    return serve(listen(), provider);
  }

  /** The provider, to issue tokens and to rotate keys. */
  public FakeOidcProvider provider() {
    return provider;
  }

  /** Where the keys are. */
  public URI jwksUri() {
    return URI.create(url(server) + JWKS_PATH);
  }

  /** Stops serving at once. */
  @Override
  public void close() {
    server.stop(0);
  }

  private static LoopbackOidcServer serve(HttpServer server, FakeOidcProvider provider) {
    server.createContext(
        "/",
        exchange -> answer(
            exchange,
            switch (exchange.getRequestURI().getPath()) {
              case DISCOVERY_PATH -> provider.discovery(url(server));
              case JWKS_PATH -> provider.jwks();
              default -> "";
            }));
    server.start();
    return new LoopbackOidcServer(server, provider);
  }

  private static HttpServer listen() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String url(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    byte[] octets = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(
        octets.length == 0 ? 404 : 200, octets.length == 0 ? -1 : octets.length);
    exchange.getResponseBody().write(octets);
    exchange.close();
  }
}

package io.github.sts4j.federation.oidc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** An issuer on this machine that behaves as it is told to. */
final class FakeIssuer implements AutoCloseable {
  final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  final List<String> cookies = Collections.synchronizedList(new ArrayList<>());
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final String scheme;
  volatile HttpHandler discovery = exchange -> answer(exchange, 200, document(url()));
  volatile HttpHandler keys = exchange -> answer(exchange, 200, TestKey.set(TestKey.RSA));

  FakeIssuer() {
    this(null);
  }

  FakeIssuer(@Nullable SSLContext tls) {
    try {
      InetSocketAddress address = new InetSocketAddress("127.0.0.1", 0);
      if (tls == null) {
        server = HttpServer.create(address, 0);
      } else {
        HttpsServer secure = HttpsServer.create(address, 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(tls));
        server = secure;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    scheme = tls == null ? "http" : "https";
    server.setExecutor(threads);
    server.createContext("/", exchange -> {
      requests.add(exchange.getRequestURI().getPath());
      cookies.addAll(exchange.getRequestHeaders().getOrDefault("Cookie", List.of()));
      cookies.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
      (exchange.getRequestURI().getPath().equals("/jwks") ? keys : discovery).handle(exchange);
    });
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return scheme + "://127.0.0.1:" + port();
  }

  static String document(String issuer) {
    return document(issuer, issuer + "/jwks");
  }

  static String document(String issuer, String jwksUri) {
    return "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + jwksUri
        + "\",\"response_types_supported\":[\"id_token\"],\"subject_types_supported\":[\"public\"],"
        + "\"id_token_signing_alg_values_supported\":[\"RS256\"],\"claims_supported\":[\"sub\"]}";
  }

  static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] octets = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, octets.length == 0 ? -1 : octets.length);
    exchange.getResponseBody().write(octets);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

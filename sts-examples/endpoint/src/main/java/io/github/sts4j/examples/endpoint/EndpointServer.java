package io.github.sts4j.examples.endpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The HTTP server: one loopback port, on which the request line tells STS from the object store. */
final class EndpointServer {
  private static final Logger LOG = System.getLogger(EndpointServer.class.getName());
  private static final int THREADS = 32;
  private static final int STOP_SECONDS = 10;

  private final HttpServer server;
  private final ExecutorService threads;

  /** What is served, by kind. */
  record Routes(
      StsRoute sts,
      S3Route s3,
      HealthRoute health,
      ContainerRoute container,
      OutboundRoute outbound) {}

  /** Makes the routes once the port is known: the issuer of tokens has it in its name. */
  @FunctionalInterface
  interface RoutesOf {
    Routes at(URI uri) throws IOException;
  }

  private EndpointServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts to serve.
   *
   * @param port 0 picks a free one
   * @throws IOException when the port is taken, or there are no routes
   */
  static EndpointServer start(int port, RoutesOf routesOf) throws IOException {
    HttpServer server = listen(port);
    Routes routes;
    try {
      routes = routesOf.at(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    } catch (IOException | RuntimeException e) {
      server.stop(0);
      throw e;
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    server.setExecutor(threads);
    server.createContext("/", exchange -> handle(exchange, routes));
    server.start();
    return new EndpointServer(server, threads);
  }

  private static HttpServer listen(int port) throws IOException {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (BindException e) {
      throw new IOException(
          "port " + port + " of the loopback address is not to be had (" + e.getMessage()
              + "): choose another with --port, or 0 for any",
          e);
    }
  }

  /** The port that is listened on. */
  int port() {
    return server.getAddress().getPort();
  }

  /**
   * Stops, finishing the requests that are being served; new ones are turned away from now on. The JDK server's own
   * {@code stop(delay)} waits out its whole delay when nothing is being served, so the threads say when all is done.
   */
  void stop() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        LOG.log(Level.WARNING, "some requests did not finish in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      server.stop(0);
    }
  }

  private static void handle(HttpExchange exchange, Routes routes) throws IOException {
    try (exchange) {
      try {
        route(exchange, routes);
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "a request failed", e);
        refuse(exchange);
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "the client went away", e);
      throw e;
    }
  }

  private static void route(HttpExchange exchange, Routes routes) throws IOException {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getRawPath(); // by which the server found this handler
    if (method.equals("GET") && path.equals("/healthz")) {
      routes.health().handle(exchange);
    } else if (method.equals("GET") && path.equals(ContainerRoute.PATH) && !hasQuery(exchange)) {
      routes.container().handle(exchange);
    } else if (method.equals("GET") && OutboundRoute.serves(path) && !hasQuery(exchange)) {
      routes.outbound().handle(exchange, path);
    } else if (path.equals("/")
        && (method.equals("POST") || (method.equals("GET") && namesAction(exchange)))) {
      routes.sts().handle(exchange);
    } else {
      routes.s3().handle(exchange);
    }
  }

  /** An answer, unless one is on its way: a connection that just closes tells the client nothing. */
  private static void refuse(HttpExchange exchange) throws IOException {
    if (exchange.getResponseCode() < 0) {
      exchange.sendResponseHeaders(500, -1);
    }
  }

  /** A bucket may have the name of the container route: ListObjectsV2 is told by its query. */
  private static boolean hasQuery(HttpExchange exchange) {
    return exchange.getRequestURI().getRawQuery() != null;
  }

  /** {@code GET /} lists buckets, unless it is an STS query. */
  private static boolean namesAction(HttpExchange exchange) {
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    return Arrays.stream(query.split("&")).anyMatch(parameter -> parameter.startsWith("Action="));
  }
}

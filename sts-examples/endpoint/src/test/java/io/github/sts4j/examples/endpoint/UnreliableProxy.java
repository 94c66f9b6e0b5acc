package io.github.sts4j.examples.endpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Stands at the address of an issuer and passes on what is asked of it, or behaves badly. */
final class UnreliableProxy implements AutoCloseable {
  static final int HUGE = 50 * 1024 * 1024;
  private static final int DRIPS = 200;
  private static final int MILLIS_BETWEEN_DRIPS = 100;

  /** What it does with a request. */
  enum Mood {
    FAITHFUL,
    /** One octet after the other, for twenty seconds. */
    SLOW,
    /** Something that is not JSON, with status 200. */
    GARBAGE,
    /** A key set that begins well and has 50 MB. */
    ENDLESS
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI behind;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicLong sent = new AtomicLong();
  private volatile Mood mood = Mood.FAITHFUL;

  UnreliableProxy(URI behind) throws IOException {
    this.behind = behind;
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on, until {@link #FAITHFUL} is asked for again. */
  void be(Mood other) {
    mood = other;
    sent.set(0);
  }

  int requests() {
    return requests.get();
  }

  /** How many octets of bad answers somebody took since the mood changed. */
  long sent() {
    return sent.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    try (exchange) {
      switch (mood) {
        case FAITHFUL -> passOn(exchange);
        case SLOW -> drip(exchange);
        case GARBAGE -> garbage(exchange);
        case ENDLESS -> flood(exchange);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void passOn(HttpExchange exchange) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(
        HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI())).build(),
        HttpResponse.BodyHandlers.ofByteArray());
    response
        .headers()
        .firstValue("Content-Type")
        .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
    exchange.sendResponseHeaders(response.statusCode(), response.body().length);
    exchange.getResponseBody().write(response.body());
  }

  private void drip(HttpExchange exchange) throws IOException, InterruptedException {
    exchange.sendResponseHeaders(200, DRIPS);
    for (int i = 0; i < DRIPS; i++) {
      exchange.getResponseBody().write(' ');
      exchange.getResponseBody().flush();
      sent.incrementAndGet();
      Thread.sleep(MILLIS_BETWEEN_DRIPS);
    }
  }

  private void garbage(HttpExchange exchange) throws IOException {
    byte[] page = "<html>503 \u0000\u0007 we are sorry".getBytes(StandardCharsets.UTF_16BE);
    exchange.sendResponseHeaders(200, page.length);
    exchange.getResponseBody().write(page);
    sent.addAndGet(page.length);
  }

  private void flood(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    byte[] some = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write("{\"keys\":[".getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < HUGE / some.length; i++) {
        out.write(some);
        sent.addAndGet(some.length);
      }
    }
  }
}

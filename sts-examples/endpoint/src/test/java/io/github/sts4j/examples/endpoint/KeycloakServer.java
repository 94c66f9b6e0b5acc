package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * A real Keycloak in a process of its own, with the realm of the tests, behind a proxy whose address is its issuer's. Its state
 * outlives a restart, and not the tests.
 */
final class KeycloakServer implements CloseableResource {
  static final String ADMINISTRATOR = "admin";
  static final String PASSWORD = "not-a-secret";
  private static final int START_SECONDS = 300;

  private final Path home;
  private final Path java;
  private final Path log;
  private final int port = freePort();
  private final UnreliableProxy proxy;
  private final KeycloakRealm realm;
  private final AtomicInteger priority = new AtomicInteger(1_000);
  private Process process;

  /**
   * @param home where the distribution was unpacked
   * @param java the home of the Java that is to run it
   */
  KeycloakServer(Path home, Path java) throws Exception {
    this.home = home;
    this.java = java;
    this.log = home.resolveSibling("keycloak.log");
    this.proxy = new UnreliableProxy(uri());
    this.realm = KeycloakRealm.withConsumer("http://127.0.0.1:" + freePort() + "/saml");
    forget(home.resolve("data"));
    Path imports = Files.createDirectories(home.resolve("data/import"));
    Files.writeString(imports.resolve("realm.json"), realm.json());
    Files.deleteIfExists(log);
    start();
  }

  /** The server itself, for administrators and browsers, whatever the proxy does. */
  URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Where verifiers find it. */
  UnreliableProxy proxy() {
    return proxy;
  }

  String issuer() {
    return proxy.uri() + "/realms/" + KeycloakRealm.NAME;
  }

  KeycloakRealm realm() {
    return realm;
  }

  /** Above that of every key so far. */
  int nextPriority() {
    return priority.incrementAndGet();
  }

  /** Starts it again, with what it knew. Returns when it answers. */
  void start() throws Exception {
    List<String> command = List.of(
        "bash",
        home.resolve("bin/kc.sh").toString(),
        "start-dev",
        "--http-host=127.0.0.1",
        "--http-port=" + port,
        "--hostname=" + proxy.uri(),
        "--import-realm");
    ProcessBuilder builder = new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("JAVA_HOME", java.toString());
    builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xmx700m");
    builder.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
    builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR);
    builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
    process = builder.start();
    awaitAnswer();
  }

  /** Ends it, as a machine that is switched off. */
  void stop() throws InterruptedException {
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    all.forEach(ProcessHandle::destroy);
    for (ProcessHandle one : all) {
      one.onExit()
          .orTimeout(30, TimeUnit.SECONDS)
          .exceptionally(late -> kill(one))
          .join();
    }
  }

  private static ProcessHandle kill(ProcessHandle one) {
    one.destroyForcibly();
    return one;
  }

  @Override
  public void close() throws Exception {
    stop();
    proxy.close();
  }

  private void awaitAnswer() throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(uri().resolve("/realms/" + KeycloakRealm.NAME)).build();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (System.nanoTime() < end && process.isAlive()) {
      try {
        if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // It does not listen yet.
      }
      Thread.sleep(500);
    }
    assertTrue(false, "Keycloak did not start, see " + log);
  }

  private static void forget(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(one);
        }
      }
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

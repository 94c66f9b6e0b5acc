package io.github.sts4j.examples.endpoint;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.jdbc.SharedDatabase;
import io.github.sts4j.core.keystore.KeyEncryptionKey;
import io.github.sts4j.core.keystore.KeyRotation;
import io.github.sts4j.core.revocation.Revocation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import javax.crypto.spec.SecretKeySpec;

/**
 * One node of the cluster test, a process of its own: the endpoint on a shared database, whose keys rotate within seconds,
 * and beside it a port on which the test revokes sessions and presents assertions.
 */
final class ClusterNode {
  static final Duration REFRESH = Duration.ofMillis(500);
  static final Duration TIMEOUT = Duration.ofSeconds(2);

  private ClusterNode() {}

  /** Arguments: the database's URL, the world file, the rotation period and the publication delay in milliseconds. */
  public static void main(String[] arguments) throws IOException {
    SecureRandom random = new SecureRandom();
    InstantSource clock = InstantSource.system();
    HikariDataSource pool = SharedState.pool(arguments[0]);
    pool.getHikariConfigMXBean().setConnectionTimeout(1000);
    SharedDatabase database = SharedDatabase.builder(pool)
        .keyEncryptionKey(KeyEncryptionKey.aesKeyWrap(new SecretKeySpec(new byte[32], "AES")))
        .rotation(KeyRotation.DEFAULT
            .withPeriod(Duration.ofMillis(Long.parseLong(arguments[2])))
            .withPublicationDelay(Duration.ofMillis(Long.parseLong(arguments[3]))))
        .timeout(TIMEOUT)
        .refreshEvery(REFRESH)
        .open();
    EndpointServer server = StsEndpoint.start(
        Options.parse(List.of("--port", "0", "--world", arguments[1])),
        clock,
        random,
        SharedState.of(database));
    HttpServer control =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    control.setExecutor(Executors.newFixedThreadPool(8));
    control.createContext(
        "/present/",
        exchange -> answer(exchange, () -> {
          Instant now = clock.instant();
          return database.replayGuard().firstUse("idp", last(exchange), now.plusSeconds(300), now);
        }));
    control.createContext(
        "/revoke/",
        exchange -> answer(exchange, () -> {
          database.revocations().revoke(Revocation.ofSession(AccessKeyId.of(last(exchange))));
          return true;
        }));
    control.createContext(
        "/keys",
        exchange -> answer(exchange, () -> {
          return database.keyRing().keys().size() + " "
              + database.keyRing().sealingKey().id();
        }));
    control.start();
    System.out.println(server.port() + " " + control.getAddress().getPort());
  }

  private interface Question {
    Object ask();
  }

  private static void answer(HttpExchange exchange, Question question) throws IOException {
    try (exchange) {
      byte[] answer;
      int status = 200;
      try {
        answer = question.ask().toString().getBytes(US_ASCII);
      } catch (StsException e) {
        status = e.error().httpStatus();
        answer = e.error().code().getBytes(US_ASCII);
      }
      exchange.sendResponseHeaders(status, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private static String last(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}

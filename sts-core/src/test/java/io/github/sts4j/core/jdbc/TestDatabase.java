package io.github.sts4j.core.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;

/** Databases for tests: each call gives an empty one, on H2 or on a real PostgreSQL that is started once. */
public enum TestDatabase {
  /** H2, in memory. */
  H2 {
    @Override
    public DataSource empty() {
      return source("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }
  },
  /** PostgreSQL, from Maven artifacts; tests are skipped where it cannot be started. */
  POSTGRESQL {
    @Override
    public DataSource empty() {
      Assumptions.assumeTrue(Server.INSTANCE.isPresent(), "PostgreSQL cannot be started here");
      String schema = "t" + Server.COUNT.incrementAndGet();
      String url = Server.INSTANCE.get().getJdbcUrl("postgres", "postgres");
      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE SCHEMA " + schema);
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
      return source(url + "&currentSchema=" + schema);
    }
  };

  /** A database without tables. */
  public abstract DataSource empty();

  private static final class Server {
    static final AtomicInteger COUNT = new AtomicInteger();
    static final Optional<EmbeddedPostgres> INSTANCE = start();

    private static Optional<EmbeddedPostgres> start() {
      try {
        EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
        return Optional.of(server);
      } catch (IOException | RuntimeException e) {
        System.err.println("SKIPPED: the tests on PostgreSQL, which cannot be started: " + e);
        return Optional.empty();
      }
    }

    private static void close(EmbeddedPostgres server) {
      try {
        server.close();
      } catch (IOException e) {
        System.err.println("PostgreSQL did not stop: " + e);
      }
    }
  }

  /** Connections from the driver, one a call. */
  static DataSource source(String url) {
    return (DataSource) Proxy.newProxyInstance(
        TestDatabase.class.getClassLoader(),
        new Class<?>[] {DataSource.class},
        (proxy, method, arguments) -> switch (method.getName()) {
          case "getConnection" -> DriverManager.getConnection(url);
          case "getLogWriter" -> new PrintWriter(System.err);
          case "toString" -> url;
          case "hashCode" -> System.identityHashCode(proxy);
          case "equals" -> proxy == arguments[0];
          default -> throw new UnsupportedOperationException(method.getName());
        });
  }
}

package io.github.sts4j.core.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.sts4j.core.AssumeRoleResponse;
import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.keystore.KeyStorageException;
import io.github.sts4j.core.revocation.Revocation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL that is stopped and started again, and one that turns read-only, under a node that goes on. */
class PostgresRestartTest {
  @TempDir
  Path folder;

  // operations.md: database restarted
  // operations.md: database read-only
  @Test
  void nodeOutlivesTheDatabaseAndForgetsNothing() throws Exception {
    EmbeddedPostgres server = start(0);
    int port = server.getPort();
    try {
      DataSource source = TestDatabase.source(server.getJdbcUrl("postgres", "postgres"));
      TestNode node = TestNode.open(source, Duration.ofSeconds(30));
      AssumeRoleResponse revoked = node.mint();
      assertTrue(node.first("a"));
      node.database()
          .revocations()
          .revoke(Revocation.ofSession(revoked.credentials().accessKeyId()));

      server.close();
      AssumeRoleResponse minted = node.mint();
      node.verify(minted);
      assertThrows(AuthenticationException.class, () -> node.verify(revoked));
      unavailable(() -> node.first("b"));
      unavailable(() -> node.database().revocations().revoke(Revocation.ofEverything(node.now())));
      assertThrows(KeyStorageException.class, () -> node.database().keyRing().rotate());
      assertThrows(KeyStorageException.class, () -> node.database().refresh());

      server = start(port);
      node.database().refresh();
      assertFalse(node.first("a"));
      assertTrue(node.first("b"));
      TestNode later = node.beside(source);
      later.verify(minted);
      assertThrows(AuthenticationException.class, () -> later.verify(revoked));

      turnReadOnly(source, true);
      node.verify(node.mint());
      node.database().refresh();
      unavailable(() -> node.first("c"));
      unavailable(() -> node.database().revocations().revoke(Revocation.ofEverything(node.now())));
      assertThrows(KeyStorageException.class, () -> node.database().keyRing().rotate());
      turnReadOnly(source, false);
      assertTrue(node.first("c"));
    } finally {
      server.close();
    }
  }

  private static void turnReadOnly(DataSource source, boolean on) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setReadOnly(false);
      statement.execute("SET default_transaction_read_only = off");
      statement.execute("ALTER ROLE postgres SET default_transaction_read_only = " + on);
    }
  }

  private static void unavailable(Runnable call) {
    StsException refusal = assertThrows(StsException.class, call::run);
    assertEquals(StsError.SERVICE_UNAVAILABLE, refusal.error());
  }

  private EmbeddedPostgres start(int port) {
    try {
      EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
          .setDataDirectory(folder.resolve("postgres").toFile())
          .setCleanDataDirectory(false);
      return (port == 0 ? builder : builder.setPort(port)).start();
    } catch (IOException | RuntimeException e) {
      System.err.println("SKIPPED: the restart of PostgreSQL, which cannot be started: " + e);
      return abort("PostgreSQL cannot be started here: " + e);
    }
  }
}

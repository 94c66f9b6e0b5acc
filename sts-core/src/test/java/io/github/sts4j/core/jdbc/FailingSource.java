package io.github.sts4j.core.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;

/** A database that can be made to be away, read-only, or to lose the answer to a commit. */
public final class FailingSource {
  /** What is wrong with the database. */
  public enum Fault {
    NONE,
    AWAY,
    READ_ONLY,
    /** What is written is kept, and the connection breaks before the answer. */
    ANSWER_LOST
  }

  private final DataSource source;
  public volatile Fault fault = Fault.NONE;

  public FailingSource(DataSource source) {
    this.source = source;
  }

  public DataSource source() {
    return proxy(DataSource.class, source);
  }

  /** A source whose connections are made between two calls, as a pool would have made them before. */
  static DataSource loggingIn(DataSource source, Runnable before, Runnable after) {
    return (DataSource) Proxy.newProxyInstance(
        DataSource.class.getClassLoader(),
        new Class<?>[] {DataSource.class},
        (proxy, method, arguments) -> {
          before.run();
          try {
            return method.invoke(source, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          } finally {
            after.run();
          }
        });
  }

  @SuppressWarnings("unchecked")
  private <T> T proxy(Class<T> type, Object target) {
    return (T) Proxy.newProxyInstance(
        type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
          String name = method.getName();
          if (fault == Fault.AWAY && (name.equals("getConnection") || name.startsWith("execute"))) {
            throw new SQLException("connection refused", "08001");
          }
          if (fault == Fault.READ_ONLY
              && name.equals("prepareStatement")
              && !isRead((String) arguments[0])) {
            throw new SQLException("cannot execute in a read-only transaction", "25006");
          }
          Object result;
          try {
            result = method.invoke(target, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
          if (fault == Fault.ANSWER_LOST && commits(target, name)) {
            throw new SQLException("connection reset", "08006");
          }
          if (result instanceof Connection connection) {
            return proxy(Connection.class, connection);
          }
          return result instanceof PreparedStatement statement
              ? proxy(PreparedStatement.class, statement)
              : result;
        });
  }

  private static boolean commits(Object target, String method) throws SQLException {
    return method.equals("commit")
        || (method.equals("executeUpdate")
            && target instanceof PreparedStatement statement
            && statement.getConnection().getAutoCommit());
  }

  private static boolean isRead(String sql) {
    String upper = sql.toUpperCase(Locale.ROOT);
    return upper.startsWith("SELECT") && !upper.endsWith("FOR UPDATE");
  }
}

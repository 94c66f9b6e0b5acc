package io.github.sts4j.core.jdbc;

import io.github.sts4j.core.mfa.MfaStepStore;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The last step of each device, by a digest. One statement takes a step and looks whether it may be taken, so that of any
 * number of nodes one succeeds (AR-16).
 */
final class JdbcMfaStepStore implements MfaStepStore {
  private final Transactions transactions;

  JdbcMfaStepStore(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean accept(String ownerId, String serialNumber, long step) {
    String device = Digest.of(ownerId, serialNumber);
    try {
      return transactions.alone(
          connection -> raise(connection, device, step) || first(connection, device, step));
    } catch (SQLException e) {
      throw Unavailable.because(e);
    }
  }

  private boolean raise(Connection connection, String device, long step) throws SQLException {
    return transactions.execute(
            connection,
            "UPDATE sts4j_mfa_step SET step = ? WHERE device = ? AND step < ?",
            step,
            device,
            step)
        == 1;
  }

  private boolean first(Connection connection, String device, long step) throws SQLException {
    try {
      return transactions.execute(
              connection, "INSERT INTO sts4j_mfa_step (device, step) VALUES (?, ?)", device, step)
          == 1;
    } catch (SQLException e) {
      if (Transactions.isDuplicate(e)) {
        return raise(
            connection, device, step); // another node was first, perhaps with an earlier step
      }
      throw e;
    }
  }
}

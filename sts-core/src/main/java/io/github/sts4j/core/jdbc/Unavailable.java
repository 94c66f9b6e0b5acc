package io.github.sts4j.core.jdbc;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import java.sql.SQLException;

/** The refusal of a call that needs the database when it cannot be asked: nothing is let in on a guess. */
final class Unavailable {
  private Unavailable() {}

  static StsException because(SQLException e) {
    return new StsException(
        StsError.SERVICE_UNAVAILABLE,
        "The service cannot complete the request just now. Try again in a minute.",
        e);
  }
}

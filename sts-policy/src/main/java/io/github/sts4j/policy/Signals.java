package io.github.sts4j.policy;

/**
 * What the statements of a layer say to one request, as bits, so that a decision allocates nothing. The grants of a
 * resource policy differ by whom they name, because that decides what else may limit them (EV-6, TP-25).
 */
final class Signals {
  /** No statement applies. */
  static final int SILENT = 0;
  /** A Deny applies. */
  static final int DENY = 1;
  /** An Allow applies that names the caller's account: it delegates to the account. */
  static final int ALLOW_ACCOUNT = 1 << 1;
  /** An Allow applies that names the caller's role, or the user who federated. */
  static final int ALLOW_ENTITY = 1 << 2;
  /** An Allow applies that names the caller itself. */
  static final int ALLOW_CALLER = 1 << 3;
  /** An Allow applies that names everybody, or stands in a policy without principals. */
  static final int ALLOW_EVERYONE = 1 << 4;

  private static final int ANY_ALLOW = ALLOW_ACCOUNT | ALLOW_ENTITY | ALLOW_CALLER | ALLOW_EVERYONE;

  private Signals() {}

  static boolean denies(int signals) {
    return (signals & DENY) != 0;
  }

  static boolean allows(int signals) {
    return (signals & ANY_ALLOW) != 0;
  }

  static boolean has(int signals, int bit) {
    return (signals & bit) != 0;
  }

  /** The signals of a statement that names a caller in the given way. */
  static int of(Effect effect, int named) {
    // The bits of PrincipalPattern, one place to the left, are those of the grants.
    return named == PrincipalPattern.NO ? SILENT : effect == Effect.DENY ? DENY : named << 1;
  }
}

package io.github.sts4j.core.token;

import java.util.Optional;

/** Whose session it is and how it was obtained; it decides which policies apply (rules section 5.1). */
public enum SessionKind {
  /** A role session, from AssumeRole or one of its federated forms. */
  ROLE(1),
  /** A user's or root's own session, from GetSessionToken (GS-6). */
  USER(2),
  /** A federated user's session, from GetFederationToken (GF-7). */
  FEDERATED_USER(3),
  /** A session as the root of a member account, from AssumeRoot (RT-7). */
  ROOT(4),
  /** A session with somebody's permissions that were delegated, from GetDelegatedAccessToken (DT-4). */
  DELEGATED(5);

  private static final SessionKind[] KINDS = values();

  /** Its number in a token; never reused for another kind. */
  private final int number;

  SessionKind(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  static Optional<SessionKind> ofNumber(long number) {
    for (SessionKind kind : KINDS) {
      if (kind.number == number) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}

package io.github.sts4j.core.identity;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;

/** What is checked of a trust policy when a role is saved, beyond its grammar (TP-1). */
final class TrustPolicies {
  private TrustPolicies() {}

  static void check(Role role, int maxCharacters) {
    long characters = role.trustPolicy()
        .json()
        .codePoints()
        .filter(c -> !Character.isWhitespace(c))
        .count();
    if (characters > maxCharacters) {
      throw new StsException(
          StsError.MALFORMED_POLICY_DOCUMENT,
          "the trust policy of " + role.arn() + " has " + characters
              + " characters, whitespace not counted; at most " + maxCharacters
              + " are allowed (TP-1)");
    }
    new FederatedTrust(role).check();
  }
}

package io.github.sts4j.core.token;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What claims must be, whether they are about to be sealed or have just been opened, besides what {@link SessionLink} sees
 * to. Every broken rule is an {@link IllegalArgumentException}.
 */
final class ClaimRules {
  static final int MAX_POLICY_ARNS = 10; // SP-1
  static final int MAX_ANCESTORS = 100;
  static final long MAX_LIFETIME_SECONDS = 129_600; // PT-3: the longest that any action grants
  static final long LAST_SECOND = 253_402_300_799L; // of the year 9999

  private ClaimRules() {}

  static void check(SessionClaims claims) {
    checkPrincipal(claims);
    checkTimes(claims);
    checkIfAny(ClaimText.SESSION_POLICY, claims.sessionPolicy().orElse(null));
    checkPolicyArns(claims.sessionPolicyArns());
    checkTags(claims.tags());
    checkAncestors(claims);
    checkIfAny(ClaimText.FIRST_PRINCIPAL, claims.firstPrincipal().orElse(null));
    FederationRules.check(claims);
  }

  static void checkIfAny(ClaimText rule, @Nullable String text) {
    if (text != null) {
      rule.check(text);
    }
  }

  private static void checkPrincipal(SessionClaims claims) {
    PrincipalArn principal = claims.principal();
    if (!principal.suits(claims.kind())) {
      throw new IllegalArgumentException("principal `" + claims.principalArn()
          + "` cannot have a session of kind " + claims.kind());
    }
    checkKey(claims.accessKeyId(), principal.account());
    checkSessionName(claims, principal);
  }

  private static void checkKey(AccessKeyId key, AccountId account) {
    if (!key.encodes(account)) { // CR-2: the key encodes the account that owns the session.
      throw new IllegalArgumentException(
          "access key `" + key + "` must encode the principal's account `" + account + "`");
    }
  }

  /** CI-2: sessions of roles, and federated users, have a name of their own; users and roots do not. */
  private static void checkSessionName(SessionClaims claims, PrincipalArn principal) {
    boolean isNamed = claims.kind() == SessionKind.FEDERATED_USER || principal.isRole();
    if (claims.sessionName().isPresent() != isNamed) {
      throw new IllegalArgumentException(
          "a session of kind " + claims.kind() + " of `" + claims.principalArn() + "`"
              + (isNamed ? " needs a session name" : " has no session name"));
    }
  }

  private static void checkTimes(SessionClaims claims) {
    long issued = second("issue", claims.issuedAt());
    long expires = second("expiry", claims.expiresAt());
    boolean mayBeOver = claims.kind() == SessionKind.ROOT; // RT-8
    if (expires < issued || (expires == issued && !mayBeOver)) {
      throw new IllegalArgumentException(
          "expiry `" + claims.expiresAt() + "` must be after the issue");
    }
    if (expires - issued > MAX_LIFETIME_SECONDS) {
      throw new IllegalArgumentException("expiry `" + claims.expiresAt() + "` must be at most "
          + MAX_LIFETIME_SECONDS + " seconds after the issue");
    }
    Instant mfa = claims.mfaAuthenticatedAt().orElse(null);
    if (mfa != null && second("MFA", mfa) > issued) {
      throw new IllegalArgumentException("MFA time `" + mfa + "` must not be after the issue");
    }
  }

  static long second(String name, Instant instant) {
    long second = instant.getEpochSecond();
    if (instant.getNano() != 0 || second < 0 || second > LAST_SECOND) {
      throw new IllegalArgumentException(name + " time `" + instant
          + "` must be whole seconds, so truncate it, and in the years 1970 to 9999");
    }
    return second;
  }

  private static void checkPolicyArns(List<String> arns) {
    if (arns.isEmpty()) {
      return;
    }
    require(
        arns.size() <= MAX_POLICY_ARNS,
        () -> arns.size() + " session policy ARNs are more than " + MAX_POLICY_ARNS);
    arns.forEach(ClaimText.ARN::check);
  }

  /** PT-7: keys differ by more than case. */
  private static void checkTags(List<SessionTag> tags) {
    if (tags instanceof PlainTags || FoldedHashes.allDiffer(tags)) {
      return;
    }
    Set<String> keys = new HashSet<>();
    for (SessionTag tag : tags) {
      require(
          keys.add(tag.key().toLowerCase(Locale.ROOT)),
          () -> "tag key `" + tag.key() + "` occurs twice, ignoring case");
    }
  }

  private static void checkAncestors(SessionClaims claims) {
    List<SessionLink> ancestors = claims.ancestors();
    if (ancestors.isEmpty()) {
      if (claims.isChained()) {
        throw new IllegalArgumentException(
            "a chained session needs the access key of the session it was chained from");
      }
      return;
    }
    require(
        ancestors.size() <= MAX_ANCESTORS,
        () -> ancestors.size() + " ancestors are more than " + MAX_ANCESTORS);
    Set<AccessKeyId> seen = new HashSet<>(List.of(claims.accessKeyId()));
    for (SessionLink ancestor : ancestors) {
      require(
          seen.add(ancestor.accessKeyId()),
          () -> "ancestor `" + ancestor.accessKeyId() + "` occurs twice in the chain");
    }
  }

  /** The message is made only when it is needed: every opened token passes here. */
  private static void require(boolean holds, Supplier<String> message) {
    if (!holds) {
      throw new IllegalArgumentException(message.get());
    }
  }
}

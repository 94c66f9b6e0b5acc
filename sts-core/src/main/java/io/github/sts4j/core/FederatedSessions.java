package io.github.sts4j.core;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.FederatedIdentity;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.parameter.Syntax;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.token.SessionClaimsBuilder;
import io.github.sts4j.core.token.SessionTag;
import io.github.sts4j.policy.Arn;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * A session of a role for somebody whom an identity provider vouches for, whatever the proof was: trust, duration, session
 * policies, mint (SA-3).
 */
final class FederatedSessions {
  private static final int MOST_TAGS = 50;
  private static final int LONGEST_PRINCIPAL = 2_048;

  private final FederatedRoleTrust trust;
  private final SessionPolicyCheck sessionPolicies;
  private final SessionMint mint;
  private final boolean endsWithProof;

  FederatedSessions(ActionParts parts) {
    this.trust = new FederatedRoleTrust(parts.directory(), parts.authorizer());
    this.sessionPolicies = parts.sessionPolicies();
    this.mint = parts.mint();
    this.endsWithProof = parts.endsWithProof();
  }

  /**
   * What is asked for.
   *
   * @param action the action's name, such as {@code AssumeRoleWithSAML}
   * @param roleArn the role
   * @param sessionName the new session's name
   * @param identity who it is, verified
   * @param durationSeconds as the caller passed it
   * @param shortening what the proof takes from a duration that begins at an instant
   * @param policies the session policies passed
   */
  record Call(
      String action,
      Arn roleArn,
      String sessionName,
      FederatedIdentity identity,
      Optional<Integer> durationSeconds,
      BiFunction<Instant, Duration, Duration> shortening,
      PolicyParameters policies) {}

  /** What was made, and for whom. */
  record Made(SessionMint.Minted minted, AssumedRoleUser user) {}

  Made assume(Call call, RequestEnvironment environment) {
    requireUsable(call.sessionName(), call.identity());
    Role role = trust.require(call, environment);
    Instant issuedAt = mint.issuedAt();
    Duration duration =
        call.shortening().apply(issuedAt, SessionDuration.ofRole(call.durationSeconds(), role));
    if (endsWithProof) {
      duration = notAfter(call.identity().provenUntil(), issuedAt, duration);
    }
    duration = notAfter(call.identity().sessionsEndBy(), issuedAt, duration);
    sessionPolicies.require(call.policies(), role.account());
    SessionClaimsBuilder claims = RoleSessions.claims(role, call.sessionName())
        .tags(call.identity().tags())
        .identityProvider(call.identity().provider())
        .federatedContext(call.identity().sessionContext());
    call.identity().sourceIdentity().ifPresent(claims::sourceIdentity);
    claims.firstPrincipal(firstPrincipal(call.identity()));
    call.policies().addTo(claims);
    return new Made(
        mint.mint(role.account(), issuedAt, duration, claims),
        RoleSessions.user(role, call.sessionName()));
  }

  /** LK-17: the session ends with the token or certificate that began it. */
  private static Duration notAfter(Optional<Instant> end, Instant issuedAt, Duration duration) {
    if (end.isEmpty()) {
      return duration;
    }
    Duration left = Duration.between(issuedAt, end.get()).truncatedTo(ChronoUnit.SECONDS);
    if (left.isNegative() || left.isZero()) {
      throw new StsException(
          StsError.EXPIRED_IDENTITY_TOKEN,
          "The identity token expired at " + end.get() + ": present a new one");
    }
    return left.compareTo(duration) < 0 ? left : duration;
  }

  /** What a verifier let through has to be what a caller of AssumeRole may pass (SM-31, SM-33, ST-2, ST-4). */
  private static void requireUsable(String sessionName, FederatedIdentity identity) {
    requireName("session name", sessionName);
    identity.sourceIdentity().ifPresent(value -> requireName("source identity", value));
    Set<String> keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    identity.tags().stream().map(SessionTag::key).forEach(keys::add);
    if (keys.size() != identity.tags().size() || keys.size() > MOST_TAGS) {
      throw new StsException(
          StsError.INVALID_IDENTITY_TOKEN,
          "The identity provider set more than " + MOST_TAGS
              + " session tags, or two whose keys differ only by case");
    }
  }

  /** LK-22. A subject has no length of its own; what is cut is for the record alone. */
  private static String firstPrincipal(FederatedIdentity identity) {
    String text = identity.provider() + ":" + identity.subject();
    int end = text.offsetByCodePoints(0, Math.min(LONGEST_PRINCIPAL, Syntax.length(text)));
    return text.substring(0, end);
  }

  private static void requireName(String what, String value) {
    if (Syntax.length(value) < 2 || Syntax.length(value) > 64 || !Syntax.NAME.spells(value)) {
      throw new StsException(
          StsError.INVALID_IDENTITY_TOKEN,
          "The " + what + " must be 2 to 64 characters of the pattern " + Syntax.NAME);
    }
  }
}

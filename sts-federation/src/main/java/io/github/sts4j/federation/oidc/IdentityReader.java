package io.github.sts4j.federation.oidc;

import io.github.sts4j.core.federation.FederatedIdentity;
import io.github.sts4j.core.federation.OidcProvider;
import io.github.sts4j.core.federation.VerifiedWebIdentity;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.replay.ReplayGuard;
import io.github.sts4j.policy.Arn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reads the identity out of claims whose signature was checked, and checks what they claim. */
final class IdentityReader {
  private final Issuer issuer;
  private final Claims claims;
  private final Instant now;

  IdentityReader(Issuer issuer, Claims claims, Instant now) {
    this.issuer = issuer;
    this.claims = claims;
    this.now = now;
  }

  VerifiedWebIdentity read(Arn role, AccountId account) {
    OidcProvider provider = issuer.registration().provider();
    String subject = claims.subject();
    TokenAudience audience = TokenAudience.of(claims);
    Instant expires = TokenTimes.check(claims, now, provider.clockSkew());
    issuer.registration().maxTokenLifetime().ifPresent(max -> checkLifetime(expires, max));
    audience.requireAmong(provider.clientIds());
    boolean roleListed = RolesClaim.authorizes(claims, role);

    String principal = issuer.principal(role.partition());
    FederatedIdentity.Builder identity = FederatedIdentity.builder(
            principal, issuer.account(account), subject, audience.value())
        .provenUntil(expires)
        .tags(TagsClaim.read(claims))
        .trustContext("sts:RoleAuthorizedByIdp", List.of(Boolean.toString(roleListed))); // OI-33
    SourceIdentityClaim.read(claims).ifPresent(identity::sourceIdentity);
    addConditionKeys(identity, subject, audience);
    VerifiedWebIdentity verified = new VerifiedWebIdentity(identity.build(), provider.url());
    // Last of all: a token that is refused is not used up.
    issuer.registration().replayGuard().ifPresent(guard -> useOnce(guard, principal, expires));
    return verified;
  }

  private void addConditionKeys(
      FederatedIdentity.Builder identity, String subject, TokenAudience audience) {
    boolean allLast = issuer.builtIn().filter(BuiltInProvider.COGNITO::equals).isPresent();
    ConditionKeys keys = new ConditionKeys(issuer.keyNames(), identity, allLast);
    keys.standard(claims, subject, audience);
    keys.named(claims);
    if (issuer.registration().provider().allowAllClaims()) {
      keys.all(claims);
    }
  }

  private void checkLifetime(Instant expires, Duration max) {
    if (expires.isAfter(TokenTimes.issued(claims).plus(max))) {
      throw Refusal.invalid("The token is valid for too long: from iat to exp it may be "
          + max.toSeconds() + " seconds");
    }
  }

  /** LK-16 */
  private void useOnce(ReplayGuard guard, String principal, Instant expires) {
    String id = claims.requiredText("jti");
    Instant until = expires.plus(issuer.registration().provider().clockSkew()).plusSeconds(1);
    if (!guard.firstUse(principal, id, until, now)) {
      throw Refusal.invalid("The token was used before");
    }
  }
}

package io.github.sts4j.core;

import io.github.sts4j.core.parameter.Violations;
import io.github.sts4j.core.permission.CallerKinds;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.SessionAuthorizer;
import io.github.sts4j.core.token.SessionClaims;
import io.github.sts4j.core.token.SessionClaimsBuilder;
import io.github.sts4j.core.token.SessionKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** GetSessionToken: the caller's own identity, for a while (section 2.7). No policy is asked (GS-3). */
final class GetSessionTokenAction {
  private final SessionAuthorizer authorizer;
  private final MfaCheck mfa;
  private final SessionMint mint;

  GetSessionTokenAction(ActionParts parts) {
    this.authorizer = parts.authorizer();
    this.mfa = parts.mfa();
    this.mint = parts.mint();
  }

  void check(GetSessionTokenRequest request) {
    Violations violations = new Violations();
    violations.integer("durationSeconds", request.durationSeconds(), 900, 129_600);
    MfaCode.check(request.serialNumber(), request.tokenCode(), violations);
    violations.throwIfAny();
  }

  GetSessionTokenResponse call(AuthenticatedCaller caller, GetSessionTokenRequest request) {
    check(request);
    CallerKinds.requireLongTerm(caller, "GetSessionToken");
    authorizer.requireLive(caller);
    Optional<MfaCode> code = MfaCode.of(request.serialNumber(), request.tokenCode());
    AuthenticatedCaller proven = mfa.prove(caller, code);
    Duration duration = SessionDuration.ofUser(request.durationSeconds(), caller);
    Instant issuedAt = mint.issuedAt();
    SessionClaimsBuilder claims = SessionClaims.builder() // GS-6: no name, no policy, no tags
        .kind(SessionKind.USER)
        .principalArn(caller.arn().toString())
        .principalId(caller.userId());
    proven.mfaAuthenticatedAt().ifPresent(proof -> claims.mfaAuthenticatedAt(issuedAt)); // GS-5
    return new GetSessionTokenResponse(
        mint.mint(caller.account(), issuedAt, duration, claims).credentials());
  }
}

package io.github.sts4j.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.identity.Account;
import io.github.sts4j.core.identity.IdentityDirectory;
import io.github.sts4j.core.outbound.WebIdentityTokenIssuer;
import io.github.sts4j.core.permission.ActionPermission;
import io.github.sts4j.core.permission.CallContext;
import io.github.sts4j.core.permission.CallerKinds;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthenticatedUser;
import io.github.sts4j.core.session.AuthorizationRequest;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.policy.ConditionContext;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.random.RandomGenerator;

/** GetWebIdentityToken, step by step: syntax, kind of caller, permissions, account, duration, claims, signature (section 2.13). */
final class GetWebIdentityTokenAction {
  private static final String ACTION = "sts:GetWebIdentityToken";
  private static final String TAG_ACTION = "sts:TagGetWebIdentityToken";

  /** WT-8: AWS publishes no figure. A token of this many bytes of claims is one that AssumeRoleWithWebIdentity takes. */
  static final int MAX_CLAIMS_BYTES = 12_288;

  private final ActionPermission permission;
  private final IdentityDirectory directory;
  private final WebIdentityTokenIssuer issuer;
  private final InstantSource clock;
  private final RandomGenerator random;

  GetWebIdentityTokenAction(
      ActionParts parts,
      WebIdentityTokenIssuer issuer,
      InstantSource clock,
      RandomGenerator random) {
    this.permission = parts.permission();
    this.directory = parts.directory();
    this.issuer = issuer;
    this.clock = clock;
    this.random = random;
  }

  GetWebIdentityTokenParameters check(GetWebIdentityTokenRequest request) {
    return GetWebIdentityTokenParameters.check(request);
  }

  GetWebIdentityTokenResponse call(
      AuthenticatedCaller caller,
      GetWebIdentityTokenRequest request,
      RequestEnvironment environment) {
    GetWebIdentityTokenParameters parameters = check(request);
    requireKind(caller);
    ConditionContext facts = require(caller, ACTION, parameters, environment);
    if (!parameters.tags().isEmpty()) { // WT-3
      require(caller, TAG_ACTION, parameters, environment);
    }
    URI issuerUrl = requireIssuer(caller);
    Instant issuedAt = Instant.ofEpochSecond(clock.instant().getEpochSecond());
    Instant expiresAt = issuedAt.plus(parameters.duration());
    requireWithinSession(caller, expiresAt);
    String claims = new WebIdentityTokenClaims(issuerUrl, caller, facts, parameters)
        .json(issuedAt, expiresAt, random);
    requireSize(claims);
    return new GetWebIdentityTokenResponse(
        issuer.sign(claims, parameters.algorithm(), issuedAt), expiresAt);
  }

  /** Table 2.1: users with a long-term key and role sessions. What is not established about others (UN-10) is refused. */
  private static void requireKind(AuthenticatedCaller caller) {
    boolean roleSession = caller instanceof Session session && session.kind() == SessionKind.ROLE;
    if (!roleSession && !(caller instanceof AuthenticatedUser)) {
      throw CallerKinds.denied(caller, ACTION, "*");
    }
  }

  /** What policies were told of the caller, when they allow the action. */
  private ConditionContext require(
      AuthenticatedCaller caller,
      String action,
      GetWebIdentityTokenParameters parameters,
      RequestEnvironment environment) {
    AuthorizationRequest.Builder request = AuthorizationRequest.builder(action, "*")
        .environment(environment)
        .context("sts:IdentityTokenAudience", parameters.audience())
        .context("sts:DurationSeconds", Long.toString(parameters.duration().toSeconds())) // TP-49
        .context("sts:SigningAlgorithm", parameters.algorithm().name());
    CallContext.putTags(request, parameters.tags(), Set.of());
    return permission.require(caller, request.build()).request().context();
  }

  /** WT-2: off unless the account has it on, and the service has an issuer for it. */
  private URI requireIssuer(AuthenticatedCaller caller) {
    return directory
        .findAccount(caller.account())
        .filter(Account::outboundWebIdentityFederation)
        .flatMap(account -> issuer.issuer(account.id()))
        .orElseThrow(() -> new StsException(
            StsError.OUTBOUND_WEB_IDENTITY_FEDERATION_DISABLED,
            "Outbound web identity federation is not enabled for account " + caller.account()));
  }

  /** WT-4 */
  private static void requireWithinSession(AuthenticatedCaller caller, Instant expiresAt) {
    if (caller instanceof Session session && session.expiresAt().isBefore(expiresAt)) {
      throw new StsException(
          StsError.SESSION_DURATION_ESCALATION,
          "The token would outlive the calling session, which ends at " + session.expiresAt()
              + ": ask for a shorter DurationSeconds");
    }
  }

  /** WT-8 */
  private static void requireSize(String claims) {
    int size = claims.getBytes(UTF_8).length;
    if (size > MAX_CLAIMS_BYTES) {
      throw new StsException(
          StsError.JWT_PAYLOAD_SIZE_EXCEEDED,
          "The token's payload would have " + size + " bytes and may have " + MAX_CLAIMS_BYTES
              + ": pass fewer or shorter audiences and tags");
    }
  }
}

package io.github.sts4j.core;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.IdentityDirectory;
import io.github.sts4j.core.observe.StsObserver;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthorizationRequest;
import io.github.sts4j.core.session.RequestAuthenticator;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.session.SessionAuthorizer;
import io.github.sts4j.core.session.SessionVerifier;
import io.github.sts4j.core.sigv4.SigV4Settings;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.core.token.SessionTokenSealer;
import io.github.sts4j.policy.AccessDecision;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Wires the steps of each action together. */
final class StandardTokenService implements TokenService {
  private final IdentityDirectory directory;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final SessionVerifier verifier;
  private final SessionAuthorizer authorizer;
  private final AssumeRoleAction assumeRole;
  private final StsObserver observer;

  StandardTokenService(Builder settings, IdentityDirectory directory, KeyRing keyRing) {
    this.directory = directory;
    this.clock = settings.clock;
    this.random = settings.random;
    this.observer = settings.observer;
    SessionTokenSealer sealer = SessionTokenSealer.create(keyRing, settings.random);
    this.verifier = new SessionVerifier(sealer, directory, clock, settings.revocations);
    this.authorizer =
        new SessionAuthorizer(directory, clock, settings.boundaryLimitsDirectUserGrants);
    this.assumeRole = new AssumeRoleAction(
        new MfaCheck(settings.mfaVerifier, directory),
        new RoleTrust(directory, authorizer),
        new SessionPolicyCheck(directory),
        new SessionMint(
            sealer, clock, settings.random, settings.limits.packedBytes(), settings.observer),
        settings.limits,
        clock);
  }

  @Override
  public AssumeRoleResponse assumeRole(
      AuthenticatedCaller caller, AssumeRoleRequest request, RequestEnvironment environment) {
    return assumeRole.call(caller, request, environment);
  }

  @Override
  public void checkParameters(AssumeRoleRequest request) {
    assumeRole.checkParameters(request);
  }

  @Override
  public GetCallerIdentityResponse getCallerIdentity(AuthenticatedCaller caller) {
    return new GetCallerIdentityResponse(caller.userId(), caller.account(), caller.arn());
  }

  @Override
  public Session verify(AccessKeyId accessKeyId, @Nullable String sessionToken) {
    try {
      Session session = verifier.verify(accessKeyId, sessionToken);
      observer.verified();
      return session;
    } catch (AuthenticationException e) {
      observer.refused(e.failure());
      throw e;
    }
  }

  @Override
  public RequestAuthenticator authenticator(SigV4Settings settings) {
    return new RequestAuthenticator(settings, verifier, directory, clock, random, observer);
  }

  @Override
  public AccessDecision authorize(AuthenticatedCaller caller, AuthorizationRequest request) {
    return authorizer.authorize(caller, request);
  }
}

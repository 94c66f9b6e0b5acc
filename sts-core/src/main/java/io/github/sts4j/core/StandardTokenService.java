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
  private final AssumeRoleWithSamlAction assumeRoleWithSaml;
  private final AssumeRoleWithWebIdentityAction assumeRoleWithWebIdentity;
  private final AssumeRootAction assumeRoot;
  private final GetAccessKeyInfoAction getAccessKeyInfo;
  private final GetDelegatedAccessTokenAction getDelegatedAccessToken;
  private final GetFederationTokenAction getFederationToken;
  private final GetSessionTokenAction getSessionToken;

  StandardTokenService(Builder settings, IdentityDirectory directory, KeyRing keyRing) {
    this.directory = directory;
    this.clock = settings.clock;
    this.random = settings.random;
    this.observer = settings.observer;
    SessionTokenSealer sealer = SessionTokenSealer.create(keyRing, settings.random);
    this.verifier = new SessionVerifier(sealer, directory, clock, settings.revocations);
    this.authorizer =
        new SessionAuthorizer(directory, clock, settings.boundaryLimitsDirectUserGrants);
    ActionParts parts = new ActionParts(
        directory,
        authorizer,
        new MfaCheck(settings.mfaVerifier, directory, clock),
        new SessionPolicyCheck(directory),
        new SessionMint(
            sealer, clock, settings.random, settings.limits.packedBytes(), settings.observer),
        settings.limits);
    this.assumeRole = new AssumeRoleAction(parts);
    this.assumeRoleWithSaml = new AssumeRoleWithSamlAction(parts, settings.samlVerifier);
    this.assumeRoleWithWebIdentity = new AssumeRoleWithWebIdentityAction(
        parts, settings.webIdentityVerifier, settings.issuerAsProvider);
    this.assumeRoot = new AssumeRootAction(parts);
    this.getAccessKeyInfo = new GetAccessKeyInfoAction(parts);
    this.getDelegatedAccessToken =
        new GetDelegatedAccessTokenAction(parts, settings.delegationStore);
    this.getFederationToken = new GetFederationTokenAction(parts);
    this.getSessionToken = new GetSessionTokenAction(parts);
  }

  @Override
  public AssumeRoleResponse assumeRole(
      AuthenticatedCaller caller, AssumeRoleRequest request, RequestEnvironment environment) {
    return assumeRole.call(caller, request, environment);
  }

  @Override
  public AssumeRoleWithSamlResponse assumeRoleWithSaml(
      AssumeRoleWithSamlRequest request, RequestEnvironment environment) {
    return assumeRoleWithSaml.call(request, environment);
  }

  @Override
  public AssumeRoleWithWebIdentityResponse assumeRoleWithWebIdentity(
      AssumeRoleWithWebIdentityRequest request, RequestEnvironment environment) {
    return assumeRoleWithWebIdentity.call(request, environment);
  }

  @Override
  public AssumeRootResponse assumeRoot(
      AuthenticatedCaller caller, AssumeRootRequest request, RequestEnvironment environment) {
    return assumeRoot.call(caller, request, environment);
  }

  @Override
  public GetSessionTokenResponse getSessionToken(
      AuthenticatedCaller caller, GetSessionTokenRequest request) {
    return getSessionToken.call(caller, request);
  }

  @Override
  public GetFederationTokenResponse getFederationToken(
      AuthenticatedCaller caller,
      GetFederationTokenRequest request,
      RequestEnvironment environment) {
    return getFederationToken.call(caller, request, environment);
  }

  @Override
  public GetAccessKeyInfoResponse getAccessKeyInfo(
      AuthenticatedCaller caller, GetAccessKeyInfoRequest request, RequestEnvironment environment) {
    return getAccessKeyInfo.call(caller, request, environment);
  }

  @Override
  public GetDelegatedAccessTokenResponse getDelegatedAccessToken(
      AuthenticatedCaller caller,
      GetDelegatedAccessTokenRequest request,
      RequestEnvironment environment) {
    return getDelegatedAccessToken.call(caller, request, environment);
  }

  @Override
  public GetCallerIdentityResponse getCallerIdentity(AuthenticatedCaller caller) {
    return new GetCallerIdentityResponse(caller.userId(), caller.account(), caller.arn());
  }

  @Override
  public void checkParameters(StsRequest request) {
    if (request instanceof AssumeRoleRequest assume) {
      assumeRole.check(assume);
    } else if (request instanceof AssumeRoleWithSamlRequest assume) {
      assumeRoleWithSaml.check(assume);
    } else if (request instanceof AssumeRoleWithWebIdentityRequest assume) {
      assumeRoleWithWebIdentity.check(assume);
    } else if (request instanceof AssumeRootRequest assume) {
      assumeRoot.check(assume);
    } else if (request instanceof GetAccessKeyInfoRequest get) {
      getAccessKeyInfo.check(get);
    } else if (request instanceof GetDelegatedAccessTokenRequest get) {
      getDelegatedAccessToken.check(get);
    } else if (request instanceof GetFederationTokenRequest get) {
      getFederationToken.check(get);
    } else if (request instanceof GetSessionTokenRequest get) {
      getSessionToken.check(get);
    }
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

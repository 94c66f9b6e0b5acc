package io.github.sts4j.core;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.VerifiedSamlIdentity;
import io.github.sts4j.core.federation.VerifiedWebIdentity;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.IdentityDirectory;
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
import java.util.function.Consumer;
import java.util.function.Supplier;
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

  StandardTokenService(Builder settings, IdentityDirectory directory, KeyRing keyRing) {
    this.directory = directory;
    this.clock = settings.clock;
    this.random = settings.random;
    SessionTokenSealer sealer = SessionTokenSealer.create(keyRing, settings.random);
    this.verifier = new SessionVerifier(sealer, directory, clock);
    this.authorizer =
        new SessionAuthorizer(directory, clock, settings.boundaryLimitsDirectUserGrants);
    this.assumeRole = new AssumeRoleAction(
        new MfaCheck(settings.mfaVerifier, directory),
        new RoleTrust(directory, authorizer),
        new SessionPolicyCheck(directory),
        new SessionMint(sealer, clock, settings.random, settings.limits.packedBytes()),
        settings.limits,
        clock);
  }

  @Override
  public AssumeRoleResponse assumeRole(
      AuthenticatedCaller caller, AssumeRoleRequest request, RequestEnvironment environment) {
    return assumeRole.call(caller, request, environment);
  }

  @Override
  public AssumeRoleWithSamlResponse assumeRoleWithSaml(
      AssumeRoleWithSamlRequest request, RequestEnvironment environment) {
    return assumeRoleWithSaml(request, environment, verified -> {});
  }

  /** @param verified told whom the assertion vouches for, as soon as that is known */
  @SuppressWarnings("DoNotCallSuggester")
  AssumeRoleWithSamlResponse assumeRoleWithSaml(
      AssumeRoleWithSamlRequest request,
      RequestEnvironment environment,
      Consumer<VerifiedSamlIdentity> verified) {
    throw notYet(request);
  }

  @Override
  public AssumeRoleWithWebIdentityResponse assumeRoleWithWebIdentity(
      AssumeRoleWithWebIdentityRequest request, RequestEnvironment environment) {
    return assumeRoleWithWebIdentity(request, environment, verified -> {});
  }

  /** @param verified told whom the token vouches for, as soon as that is known */
  @SuppressWarnings("DoNotCallSuggester")
  AssumeRoleWithWebIdentityResponse assumeRoleWithWebIdentity(
      AssumeRoleWithWebIdentityRequest request,
      RequestEnvironment environment,
      Consumer<VerifiedWebIdentity> verified) {
    throw notYet(request);
  }

  @Override
  public AssumeRootResponse assumeRoot(
      AuthenticatedCaller caller, AssumeRootRequest request, RequestEnvironment environment) {
    throw notYet(request);
  }

  @Override
  public GetSessionTokenResponse getSessionToken(
      AuthenticatedCaller caller, GetSessionTokenRequest request, RequestEnvironment environment) {
    throw notYet(request);
  }

  @Override
  public GetFederationTokenResponse getFederationToken(
      AuthenticatedCaller caller,
      GetFederationTokenRequest request,
      RequestEnvironment environment) {
    throw notYet(request);
  }

  @Override
  public GetAccessKeyInfoResponse getAccessKeyInfo(
      AuthenticatedCaller caller, GetAccessKeyInfoRequest request, RequestEnvironment environment) {
    throw notYet(request);
  }

  @Override
  public GetDelegatedAccessTokenResponse getDelegatedAccessToken(
      AuthenticatedCaller caller,
      GetDelegatedAccessTokenRequest request,
      RequestEnvironment environment) {
    throw notYet(request);
  }

  private static StsException notYet(StsRequest request) {
    return new StsException(
        StsError.INVALID_ACTION, "This service does not offer " + request.action());
  }

  @Override
  public <T> T admit(IncomingCall call, Supplier<T> steps) {
    return steps.get();
  }

  @Override
  public void checkParameters(StsRequest request) {
    if (request instanceof AssumeRoleRequest assume) {
      assumeRole.checkParameters(assume);
    }
  }

  @Override
  public GetCallerIdentityResponse getCallerIdentity(
      AuthenticatedCaller caller, RequestEnvironment environment) {
    return new GetCallerIdentityResponse(caller.userId(), caller.account(), caller.arn());
  }

  @Override
  public Session verify(AccessKeyId accessKeyId, @Nullable String sessionToken) {
    return verifier.verify(accessKeyId, sessionToken);
  }

  @Override
  public RequestAuthenticator authenticator(SigV4Settings settings) {
    return new RequestAuthenticator(settings, verifier, directory, clock, random);
  }

  @Override
  public AccessDecision authorize(AuthenticatedCaller caller, AuthorizationRequest request) {
    return authorizer.authorize(caller, request);
  }
}

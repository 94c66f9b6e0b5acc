package io.github.sts4j.core;

import io.github.sts4j.core.federation.VerifiedCertificate;
import io.github.sts4j.core.federation.VerifiedSamlIdentity;
import io.github.sts4j.core.federation.VerifiedWebIdentity;
import io.github.sts4j.core.guard.AuditTrail;
import io.github.sts4j.core.guard.AuditTrail.Answer;
import io.github.sts4j.core.guard.CallDescription;
import io.github.sts4j.core.guard.CallLimits;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthorizationRequest;
import io.github.sts4j.core.session.RequestAuthenticator;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.sigv4.SigV4Settings;
import io.github.sts4j.core.token.MintMaterial;
import io.github.sts4j.policy.AccessDecision;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A service whose calls are limited and recorded, each once, however they come in. */
final class GuardedTokenService implements TokenService {
  private final StandardTokenService service;
  private final CallLimits limits;
  private final AuditTrail trail;

  GuardedTokenService(StandardTokenService service, CallLimits limits, AuditTrail trail) {
    this.service = service;
    this.limits = limits;
    this.trail = trail;
  }

  @Override
  public AssumeRoleResponse assumeRole(
      AuthenticatedCaller caller, AssumeRoleRequest request, RequestEnvironment environment) {
    return guarded(caller, request, environment, service::assumeRole, AuditedResponses::of);
  }

  @Override
  public AssumeRoleResponse assumeRole(
      VerifiedCertificate certificate, AssumeRoleRequest request, RequestEnvironment environment) {
    return guardedBySource(
        () -> AuditedFederatedCalls.of(request, certificate, environment),
        environment,
        AuditedResponses::of,
        () -> service.assumeRole(certificate, request, environment));
  }

  @Override
  public AssumeRoleWithSamlResponse assumeRoleWithSaml(
      AssumeRoleWithSamlRequest request, RequestEnvironment environment) {
    AtomicReference<@Nullable VerifiedSamlIdentity> verified = new AtomicReference<>();
    return guardedBySource(
        () -> AuditedFederatedCalls.of(request, Optional.ofNullable(verified.get()), environment),
        environment,
        AuditedResponses::of,
        () -> service.assumeRoleWithSaml(request, environment, verified::set));
  }

  @Override
  public AssumeRoleWithWebIdentityResponse assumeRoleWithWebIdentity(
      AssumeRoleWithWebIdentityRequest request, RequestEnvironment environment) {
    AtomicReference<@Nullable VerifiedWebIdentity> verified = new AtomicReference<>();
    return guardedBySource(
        () -> AuditedFederatedCalls.of(request, Optional.ofNullable(verified.get()), environment),
        environment,
        AuditedResponses::of,
        () -> service.assumeRoleWithWebIdentity(request, environment, verified::set));
  }

  @Override
  public AssumeRootResponse assumeRoot(
      AuthenticatedCaller caller, AssumeRootRequest request, RequestEnvironment environment) {
    return guarded(caller, request, environment, service::assumeRoot, AuditedResponses::of);
  }

  @Override
  public GetSessionTokenResponse getSessionToken(
      AuthenticatedCaller caller, GetSessionTokenRequest request, RequestEnvironment environment) {
    return guarded(caller, request, environment, service::getSessionToken, AuditedResponses::of);
  }

  @Override
  public GetFederationTokenResponse getFederationToken(
      AuthenticatedCaller caller,
      GetFederationTokenRequest request,
      RequestEnvironment environment) {
    return guarded(caller, request, environment, service::getFederationToken, AuditedResponses::of);
  }

  @Override
  public GetAccessKeyInfoResponse getAccessKeyInfo(
      AuthenticatedCaller caller, GetAccessKeyInfoRequest request, RequestEnvironment environment) {
    return guarded(caller, request, environment, service::getAccessKeyInfo, AuditedResponses::of);
  }

  @Override
  public GetDelegatedAccessTokenResponse getDelegatedAccessToken(
      AuthenticatedCaller caller,
      GetDelegatedAccessTokenRequest request,
      RequestEnvironment environment) {
    return guarded(
        caller, request, environment, service::getDelegatedAccessToken, AuditedResponses::of);
  }

  @Override
  public DecodeAuthorizationMessageResponse decodeAuthorizationMessage(
      AuthenticatedCaller caller,
      DecodeAuthorizationMessageRequest request,
      RequestEnvironment environment) {
    return guarded(
        caller, request, environment, service::decodeAuthorizationMessage, AuditedResponses::of);
  }

  @Override
  public GetWebIdentityTokenResponse getWebIdentityToken(
      AuthenticatedCaller caller,
      GetWebIdentityTokenRequest request,
      RequestEnvironment environment) {
    return guarded(
        caller, request, environment, service::getWebIdentityToken, AuditedResponses::of);
  }

  @Override
  public GetCallerIdentityResponse getCallerIdentity(
      AuthenticatedCaller caller, RequestEnvironment environment) {
    return guarded(
        caller,
        new GetCallerIdentityRequest(),
        environment,
        (who, none, where) -> service.getCallerIdentity(who, where),
        AuditedResponses::of);
  }

  @Override
  public <T> T admit(IncomingCall call, Supplier<T> steps) {
    return trail.recordRefusal(
        () -> AuditedCalls.of(call),
        () -> limits.admit(call.environment(), () -> service.admit(call, steps)));
  }

  @Override
  public String encodeAuthorizationMessage(AuthenticatedCaller caller, AccessDecision denial) {
    return service.encodeAuthorizationMessage(caller, denial);
  }

  @Override
  public OptionalInt packedPolicySize(AssumeRoleRequest request) {
    return service.packedPolicySize(request);
  }

  @Override
  public MintMaterial drawMintMaterial() {
    return service.drawMintMaterial();
  }

  @Override
  public TokenService replaying(MintMaterial material) {
    return service.replaying(material);
  }

  @Override
  public void checkParameters(StsRequest request) {
    service.checkParameters(request);
  }

  @Override
  public Session verify(AccessKeyId accessKeyId, @Nullable String sessionToken) {
    return service.verify(accessKeyId, sessionToken);
  }

  @Override
  public RequestAuthenticator authenticator(SigV4Settings settings) {
    return service.authenticator(settings);
  }

  @Override
  public AccessDecision authorize(AuthenticatedCaller caller, AuthorizationRequest request) {
    return service.authorize(caller, request);
  }

  /** An action of the service behind this one. */
  @FunctionalInterface
  private interface Action<Q, R> {
    R call(AuthenticatedCaller caller, Q request, RequestEnvironment environment);
  }

  /** Limited before anything is done, and recorded when all is done. */
  private <Q extends StsRequest, R> R guarded(
      AuthenticatedCaller caller,
      Q request,
      RequestEnvironment environment,
      Action<Q, R> action,
      Function<R, Answer> answered) {
    return trail.record(() -> AuditedCalls.of(caller, request, environment), answered, () -> {
      limits.require(caller, request.action());
      return action.call(caller, request, environment);
    });
  }

  /** The same for callers whom only the call itself establishes. */
  private <R> R guardedBySource(
      Supplier<CallDescription> described,
      RequestEnvironment environment,
      Function<R, Answer> answered,
      Supplier<R> work) {
    return trail.record(described, answered, () -> {
      limits.require(environment);
      return work.get();
    });
  }
}

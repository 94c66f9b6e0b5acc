package io.github.sts4j.core;

import io.github.sts4j.core.denial.AuthorizationMessages;
import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.federation.VerifiedCertificate;
import io.github.sts4j.core.federation.VerifiedSamlIdentity;
import io.github.sts4j.core.federation.VerifiedWebIdentity;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.IdentityDirectory;
import io.github.sts4j.core.observe.StsObserver;
import io.github.sts4j.core.permission.ActionPermission;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthorizationRequest;
import io.github.sts4j.core.session.RequestAuthenticator;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.session.SessionAuthorizer;
import io.github.sts4j.core.session.SessionVerifier;
import io.github.sts4j.core.sigv4.SigV4Settings;
import io.github.sts4j.core.token.AuthorizationMessageSealer;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.core.token.MintMaterial;
import io.github.sts4j.core.token.SessionTokenSealer;
import io.github.sts4j.policy.AccessDecision;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Wires the steps of each action together. */
final class StandardTokenService implements TokenService {
  private final ServiceSettings settings;
  private final IdentityDirectory directory;
  private final KeyRing keyRing;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final SessionVerifier verifier;
  private final SessionAuthorizer authorizer;
  private final AssumeRoleAction assumeRole;
  private final AssumeRoleByCertificateAction assumeRoleByCertificate;
  private final StsObserver observer;
  private final AssumeRoleWithSamlAction assumeRoleWithSaml;
  private final AssumeRoleWithWebIdentityAction assumeRoleWithWebIdentity;
  private final AssumeRootAction assumeRoot;
  private final GetAccessKeyInfoAction getAccessKeyInfo;
  private final GetDelegatedAccessTokenAction getDelegatedAccessToken;
  private final GetFederationTokenAction getFederationToken;
  private final GetSessionTokenAction getSessionToken;
  private final AuthorizationMessages messages;
  private final DecodeAuthorizationMessageAction decodeAuthorizationMessage;
  private final GetWebIdentityTokenAction getWebIdentityToken;

  StandardTokenService(
      ServiceSettings settings,
      IdentityDirectory directory,
      KeyRing keyRing,
      @Nullable MintMaterial material) {
    this.settings = settings;
    this.directory = directory;
    this.keyRing = keyRing;
    this.clock = settings.clock;
    this.random = settings.random;
    this.observer = settings.observer;
    SessionTokenSealer sealer = SessionTokenSealer.create(keyRing, settings.random);
    MintEntropy entropy = material == null
        ? MintEntropy.fresh(sealer, settings.random)
        : MintEntropy.derived(material, keyRing);
    this.verifier = new SessionVerifier(
        sealer, directory, clock, settings.revocations, settings.rememberedSessions);
    this.authorizer =
        new SessionAuthorizer(directory, clock, settings.boundaryLimitsDirectUserGrants);
    this.messages = new AuthorizationMessages(
        AuthorizationMessageSealer.create(keyRing, settings.random), clock);
    ActionParts parts = new ActionParts(
        directory,
        authorizer,
        new ActionPermission(authorizer, settings.encodedDenials::include, messages),
        new MfaCheck(settings.mfaVerifier, directory, clock),
        new SessionPolicyCheck(directory),
        new SessionMint(entropy, clock, settings.limits, settings.observer),
        settings.limits,
        settings.endsWithProof);
    this.assumeRole = new AssumeRoleAction(parts);
    this.assumeRoleByCertificate = new AssumeRoleByCertificateAction(parts);
    this.assumeRoleWithSaml = new AssumeRoleWithSamlAction(parts, settings.samlVerifier);
    this.assumeRoleWithWebIdentity = new AssumeRoleWithWebIdentityAction(
        parts, settings.webIdentityVerifier, settings.issuerAsProvider);
    this.assumeRoot = new AssumeRootAction(parts);
    this.getAccessKeyInfo = new GetAccessKeyInfoAction(parts);
    this.getDelegatedAccessToken =
        new GetDelegatedAccessTokenAction(parts, settings.delegationStore);
    this.getFederationToken = new GetFederationTokenAction(parts);
    this.getSessionToken = new GetSessionTokenAction(parts);
    this.decodeAuthorizationMessage = new DecodeAuthorizationMessageAction(parts, messages);
    this.getWebIdentityToken = new GetWebIdentityTokenAction(
        parts, settings.webIdentityTokenIssuer, clock, settings.random);
  }

  @Override
  public AssumeRoleResponse assumeRole(
      AuthenticatedCaller caller, AssumeRoleRequest request, RequestEnvironment environment) {
    return assumeRole.call(caller, request, environment);
  }

  @Override
  public AssumeRoleResponse assumeRole(
      VerifiedCertificate certificate, AssumeRoleRequest request, RequestEnvironment environment) {
    return assumeRoleByCertificate.call(certificate, request, environment);
  }

  @Override
  public AssumeRoleWithSamlResponse assumeRoleWithSaml(
      AssumeRoleWithSamlRequest request, RequestEnvironment environment) {
    return assumeRoleWithSaml(request, environment, verified -> {});
  }

  /** @param verified told whom the assertion vouches for, as soon as that is known */
  AssumeRoleWithSamlResponse assumeRoleWithSaml(
      AssumeRoleWithSamlRequest request,
      RequestEnvironment environment,
      Consumer<VerifiedSamlIdentity> verified) {
    return assumeRoleWithSaml.call(request, environment, verified);
  }

  @Override
  public AssumeRoleWithWebIdentityResponse assumeRoleWithWebIdentity(
      AssumeRoleWithWebIdentityRequest request, RequestEnvironment environment) {
    return assumeRoleWithWebIdentity(request, environment, verified -> {});
  }

  /** @param verified told whom the token vouches for, as soon as that is known */
  AssumeRoleWithWebIdentityResponse assumeRoleWithWebIdentity(
      AssumeRoleWithWebIdentityRequest request,
      RequestEnvironment environment,
      Consumer<VerifiedWebIdentity> verified) {
    return assumeRoleWithWebIdentity.call(request, environment, verified);
  }

  @Override
  public AssumeRootResponse assumeRoot(
      AuthenticatedCaller caller, AssumeRootRequest request, RequestEnvironment environment) {
    return assumeRoot.call(caller, request, environment);
  }

  @Override
  public GetSessionTokenResponse getSessionToken(
      AuthenticatedCaller caller, GetSessionTokenRequest request, RequestEnvironment environment) {
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
  public DecodeAuthorizationMessageResponse decodeAuthorizationMessage(
      AuthenticatedCaller caller,
      DecodeAuthorizationMessageRequest request,
      RequestEnvironment environment) {
    return decodeAuthorizationMessage.call(caller, request, environment);
  }

  @Override
  public String encodeAuthorizationMessage(AuthenticatedCaller caller, AccessDecision denial) {
    return messages.encode(caller, denial);
  }

  @Override
  public GetWebIdentityTokenResponse getWebIdentityToken(
      AuthenticatedCaller caller,
      GetWebIdentityTokenRequest request,
      RequestEnvironment environment) {
    return getWebIdentityToken.call(caller, request, environment);
  }

  @Override
  public <T> T admit(IncomingCall call, Supplier<T> steps) {
    return steps.get();
  }

  @Override
  public GetCallerIdentityResponse getCallerIdentity(
      AuthenticatedCaller caller, RequestEnvironment environment) {
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
    } else if (request instanceof DecodeAuthorizationMessageRequest decode) {
      decodeAuthorizationMessage.check(decode);
    } else if (request instanceof GetWebIdentityTokenRequest get) {
      getWebIdentityToken.check(get);
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

  @Override
  public OptionalInt packedPolicySize(AssumeRoleRequest request) {
    return assumeRole.packedPolicySize(request);
  }

  @Override
  public MintMaterial drawMintMaterial() {
    return MintMaterial.draw(keyRing, clock, random);
  }

  @Override
  public TokenService replaying(MintMaterial material) {
    return settings.replaying(material);
  }
}

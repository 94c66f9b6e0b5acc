package io.github.sts4j.core;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.audit.AuditSink;
import io.github.sts4j.core.delegation.DelegationStore;
import io.github.sts4j.core.error.AccessDeniedException;
import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.SamlVerifier;
import io.github.sts4j.core.federation.VerifiedCertificate;
import io.github.sts4j.core.federation.WebIdentityVerifier;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.IdentityDirectory;
import io.github.sts4j.core.mfa.MfaVerifier;
import io.github.sts4j.core.observe.StsObserver;
import io.github.sts4j.core.outbound.WebIdentityTokenIssuer;
import io.github.sts4j.core.revocation.RevocationStore;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthorizationRequest;
import io.github.sts4j.core.session.RequestAuthenticator;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.sigv4.SigV4Settings;
import io.github.sts4j.core.throttle.Throttle;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.core.token.MintMaterial;
import io.github.sts4j.policy.AccessDecision;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A Security Token Service: it mints temporary credentials, and tells later from the token alone who is calling and what
 * they may do. Nothing is stored to issue or to verify.
 *
 * <p>With an {@link Builder#auditSink} each call of an action is recorded once, and fails with {@code ServiceUnavailable} when
 * that cannot be done. With a {@link Builder#throttle} each may fail with {@code Throttling}.
 *
 * <p>Safe for use by many threads. Two services with the same key ring and directory are one: what one mints, the other
 * verifies.
 */
public interface TokenService {

  /** Starts a service; a directory and a key ring are required. */
  static Builder builder() {
    return new Builder();
  }

  /**
   * AssumeRole: temporary credentials for a session of a role.
   *
   * @param caller who asks
   * @param request the parameters, not yet checked
   * @param environment what the host knows of the connection, for conditions such as {@code aws:SourceIp}
   * @throws AccessDeniedException when the caller may not assume the role, or there is no such role; the two are not told
   *     apart (AR-3, AR-4). Also for account roots and federated users (AR-2) and failed MFA (AR-15)
   * @throws StsException {@code ValidationError}, {@code InvalidParameterValue}: a parameter is not as it must be (WP-8,
   *     ST-4, ST-5, ST-8), or the duration is too long (AR-8, AR-9); {@code MalformedPolicyDocument}: a session policy is
   *     malformed or unknown (SP-2, SP-3); {@code PackedPolicyTooLarge}: policies and tags take too much room (CR-5)
   * @throws AuthenticationException when the calling session ended, or its role or user is gone (ER-3, ER-4)
   * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRole</a>
   */
  AssumeRoleResponse assumeRole(
      AuthenticatedCaller caller, AssumeRoleRequest request, RequestEnvironment environment);

  /** AssumeRole by a caller of whose connection nothing is known. */
  default AssumeRoleResponse assumeRole(AuthenticatedCaller caller, AssumeRoleRequest request) {
    return assumeRole(caller, request, RequestEnvironment.unknown());
  }

  /**
   * AssumeRole for whoever holds an X.509 certificate, in the manner of IAM Roles Anywhere: the role must trust the anchor, as
   * {@code Federated} principal, for {@code sts:AssumeRole}, {@code sts:TagSession} and {@code sts:SetSourceIdentity}. Tags and
   * source identity come from the certificate, and the session ends with it at the latest.
   *
   * @param certificate a certificate that was verified
   * @param request the parameters, not yet checked; without a session name the serial number is it. What only the certificate
   *     says here must be left out: tags, source identity, external id, MFA
   * @param environment what the host knows of the connection
   * @throws AccessDeniedException when the role does not trust the anchor for this, or there is no such role
   * @throws StsException {@code ExpiredTokenException}: the certificate ended; and what {@link #assumeRole(AuthenticatedCaller,
   *     AssumeRoleRequest, RequestEnvironment)} says of parameters, policies and duration
   */
  AssumeRoleResponse assumeRole(
      VerifiedCertificate certificate, AssumeRoleRequest request, RequestEnvironment environment);

  /** AssumeRole for whoever holds a certificate and of whose connection nothing is known. */
  default AssumeRoleResponse assumeRole(
      VerifiedCertificate certificate, AssumeRoleRequest request) {
    return assumeRole(certificate, request, RequestEnvironment.unknown());
  }

  /**
   * AssumeRoleWithSAML: temporary credentials for a session of a role, for whoever an assertion vouches for. Nobody signs
   * the call.
   *
   * @param request the parameters, not yet checked
   * @param environment what the host knows of the connection
   * @throws AccessDeniedException when the role does not trust the provider for this, or there is no such role (SA-4)
   * @throws StsException {@code InvalidIdentityToken}, {@code ExpiredTokenException}: the assertion is not acceptable, or no
   *     {@link Builder#samlVerifier} is set; and what {@link #assumeRole} says of parameters, policies and duration
   * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html">AssumeRoleWithSAML</a>
   */
  AssumeRoleWithSamlResponse assumeRoleWithSaml(
      AssumeRoleWithSamlRequest request, RequestEnvironment environment);

  /** AssumeRoleWithSAML by a caller of whose connection nothing is known. */
  default AssumeRoleWithSamlResponse assumeRoleWithSaml(AssumeRoleWithSamlRequest request) {
    return assumeRoleWithSaml(request, RequestEnvironment.unknown());
  }

  /**
   * AssumeRoleWithWebIdentity: temporary credentials for a session of a role, for whoever an ID token vouches for. Nobody
   * signs the call.
   *
   * @param request the parameters, not yet checked
   * @param environment what the host knows of the connection
   * @throws AccessDeniedException when the role does not trust the provider for this, or there is no such role (WI-3)
   * @throws StsException {@code InvalidIdentityToken}, {@code ExpiredTokenException}, {@code IDPCommunicationError}: the
   *     token is not acceptable, or no {@link Builder#webIdentityVerifier} is set; and what {@link #assumeRole} says of
   *     parameters, policies and duration
   * @see <a
   *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html">AssumeRoleWithWebIdentity</a>
   */
  AssumeRoleWithWebIdentityResponse assumeRoleWithWebIdentity(
      AssumeRoleWithWebIdentityRequest request, RequestEnvironment environment);

  /** AssumeRoleWithWebIdentity by a caller of whose connection nothing is known. */
  default AssumeRoleWithWebIdentityResponse assumeRoleWithWebIdentity(
      AssumeRoleWithWebIdentityRequest request) {
    return assumeRoleWithWebIdentity(request, RequestEnvironment.unknown());
  }

  /**
   * AssumeRoot: temporary credentials of the root of a member account, limited to one task (section 2.12).
   *
   * @param caller a user or role session of the organization's management account, or of its delegated administrator for
   *     IAM (RT-2)
   * @param request the parameters, not yet checked
   * @param environment what the host knows of the connection
   * @throws AccessDeniedException when the caller may not, root sessions are off, or the target is no member account (RT-2,
   *     RT-3)
   * @throws StsException {@code ValidationError}: a parameter is not as it must be (WP-8, RT-4)
   * @throws AuthenticationException when the calling session ended, or its role or user is gone (ER-3, ER-4)
   * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html">AssumeRoot</a>
   */
  AssumeRootResponse assumeRoot(
      AuthenticatedCaller caller, AssumeRootRequest request, RequestEnvironment environment);

  /** AssumeRoot by a caller of whose connection nothing is known. */
  default AssumeRootResponse assumeRoot(AuthenticatedCaller caller, AssumeRootRequest request) {
    return assumeRoot(caller, request, RequestEnvironment.unknown());
  }

  /**
   * GetSessionToken: temporary credentials of the caller itself, perhaps with proof of MFA. No permission is needed and no
   * policy can refuse it (GS-3).
   *
   * @param caller a user or account root with a long-term key (GS-2)
   * @param request the parameters, not yet checked
   * @param environment what the host knows of the connection, for the record of the call
   * @throws AccessDeniedException for temporary credentials (GS-2), and for failed MFA (AR-15)
   * @throws StsException {@code ValidationError}: a parameter is not as it must be (WP-8)
   * @throws AuthenticationException when the user is gone (ER-4)
   * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html">GetSessionToken</a>
   */
  GetSessionTokenResponse getSessionToken(
      AuthenticatedCaller caller, GetSessionTokenRequest request, RequestEnvironment environment);

  /** GetSessionToken by a caller of whose connection nothing is known. */
  default GetSessionTokenResponse getSessionToken(
      AuthenticatedCaller caller, GetSessionTokenRequest request) {
    return getSessionToken(caller, request, RequestEnvironment.unknown());
  }

  /**
   * GetFederationToken: temporary credentials for somebody the caller vouches for, within the caller's own permissions
   * (section 2.8).
   *
   * @param caller a user or account root with a long-term key (GF-2)
   * @param request the parameters, not yet checked
   * @param environment what the host knows of the connection
   * @throws AccessDeniedException for temporary credentials (GF-2), and when the caller's policies do not allow it (GF-3)
   * @throws StsException {@code ValidationError}, {@code InvalidParameterValue}, {@code MalformedPolicyDocument}, {@code
   *     PackedPolicyTooLarge}, as {@link #assumeRole} says
   * @throws AuthenticationException when the user is gone (ER-4)
   * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html">GetFederationToken</a>
   */
  GetFederationTokenResponse getFederationToken(
      AuthenticatedCaller caller,
      GetFederationTokenRequest request,
      RequestEnvironment environment);

  /** GetFederationToken by a caller of whose connection nothing is known. */
  default GetFederationTokenResponse getFederationToken(
      AuthenticatedCaller caller, GetFederationTokenRequest request) {
    return getFederationToken(caller, request, RequestEnvironment.unknown());
  }

  /**
   * GetAccessKeyInfo: the account that an access key belongs to, whoever's it is (section 2.10).
   *
   * @param caller who asks
   * @param request the parameters, not yet checked
   * @param environment what the host knows of the connection
   * @throws AccessDeniedException when the caller's policies do not allow it
   * @throws StsException {@code ValidationError}: the key is not one (AK-4), or is not known and does not tell its account
   *     (AK-3)
   * @throws AuthenticationException when the calling session ended, or its role or user is gone (ER-3, ER-4)
   * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html">GetAccessKeyInfo</a>
   */
  GetAccessKeyInfoResponse getAccessKeyInfo(
      AuthenticatedCaller caller, GetAccessKeyInfoRequest request, RequestEnvironment environment);

  /** GetAccessKeyInfo by a caller of whose connection nothing is known. */
  default GetAccessKeyInfoResponse getAccessKeyInfo(
      AuthenticatedCaller caller, GetAccessKeyInfoRequest request) {
    return getAccessKeyInfo(caller, request, RequestEnvironment.unknown());
  }

  /**
   * GetDelegatedAccessToken: temporary credentials with the permissions of somebody who approved it, within the policy that
   * was approved (section 2.14).
   *
   * @param caller a user or role session of the account that the delegation names (DT-3)
   * @param request the parameters, not yet checked
   * @param environment what the host knows of the connection
   * @throws AccessDeniedException when the caller may not, there is no such delegation, or no {@link
   *     Builder#delegationStore} is set (DT-5)
   * @throws StsException {@code ExpiredTradeInTokenException} (DT-2); {@code ValidationError}; {@code PackedPolicyTooLarge}
   * @throws AuthenticationException when the calling session ended, or its role or user is gone (ER-3, ER-4)
   * @see <a
   *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetDelegatedAccessToken.html">GetDelegatedAccessToken</a>
   */
  GetDelegatedAccessTokenResponse getDelegatedAccessToken(
      AuthenticatedCaller caller,
      GetDelegatedAccessTokenRequest request,
      RequestEnvironment environment);

  /** GetDelegatedAccessToken by a caller of whose connection nothing is known. */
  default GetDelegatedAccessTokenResponse getDelegatedAccessToken(
      AuthenticatedCaller caller, GetDelegatedAccessTokenRequest request) {
    return getDelegatedAccessToken(caller, request, RequestEnvironment.unknown());
  }

  /**
   * DecodeAuthorizationMessage: why a request was denied, from the message that came with the denial (section 2.11).
   *
   * @param caller who asks; only a principal of the account that was denied, or of the one that owns the resource, can
   *     decode a message, and each is told of its own account's policies (DM-3)
   * @param request the parameters, not yet checked
   * @param environment what the host knows of the connection
   * @throws AccessDeniedException when the caller's policies do not allow it (DM-1), or it is a user session or federated
   *     user (table 2.1)
   * @throws StsException {@code InvalidAuthorizationMessageException}: the message is not one of ours, is more than 24 hours
   *     old, or is not for the caller's account (DM-2); {@code ValidationError}: it is missing, or too long
   * @throws AuthenticationException when the calling session ended, or its role or user is gone (ER-3, ER-4)
   * @see <a
   *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html">DecodeAuthorizationMessage</a>
   */
  DecodeAuthorizationMessageResponse decodeAuthorizationMessage(
      AuthenticatedCaller caller,
      DecodeAuthorizationMessageRequest request,
      RequestEnvironment environment);

  /** DecodeAuthorizationMessage by a caller of whose connection nothing is known. */
  default DecodeAuthorizationMessageResponse decodeAuthorizationMessage(
      AuthenticatedCaller caller, DecodeAuthorizationMessageRequest request) {
    return decodeAuthorizationMessage(caller, request, RequestEnvironment.unknown());
  }

  /**
   * The encoded message that explains a denial, for a server to put into its own error (DM-3): at most 10,240 characters of
   * {@code A-Z a-z 0-9 - _}. The caller cannot read it; for 24 hours {@link #decodeAuthorizationMessage} can, for the two
   * accounts concerned. Its length is one of four, and so tells a little about how much there was to explain.
   *
   * @param caller who was denied
   * @param denial what {@link #authorize} decided for the caller
   * @throws IllegalArgumentException when the decision allows, or is about somebody of another account
   */
  String encodeAuthorizationMessage(AuthenticatedCaller caller, AccessDecision denial);

  /**
   * GetWebIdentityToken: a signed token by which the caller proves to somebody else who it is (section 2.13).
   *
   * @param caller a user with a long-term key, or a role session
   * @param request the parameters, not yet checked
   * @param environment what the host knows of the connection
   * @throws AccessDeniedException when the caller's policies do not allow it (WT-3), or it is of another kind (table 2.1)
   * @throws StsException {@code OutboundWebIdentityFederationDisabledException}: it is not switched on for the account, or no
   *     {@link Builder#webIdentityTokenIssuer} is set (WT-2); {@code SessionDurationEscalationException}: the token would
   *     outlive the calling session (WT-4); {@code JWTPayloadSizeExceededException}: audiences and tags are too long (WT-8);
   *     {@code ValidationError}, {@code InvalidParameterValue}: a parameter is not as it must be
   * @throws AuthenticationException when the calling session ended, or its role or user is gone (ER-3, ER-4)
   * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetWebIdentityToken.html">GetWebIdentityToken</a>
   */
  GetWebIdentityTokenResponse getWebIdentityToken(
      AuthenticatedCaller caller,
      GetWebIdentityTokenRequest request,
      RequestEnvironment environment);

  /** GetWebIdentityToken by a caller of whose connection nothing is known. */
  default GetWebIdentityTokenResponse getWebIdentityToken(
      AuthenticatedCaller caller, GetWebIdentityTokenRequest request) {
    return getWebIdentityToken(caller, request, RequestEnvironment.unknown());
  }

  /**
   * GetCallerIdentity: who the caller is. No permission is needed and no policy can refuse it (CI-1).
   *
   * @param caller who asks
   * @param environment what the host knows of the connection, for the record of the call
   * @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html">GetCallerIdentity</a>
   */
  GetCallerIdentityResponse getCallerIdentity(
      AuthenticatedCaller caller, RequestEnvironment environment);

  /** GetCallerIdentity by a caller of whose connection nothing is known. */
  default GetCallerIdentityResponse getCallerIdentity(AuthenticatedCaller caller) {
    return getCallerIdentity(caller, RequestEnvironment.unknown());
  }

  /**
   * Does what has to be done before a call that came over the wire can be made: reading its parameters, and establishing its
   * sender. Done this way, that work is limited by source, and a call that is refused there is recorded. The call itself is
   * made afterwards.
   *
   * @param call what the call says of itself
   * @param steps what has to be done; it is not begun when the source exceeds its rate
   * @return what the steps return
   * @throws StsException {@code Throttling}; {@code ServiceUnavailable} when a refusal could not be recorded; and what the
   *     steps throw
   */
  <T> T admit(IncomingCall call, Supplier<T> steps);

  /**
   * Checks what can be told from the parameters alone, before anybody is authenticated (AR-6). The action itself does so
   * too.
   *
   * @throws StsException {@code ValidationError}, {@code InvalidParameterValue}: a parameter is not as it must be
   */
  void checkParameters(StsRequest request);

  /**
   * Verifies a session token, without a signed request. It says who holds the token; only a signature proves that a
   * request is theirs.
   *
   * @param accessKeyId the access key id that came with the token
   * @param sessionToken the token's text; null when none came
   * @throws AuthenticationException when the token is missing, altered or of another key (ER-2), over (ER-3), or its role
   *     or user is gone (ER-4)
   */
  Session verify(AccessKeyId accessKeyId, @Nullable String sessionToken);

  /**
   * Says who sent a signed request, to services of one kind.
   *
   * @param settings the service the requests are signed for
   */
  RequestAuthenticator authenticator(SigV4Settings settings);

  /**
   * Decides a request with all policies that apply to it now. A refusal is a decision, not an exception.
   *
   * @throws AuthenticationException when the caller's session ended (ER-3), or its role or user is gone (ER-4)
   */
  AccessDecision authorize(AuthenticatedCaller caller, AuthorizationRequest request);

  /** Decides a request that brings no condition keys, resource policy or foreign account with it. */
  default AccessDecision authorize(AuthenticatedCaller caller, String action, String resource) {
    return authorize(caller, AuthorizationRequest.builder(action, resource).build());
  }

  /**
   * What the session policies and tags of a call would take of the packed size, as {@code PackedPolicySize} would say it, and
   * above 100 where the call would fail; empty when there are none. Tags that the caller's session hands on come on top
   * (LK-8).
   *
   * @throws StsException {@code ValidationError}, {@code InvalidParameterValue}: a parameter is not as it must be
   */
  OptionalInt packedPolicySize(AssumeRoleRequest request);

  /** Draws the material with which {@link #replaying} makes the same session on every replica. */
  MintMaterial drawMintMaterial();

  /**
   * This service for one call that is replayed on several replicas: the instant, the sealing key and every random value come
   * from the material, so that replicas of equal state give equal answers, credentials included. For use by one thread.
   *
   * @param material drawn once for this call, by {@link #drawMintMaterial} on the replica that leads
   */
  TokenService replaying(MintMaterial material);

  /** Collects a service's parts. Not thread-safe. */
  final class Builder {
    private final ServiceSettings settings = new ServiceSettings();

    private Builder() {}

    /** Sets what is known of accounts, users, roles and keys; required. */
    public Builder directory(IdentityDirectory directory) {
      settings.directory = requireNonNull(directory, "directory");
      return this;
    }

    /** Sets the keys that seal and open session tokens; required. There is no default key. */
    public Builder keyRing(KeyRing keyRing) {
      settings.keyRing = requireNonNull(keyRing, "keyRing");
      return this;
    }

    /** Sets the clock; by default the system's. */
    public Builder clock(InstantSource clock) {
      settings.clock = requireNonNull(clock, "clock");
      return this;
    }

    /**
     * Sets the source of random bytes for keys, secrets and nonces; by default a {@link SecureRandom}, from which a service
     * draws in blocks that it uses within 10 milliseconds. One that is set is asked for each value by itself. Anything weaker
     * makes secrets guessable.
     */
    public Builder random(RandomGenerator random) {
      settings.random = requireNonNull(random, "random");
      return this;
    }

    /** Sets who checks MFA codes; by default every code is refused. */
    public Builder mfaVerifier(MfaVerifier mfaVerifier) {
      settings.mfaVerifier = requireNonNull(mfaVerifier, "mfaVerifier");
      return this;
    }

    /** Sets who verifies SAML assertions; by default every one is refused, for there is no provider. */
    public Builder samlVerifier(SamlVerifier samlVerifier) {
      settings.samlVerifier = requireNonNull(samlVerifier, "samlVerifier");
      return this;
    }

    /** Sets who verifies ID tokens; by default every one is refused, for there is no provider. */
    public Builder webIdentityVerifier(WebIdentityVerifier webIdentityVerifier) {
      settings.webIdentityVerifier = requireNonNull(webIdentityVerifier, "webIdentityVerifier");
      return this;
    }

    /** Sets where GetDelegatedAccessToken finds what was approved; by default nothing ever was (DT-5). */
    public Builder delegationStore(DelegationStore delegationStore) {
      settings.delegationStore = requireNonNull(delegationStore, "delegationStore");
      return this;
    }

    /**
     * Sets whether a session that began with an identity token or certificate ends with it at the latest; by default it may
     * outlive it, as with AWS (WI-5, LK-17).
     */
    public Builder endSessionsWithProof(boolean ends) {
      settings.endsWithProof = ends;
      return this;
    }

    /**
     * Sets whether {@code Provider} in the answer to AssumeRoleWithWebIdentity is the token's issuer, as AWS's model says;
     * by default it is the ARN of the registered provider, as is seen of AWS (WI-7, X-12).
     */
    public Builder answerIssuerAsProvider(boolean issuer) {
      settings.issuerAsProvider = issuer;
      return this;
    }

    /** Sets the limits on what a call may put into a session; by default {@link SessionLimits#DEFAULT}. */
    public Builder limits(SessionLimits limits) {
      settings.limits = requireNonNull(limits, "limits");
      return this;
    }

    /** Sets where the record of each call goes; by default nowhere. */
    public Builder auditSink(AuditSink auditSink) {
      settings.auditSink = requireNonNull(auditSink, "auditSink");
      return this;
    }

    /**
     * Sets whether a call goes on when the audit sink fails to record it; by default it fails, and hands out nothing. True
     * means that credentials may be in use of which there is no record.
     */
    public Builder allowUnauditedCalls(boolean allow) {
      settings.allowUnauditedCalls = allow;
      return this;
    }

    /** Sets how often callers may call; by default as often as they like. */
    public Builder throttle(Throttle throttle) {
      settings.throttle = requireNonNull(throttle, "throttle");
      return this;
    }

    /** Sets who knows which sessions were revoked; by default none is and none can be (LK-1). */
    public Builder revocations(RevocationStore revocations) {
      settings.revocations = requireNonNull(revocations, "revocations");
      return this;
    }

    /** Sets who is told what the service does, to count it; by default nobody. */
    public Builder observer(StsObserver observer) {
      settings.observer = StsObserver.guarded(requireNonNull(observer, "observer"));
      return this;
    }

    /**
     * Sets whether a permissions boundary that does not allow also limits a grant that names the user itself, as in a trust
     * policy; by default it does not. AWS's own pages disagree (TP-25, X-15); true is the stricter reading.
     */
    public Builder boundaryLimitsDirectUserGrants(boolean limits) {
      settings.boundaryLimitsDirectUserGrants = limits;
      return this;
    }

    /**
     * Sets how many opened sessions are remembered at most, so that their next request costs less; by default 4,096, which take
     * some ten megabytes, and none if it is 0. Nothing is granted from memory: the session's end, its revocation, its role
     * or user and the key of its token are checked at each request.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Builder rememberedSessions(int max) {
      if (max < 0) {
        throw new IllegalArgumentException("`" + max + "` sessions cannot be remembered");
      }
      settings.rememberedSessions = max;
      return this;
    }

    /** Sets which of the service's own denials carry an encoded message; by default {@link EncodedDenials#NONE}. */
    public Builder encodedDenials(EncodedDenials denials) {
      settings.encodedDenials = requireNonNull(denials, "denials");
      return this;
    }

    /** Sets who signs the tokens of GetWebIdentityToken; by default nobody, and no account gets any (WT-2). */
    public Builder webIdentityTokenIssuer(WebIdentityTokenIssuer issuer) {
      settings.webIdentityTokenIssuer = requireNonNull(issuer, "issuer");
      return this;
    }

    /**
     * The service.
     *
     * @throws IllegalArgumentException when the directory or the key ring is missing
     */
    public TokenService build() {
      return settings.build();
    }
  }
}

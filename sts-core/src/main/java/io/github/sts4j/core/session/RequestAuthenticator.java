package io.github.sts4j.core.session;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountRoot;
import io.github.sts4j.core.identity.IdentityDirectory;
import io.github.sts4j.core.identity.LongTermKey;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.observe.StsObserver;
import io.github.sts4j.core.sigv4.BodyDigest;
import io.github.sts4j.core.sigv4.RequestSignature;
import io.github.sts4j.core.sigv4.SigV4Settings;
import io.github.sts4j.core.sigv4.SignatureReader;
import io.github.sts4j.core.sigv4.SignedRequest;
import io.github.sts4j.core.sigv4.SigningKey;
import io.github.sts4j.core.sigv4.SigningKeyCache;
import io.github.sts4j.core.sigv4.VerifiedSignature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Says who sent a signed request, with a long-term key or with temporary credentials. The checks run in the order of
 * section 11.2: scope, token, expiry, liveness, signature. Safe for use by many threads.
 */
public final class RequestAuthenticator {
  private static final int CACHED_SIGNING_KEYS = 10_000;

  private final SignatureReader signatures;
  private final SessionVerifier sessions;
  private final IdentityDirectory directory;
  private final InstantSource clock;
  private final SigningKeyCache signingKeys;
  private final StsObserver observer;

  /**
   * @param settings the service the requests are signed for
   * @param sessions verifies session tokens
   * @param directory finds long-term keys
   * @param clock the current time
   * @param random salts the cache of signing keys; a {@link java.security.SecureRandom}
   */
  public RequestAuthenticator(
      SigV4Settings settings,
      SessionVerifier sessions,
      IdentityDirectory directory,
      InstantSource clock,
      RandomGenerator random) {
    this(settings, sessions, directory, clock, random, StsObserver.none());
  }

  /**
   * An authenticator that tells what it found.
   *
   * @param settings the service the requests are signed for
   * @param sessions verifies session tokens
   * @param directory finds long-term keys
   * @param clock the current time
   * @param random salts the cache of signing keys; a {@link java.security.SecureRandom}
   * @param observer is told of each request that {@link #authenticate} accepts or refuses
   */
  public RequestAuthenticator(
      SigV4Settings settings,
      SessionVerifier sessions,
      IdentityDirectory directory,
      InstantSource clock,
      RandomGenerator random,
      StsObserver observer) {
    this.observer = StsObserver.guarded(observer);
    this.signatures = SignatureReader.of(settings);
    this.sessions = requireNonNull(sessions, "sessions");
    this.directory = requireNonNull(directory, "directory");
    this.clock = requireNonNull(clock, "clock");
    this.signingKeys = SigningKeyCache.of(CACHED_SIGNING_KEYS, random);
  }

  /**
   * Refuses a request without a well-formed signature for this service, and does not look further (ER-1, ER-11).
   *
   * @throws AuthenticationException when there is none
   */
  public void requireSigned(SignedRequest request) {
    signatures.read(request);
  }

  /**
   * The sender of a request. The body is verified while it is read, see {@link AuthenticatedRequest#signature}.
   *
   * @param request the request as it came over the wire
   * @param body its digest, asked for only when the signature covers a hash that no header declares
   * @throws AuthenticationException when the sender cannot be established; its failure says at which check
   */
  public AuthenticatedRequest authenticate(SignedRequest request, BodyDigest body) {
    try {
      AuthenticatedRequest authenticated = check(request, body);
      observer.verified();
      return authenticated;
    } catch (AuthenticationException e) {
      observer.refused(e.failure());
      throw e;
    }
  }

  private AuthenticatedRequest check(SignedRequest request, BodyDigest body) {
    RequestSignature signature = signatures.read(request);
    AccessKeyId accessKeyId = accessKeyId(signature);
    Optional<String> token = signature.sessionToken();
    if (token.isPresent() || accessKeyId.isTemporary()) {
      return ofSession(sessions.verify(accessKeyId, token.orElse(null)), signature, body);
    }
    LongTermKey key = directory
        .findLongTermKey(accessKeyId)
        .filter(LongTermKey::active)
        .orElseThrow(RequestAuthenticator::unknownKey);
    return ofKey(key, signature, body);
  }

  /** The session was found to be live just now, so its own key is good without a look at how long it may be used. */
  private AuthenticatedRequest ofSession(
      Session session, RequestSignature signature, BodyDigest body) {
    SigningKey known = session.signingKeyFor(signature);
    if (known != null) {
      return new AuthenticatedRequest(session, signature.verify(known, clock.instant(), body));
    }
    Instant now = clock.instant();
    SigningKey key = signingKeys.signingKey(
        signature, session.secretAccessKey().reveal(), session.expiresAt(), now);
    VerifiedSignature verified = signature.verify(key, now, body);
    if (key.isRemembered()) {
      session.keep(key);
    }
    return new AuthenticatedRequest(session, verified);
  }

  private AuthenticatedRequest ofKey(LongTermKey key, RequestSignature signature, BodyDigest body) {
    Instant now = clock.instant();
    SigningKey signingKey =
        signingKeys.signingKey(signature, key.secretAccessKey().reveal(), Instant.MAX, now);
    return new AuthenticatedRequest(caller(key), signature.verify(signingKey, now, body));
  }

  private static AuthenticatedCaller caller(LongTermKey key) {
    Optional<AccessKeyId> id = Optional.of(key.accessKeyId());
    return key.owner() instanceof User user
        ? new AuthenticatedUser(user, id, Optional.empty())
        : new AuthenticatedRoot((AccountRoot) key.owner(), id, Optional.empty());
  }

  private static AccessKeyId accessKeyId(RequestSignature signature) {
    try {
      return AccessKeyId.of(signature.accessKeyId());
    } catch (IllegalArgumentException e) {
      throw unknownKey();
    }
  }

  private static AuthenticationException unknownKey() {
    return new AuthenticationException(
        AuthenticationFailure.UNKNOWN_ACCESS_KEY,
        "The security token included in the request is invalid.");
  }
}

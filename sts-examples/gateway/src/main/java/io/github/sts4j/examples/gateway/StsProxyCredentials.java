package io.github.sts4j.examples.gateway;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountRoot;
import io.github.sts4j.core.identity.IdentityDirectory;
import io.github.sts4j.core.identity.LongTermKey;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.core.token.SessionToken;
import io.github.sts4j.core.token.SessionTokenSealer;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Secrets out of session tokens and out of the directory. Nothing is stored. Safe for use by many threads. */
public final class StsProxyCredentials implements ProxyCredentials {
  private final TokenService sts;
  private final SessionTokenSealer tokens;
  private final IdentityDirectory directory;

  /**
   * @param sts knows which sessions are alive
   * @param keyRing the service's own: it opens its tokens
   * @param directory the service's own: it has the long-term keys
   * @param random a {@link java.security.SecureRandom}
   */
  public StsProxyCredentials(
      TokenService sts, KeyRing keyRing, IdentityDirectory directory, RandomGenerator random) {
    this.sts = requireNonNull(sts, "sts");
    this.tokens = SessionTokenSealer.create(keyRing, random);
    this.directory = requireNonNull(directory, "directory");
  }

  @Override
  public Optional<ProxyCredential> find(String accessKeyId, Optional<String> sessionToken) {
    return parse(accessKeyId)
        .flatMap(id -> sessionToken.isPresent() ? temporary(id, sessionToken.get()) : longTerm(id));
  }

  private static Optional<AccessKeyId> parse(String accessKeyId) {
    try {
      return Optional.of(AccessKeyId.of(accessKeyId));
    } catch (IllegalArgumentException noKey) {
      return Optional.empty();
    }
  }

  /** Opening a token says what is in it. Only the service knows whether the session is still one. */
  private Optional<ProxyCredential> temporary(AccessKeyId id, String token) {
    try {
      Session session = sts.verify(id, token);
      return SessionToken.parse(token)
          .flatMap(sessionToken -> tokens.open(sessionToken, id))
          .map(claims -> new ProxyCredential(id, claims.secretAccessKey(), session));
    } catch (AuthenticationException refusal) {
      return Optional.empty();
    }
  }

  private Optional<ProxyCredential> longTerm(AccessKeyId id) {
    return directory
        .findLongTermKey(id)
        .filter(LongTermKey::active)
        .map(key -> new ProxyCredential(id, key.secretAccessKey(), owner(key)));
  }

  private static AuthenticatedCaller owner(LongTermKey key) {
    return key.owner() instanceof User user
        ? AuthenticatedCaller.user(user)
        : AuthenticatedCaller.root((AccountRoot) key.owner());
  }
}

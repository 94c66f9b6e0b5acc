package io.github.sts4j.core.delegation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Delegations in memory, found by the SHA-256 of their tokens: the tokens themselves are not kept. What has been over for a
 * day is forgotten when the next is sent. Safe for use by many threads.
 */
public final class InMemoryDelegationStore implements DelegationStore {
  private static final int TOKEN_BYTES = 32;
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final Map<ByteBuffer, Delegation> byDigest = new ConcurrentHashMap<>();
  private final RandomGenerator random;

  private InMemoryDelegationStore(RandomGenerator random) {
    this.random = requireNonNull(random, "random");
  }

  /**
   * A store without delegations.
   *
   * @param random where tokens come from: cryptographically strong, such as {@link java.security.SecureRandom}
   */
  public static InMemoryDelegationStore create(RandomGenerator random) {
    return new InMemoryDelegationStore(random);
  }

  /**
   * Takes an approved delegation.
   *
   * @return the trade-in token to send to the delegate, 256 random bits in base64url
   */
  public String send(Delegation delegation) {
    Instant forgotten = delegation.sentAt().minus(REMEMBERED);
    byDigest.values().removeIf(old -> old.endsAt().isBefore(forgotten));
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    byDigest.put(digest(token), delegation);
    return token;
  }

  /** Forgets a token, so that no more sessions are made with it; those that were made live on. */
  public void withdraw(String tradeInToken) {
    byDigest.remove(digest(tradeInToken));
  }

  @Override
  public Optional<Delegation> find(String tradeInToken) {
    return Optional.ofNullable(byDigest.get(digest(tradeInToken)));
  }

  private static ByteBuffer digest(String token) {
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}

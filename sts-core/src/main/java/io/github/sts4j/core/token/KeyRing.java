package io.github.sts4j.core.token;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The keys of the session tokens: one that seals, and any number that open.
 *
 * <p>Implementations MUST allow calls from many threads, MUST answer from memory, because both methods are on the path
 * of every request, and MUST open with the key they seal with. An answer may be stale by the time it takes a new key to
 * reach every node, on two conditions. A key MUST be able to open on every node before it seals on any, and MUST go on
 * opening for as long as the longest session sealed under it. Removing a key from the ring ends every session under it.
 * An exception means that the ring cannot tell; it passes through to the caller, who refuses the request.
 */
public interface KeyRing {
  /** The key that seals new tokens now. */
  TokenKey sealingKey();

  /** The key with this id, or empty if no token under it may be opened (any more). */
  Optional<TokenKey> openingKey(KeyId id);

  /**
   * A ring that never changes: one key that seals and opens, others that only open.
   *
   * @throws IllegalArgumentException if two keys have the same id
   */
  static KeyRing of(TokenKey sealing, TokenKey... openingOnly) {
    return FixedKeyRing.of(sealing, List.of(openingOnly));
  }

  /**
   * A ring of one new key, which lives and dies with this process.
   *
   * @param random a cryptographically strong source, such as {@link SecureRandom}
   */
  static KeyRing generate(RandomGenerator random) {
    return of(TokenKey.generate(random));
  }

  /** A ring of one new key from {@link SecureRandom}, which lives and dies with this process. */
  static KeyRing generate() {
    return generate(new SecureRandom());
  }
}

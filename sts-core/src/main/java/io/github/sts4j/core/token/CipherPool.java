package io.github.sts4j.core.token;

import io.github.sts4j.core.cache.IdlePlaces;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/**
 * Ciphers that nobody uses at the moment. Making one costs more than using it, and one that had a key before takes the same
 * key again for nothing.
 *
 * <p>A cipher belongs to whoever took it until it is given back, so that no two threads share one, virtual threads
 * included. Initialising one makes it forget all it was used for, as {@link Cipher} promises. The pool grows to the number
 * of threads that were at it at one time.
 */
final class CipherPool {
  private final String transformation;
  private final Provider provider;
  private final IdlePlaces<Cipher> places = new IdlePlaces<>();
  private final Queue<Cipher> others = new ConcurrentLinkedQueue<>();

  private CipherPool(String transformation, Provider provider) {
    this.transformation = transformation;
    this.provider = provider;
  }

  /** @param provider where the ciphers come from, or null for the platform's choice */
  static CipherPool of(String transformation, @Nullable Provider provider)
      throws GeneralSecurityException {
    Cipher cipher = instance(transformation, provider);
    // To look a provider up by the name of what it offers takes four times as long as to name it.
    CipherPool pool = new CipherPool(transformation, cipher.getProvider());
    pool.give(cipher);
    return pool;
  }

  /** Another, empty pool of the same ciphers. */
  CipherPool empty() {
    return new CipherPool(transformation, provider);
  }

  /** A cipher that must be initialised before it is used. */
  Cipher take() throws GeneralSecurityException {
    Cipher idle = places.take();
    if (idle == null) {
      idle = others.poll();
    }
    return idle == null ? instance(transformation, provider) : idle;
  }

  void give(Cipher cipher) {
    if (!places.give(cipher)) {
      others.add(cipher);
    }
  }

  @SuppressWarnings("InsecureCryptoUsage") // Xaes256Gcm names the only two transformations
  private static Cipher instance(String transformation, @Nullable Provider provider)
      throws GeneralSecurityException {
    return provider == null
        ? Cipher.getInstance(transformation)
        : Cipher.getInstance(transformation, provider);
  }
}

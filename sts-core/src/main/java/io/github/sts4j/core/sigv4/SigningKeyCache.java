package io.github.sts4j.core.sigv4;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.cache.RecentlyUsed;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Signing keys derived before, by access key, secret, day, region and service. Bounded; safe for use by many threads.
 *
 * <p>A key is kept only once it has verified a signature, so that requests nobody signed cannot push others out; it is
 * never used at or after the end of its session, and dropped soon after. The secret itself is not kept, only a digest of it
 * under a salt of this cache, and a reference that does not keep it in memory.
 */
public final class SigningKeyCache {
  // A presigned request may be used for seven days after its scope's day; nothing signed in a scope
  // verifies later.
  private static final Duration LONGEST_USE =
      SigV4SettingsBuilder.STANDARD_PRESIGNED_LIFETIME.plusDays(2);
  private static final Duration SWEEP_INTERVAL = Duration.ofMinutes(1);
  // With a secret of forty characters as much as the hash takes in at once.
  private static final int SALT_LENGTH = 15;

  private final RecentlyUsed<Slot, Entry> entries;
  private final AtomicReference<Instant> nextSweep = new AtomicReference<>(Instant.MIN);
  private final byte[] salt = new byte[SALT_LENGTH];

  private SigningKeyCache(int maxKeys, RandomGenerator random) {
    this.entries = new RecentlyUsed<>(maxKeys);
    random.nextBytes(salt);
  }

  /**
   * An empty cache.
   *
   * @param maxKeys how many keys it holds at most, at least two; each takes about a kilobyte
   * @param random for the salt, a {@link java.security.SecureRandom}
   */
  public static SigningKeyCache of(int maxKeys, RandomGenerator random) {
    if (maxKeys < 2) {
      throw new IllegalArgumentException(
          "a cache of signing keys must be for two or more, not for `" + maxKeys + "`");
    }
    return new SigningKeyCache(maxKeys, requireNonNull(random, "random"));
  }

  /**
   * The key to verify a signature with, derived or remembered.
   *
   * @param signature the signature to verify
   * @param secretAccessKey the secret of its access key
   * @param usableUntil the end of the session, or of the application's own interest in a long-term key
   * @param now the present
   */
  public SigningKey signingKey(
      RequestSignature signature, String secretAccessKey, Instant usableUntil, Instant now) {
    sweep(now);
    Slot slot = new Slot(signature.accessKeyId(), signature.algorithm(), signature.scope());
    Entry entry = entries.get(slot);
    boolean ended = entry != null && !now.isBefore(entry.usableUntil());
    // The very text that proved the key needs no digest: a remembered session has it.
    if (entry != null && !ended && entry.isOf(secretAccessKey)) {
      return entry.key();
    }
    byte[] fingerprint = fingerprint(secretAccessKey);
    if (entry != null && !ended && entry.isFor(fingerprint)) {
      return entry.key();
    }
    if (ended) {
      entries.remove(slot);
    }
    SigningKey key = SigningKey.derive(secretAccessKey, signature);
    Entry fresh = new Entry(
        key,
        new WeakReference<>(secretAccessKey),
        fingerprint,
        earlier(usableUntil, lastUse(signature.scope())));
    return key.whenProven(() -> entries.put(slot, fresh));
  }

  long size() {
    return entries.size();
  }

  private void sweep(Instant now) {
    Instant due = nextSweep.get();
    if (!now.isBefore(due) && nextSweep.compareAndSet(due, now.plus(SWEEP_INTERVAL))) {
      entries.removeIf(entry -> !now.isBefore(entry.usableUntil()));
    }
  }

  private byte[] fingerprint(String secretAccessKey) {
    MessageDigest digest = Hashing.sha256();
    digest.update(salt);
    return digest.digest(secretAccessKey.getBytes(StandardCharsets.UTF_8));
  }

  private static Instant lastUse(CredentialScope scope) {
    return scope.date().atStartOfDay().toInstant(ZoneOffset.UTC).plus(LONGEST_USE);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private record Slot(String accessKeyId, SignatureAlgorithm algorithm, CredentialScope scope) {
    // By hand, because those of records are slow to call and every request asks for them.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Slot slot
          && accessKeyId.equals(slot.accessKeyId)
          && algorithm == slot.algorithm
          && scope.equals(slot.scope);
    }

    @Override
    public int hashCode() {
      int hash = 31 * accessKeyId.hashCode() + scope.region().hashCode();
      return 31 * hash + scope.date().hashCode();
    }
  }

  private static final class Entry {
    private final SigningKey key;
    private final WeakReference<String> secret;
    private final byte[] fingerprint;
    private final Instant usableUntil;

    Entry(SigningKey key, WeakReference<String> secret, byte[] fingerprint, Instant usableUntil) {
      this.key = key;
      this.secret = secret;
      this.fingerprint = fingerprint;
      this.usableUntil = usableUntil;
    }

    SigningKey key() {
      return key;
    }

    Instant usableUntil() {
      return usableUntil;
    }

    /** Whether it is this very object, which is never kept alive for it. */
    boolean isOf(String secretAccessKey) {
      return secret.refersTo(secretAccessKey);
    }

    boolean isFor(byte[] fingerprintOfSecret) {
      return MessageDigest.isEqual(fingerprint, fingerprintOfSecret);
    }
  }
}

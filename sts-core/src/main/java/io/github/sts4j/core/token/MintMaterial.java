package io.github.sts4j.core.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one call that is not decided by its arguments and the state of the service: the instant, the sealing key,
 * and 256 random bits. Systems that replicate by consensus let their leader draw it and put it into the log beside the
 * call; every replica that replays the call with it makes the same credentials, to the byte.
 *
 * <p><strong>Whoever knows it, and the call, can compute the secret access key</strong>: it is as secret as the credentials,
 * and so is the log. Random values are derived by HKDF-SHA-256 (RFC 5869) from the random bits together with the claims of
 * the session, so that two calls with the same material, which is a mistake, still share no nonce and no secret. It never
 * prints. Immutable.
 */
public final class MintMaterial {
  /** How long {@link #toBytes} is. */
  public static final int LENGTH = 1 + 8 + 8 + 4 + 32;

  private static final byte VERSION = 1;
  private static final int SEED_LENGTH = 32;
  private static final byte[] SESSION = "sts4j mint: session\0".getBytes(US_ASCII);
  private static final byte[] CALL = "sts4j mint: call\0".getBytes(US_ASCII);

  private final KeyId sealingKey;
  private final Instant instant;
  private final byte[] seed;

  private MintMaterial(KeyId sealingKey, Instant instant, byte[] seed) {
    this.sealingKey = requireNonNull(sealingKey, "sealingKey");
    this.instant = requireNonNull(instant, "instant");
    this.seed = seed;
  }

  /**
   * New material: the ring's sealing key of this moment, the clock's instant, fresh random bits.
   *
   * @param random a cryptographically strong source, such as {@link java.security.SecureRandom}
   */
  public static MintMaterial draw(KeyRing keyRing, InstantSource clock, RandomGenerator random) {
    byte[] seed = new byte[SEED_LENGTH];
    random.nextBytes(seed);
    return new MintMaterial(keyRing.sealingKey().id(), clock.instant(), seed);
  }

  /**
   * The material that was written as these bytes.
   *
   * @throws IllegalArgumentException when {@link #toBytes} did not write them
   */
  public static MintMaterial ofBytes(byte[] bytes) {
    if (bytes.length != LENGTH || bytes[0] != VERSION) {
      throw new IllegalArgumentException(
          "mint material has " + LENGTH + " bytes, the first of them " + VERSION);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, 1, LENGTH - 1);
    KeyId sealingKey = new KeyId(in.getLong());
    Instant instant = instant(in.getLong(), in.getInt());
    byte[] seed = new byte[SEED_LENGTH];
    in.get(seed);
    return new MintMaterial(sealingKey, instant, seed);
  }

  private static Instant instant(long second, int nano) {
    try {
      return Instant.ofEpochSecond(second, nano);
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException("mint material holds no instant", e);
    }
  }

  /** This material, to be stored and sent as the secret it is. */
  public byte[] toBytes() {
    return ByteBuffer.allocate(LENGTH)
        .put(VERSION)
        .putLong(sealingKey.toLong())
        .putLong(instant.getEpochSecond())
        .putInt(instant.getNano())
        .put(seed)
        .array();
  }

  /** The instant at which the call happens, on every replica. */
  public Instant instant() {
    return instant;
  }

  /** The key under which the call seals, on every replica. */
  public KeyId sealingKey() {
    return sealingKey;
  }

  /** The random values of a session: the same for the same material and claims, unrelated for any others. */
  public RandomGenerator randomFor(SessionClaims draft) {
    byte[] claims = ClaimsEncoder.encode(draft);
    return new DerivedRandom(
        seed,
        ByteBuffer.allocate(SESSION.length + claims.length)
            .put(SESSION)
            .put(claims)
            .array());
  }

  /** The random values of a call that are no secrets, such as the ids of its record. */
  public RandomGenerator randomForCall() {
    return new DerivedRandom(seed, CALL);
  }

  /** This ring, sealing with the key of the material. A replica that lacks the key throws and makes nothing. */
  public KeyRing sealingWithin(KeyRing ring) {
    return new KeyRing() {
      @Override
      public TokenKey sealingKey() {
        return ring.openingKey(sealingKey)
            .orElseThrow(
                () -> new IllegalStateException(
                    "key " + sealingKey
                        + " of the mint material is not in this ring: let the key reach every replica before it seals"));
      }

      @Override
      public Optional<TokenKey> openingKey(KeyId id) {
        return ring.openingKey(id);
      }
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MintMaterial that && MessageDigest.isEqual(toBytes(), that.toBytes());
  }

  /** The same for all material of one instant, so that it says nothing about the rest. */
  @Override
  public int hashCode() {
    return instant.hashCode();
  }

  /** A text without the random bits. */
  @Override
  public String toString() {
    return "MintMaterial[" + instant + ", key " + sealingKey + ", redacted]";
  }
}

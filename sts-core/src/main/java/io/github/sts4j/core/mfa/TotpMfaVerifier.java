package io.github.sts4j.core.mfa;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccountRoot;
import io.github.sts4j.core.identity.KeyOwner;
import io.github.sts4j.core.identity.MfaDevice;
import io.github.sts4j.core.identity.TotpSeed;
import io.github.sts4j.core.identity.User;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords (RFC 6238: HMAC-SHA-1, six digits, steps of 30 seconds) of the devices the directory
 * lists. The step of now and two either side are accepted; each step once, and in strictly increasing order per device
 * (AR-16). Which steps were used is remembered in a {@link MfaStepStore}. Safe for use by many threads.
 */
public final class TotpMfaVerifier implements MfaVerifier {
  private static final long STEP_SECONDS = 30;
  private static final int STEPS_EITHER_SIDE = 2;
  private static final int CODE_MODULUS = 1_000_000;

  private final MfaStepStore steps;

  /** A verifier that has seen no code yet, and remembers in memory which it saw: for a service of one node. */
  public TotpMfaVerifier() {
    this(MfaStepStore.inMemory());
  }

  /**
   * A verifier that shares with others which codes were used.
   *
   * @param steps where that is remembered
   */
  public TotpMfaVerifier(MfaStepStore steps) {
    this.steps = requireNonNull(steps, "steps");
  }

  @Override
  public Result verify(KeyOwner owner, String serialNumber, String tokenCode, Instant now) {
    Optional<MfaDevice> device = devices(owner).stream()
        .filter(d -> d.serialNumber().equals(serialNumber))
        .findFirst();
    if (device.isEmpty()) {
      return Result.UNKNOWN_DEVICE;
    }
    long current = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    String ownerId = ownerId(owner);
    for (long step = current - STEPS_EITHER_SIDE; step <= current + STEPS_EITHER_SIDE; step++) {
      if (matches(device.get().seed(), step, tokenCode)
          && steps.accept(ownerId, serialNumber, step)) {
        return Result.VERIFIED;
      }
    }
    return Result.WRONG_CODE;
  }

  private static boolean matches(TotpSeed seed, long step, String tokenCode) {
    return MessageDigest.isEqual(
        code(seed, step).getBytes(StandardCharsets.UTF_8),
        tokenCode.getBytes(StandardCharsets.UTF_8));
  }

  /** The code of a step: RFC 6238 section 4, RFC 4226 section 5.3. */
  static String code(TotpSeed seed, long step) {
    byte[] hash =
        hmac(seed.reveal(), ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int offset = hash[hash.length - 1] & 0xf;
    int truncated = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
    String digits = Integer.toString(truncated % CODE_MODULUS);
    return "0".repeat(6 - digits.length()) + digits;
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "the Java runtime lacks HmacSHA1, which RFC 6238 asks for", e);
    }
  }

  private static List<MfaDevice> devices(KeyOwner owner) {
    return owner instanceof User user ? user.mfaDevices() : ((AccountRoot) owner).mfaDevices();
  }

  private static String ownerId(KeyOwner owner) {
    return owner instanceof User user
        ? user.id().value()
        : ((AccountRoot) owner).account().value();
  }
}

package io.github.sts4j.core.mfa;

import io.github.sts4j.core.identity.KeyOwner;
import java.time.Instant;

/**
 * Says whether a one-time code is good for a device of a user. The application may supply its own.
 *
 * <p>Implementations must be safe for use by many threads, must accept a code at most once, and may block. Throwing means
 * that the code could not be checked; the call then fails and nothing is issued.
 */
@FunctionalInterface
public interface MfaVerifier {

  /** What a check found. */
  enum Result {
    /** The code is good, and is used up. */
    VERIFIED,
    /** The user has no device with this serial number, or it cannot give six-digit codes (AR-15, AR-17). */
    UNKNOWN_DEVICE,
    /** The device is the user's and the code is not good now (AR-15). */
    WRONG_CODE
  }

  /**
   * Checks a code and uses it up.
   *
   * @param owner the user, or account root, who sent the code
   * @param serialNumber the device's serial number or ARN
   * @param tokenCode six digits
   * @param now the current time
   */
  Result verify(KeyOwner owner, String serialNumber, String tokenCode, Instant now);

  /** A verifier that knows no device: every code is refused. */
  static MfaVerifier none() {
    return (owner, serialNumber, tokenCode, now) -> Result.UNKNOWN_DEVICE;
  }
}

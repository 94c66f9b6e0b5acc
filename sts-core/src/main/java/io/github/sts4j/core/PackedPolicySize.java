package io.github.sts4j.core;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.token.SessionClaims;
import java.util.OptionalInt;

/**
 * The share of the packed size that a session takes: the bytes that its session policies and tags have in the sealed
 * token, as a percentage rounded up (CR-5; our own measure, CR-7).
 */
final class PackedPolicySize {
  private PackedPolicySize() {}

  /**
   * The percentage, 1 to 100; empty when there is neither policy nor tag (CR-6).
   *
   * @throws StsException {@code PackedPolicyTooLarge} above 100 percent
   */
  static OptionalInt of(SessionClaims claims, int allottedBytes) {
    long packed = claims.packedSize();
    if (packed == 0) {
      return OptionalInt.empty();
    }
    long percent = (packed * 100 + allottedBytes - 1) / allottedBytes;
    if (percent > 100) {
      throw new StsException(
          StsError.PACKED_POLICY_TOO_LARGE,
          "Packed size of session policies and session tags consumes " + percent
              + "% of allotted space (" + packed + " of " + allottedBytes
              + " bytes): pass shorter policies or fewer tags");
    }
    return OptionalInt.of((int) percent);
  }
}

package io.github.sts4j.core.federation;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * An X.509 certificate that was verified: its path leads to a trust anchor, and whoever presented it holds its key.
 *
 * @param identity whom the trust anchor vouches for; its provider is the anchor's ARN
 * @param serialNumber the certificate's serial number, 2 to 40 lower-case hexadecimal digits: the name of a session for which
 *     the caller gives none
 */
public record VerifiedCertificate(FederatedIdentity identity, String serialNumber) {
  private static final Pattern SERIAL = Pattern.compile("[0-9a-f]{2,40}");

  /** @throws IllegalArgumentException when the serial number is not as it must be */
  public VerifiedCertificate {
    requireNonNull(identity, "identity");
    if (!SERIAL.matcher(serialNumber).matches()) {
      throw new IllegalArgumentException(
          "the serial number `" + serialNumber + "` must be 2 to 40 lower-case hexadecimal digits");
    }
  }
}

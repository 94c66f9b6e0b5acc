package io.github.sts4j.core.identity;

import static java.util.Objects.requireNonNull;

/**
 * A registered device that shows six-digit codes (AR-17).
 *
 * @param serialNumber the device's serial number or ARN, as callers send it in {@code SerialNumber}
 * @param seed the secret the device and the service share
 */
public record MfaDevice(String serialNumber, TotpSeed seed) {
  public MfaDevice {
    requireNonNull(serialNumber, "serialNumber");
    requireNonNull(seed, "seed");
  }
}

package io.github.sts4j.core.mfa;

/**
 * Remembers up to which time step each device's codes were used, so that a code works once (AR-16). Where several nodes
 * check codes, they share one.
 *
 * <p>Implementations must be safe for use by many threads and, where shared, by many nodes: of any number of calls with the
 * same device and step, exactly one is told {@code true}. They may block. Throwing means that it cannot be told; the code is
 * then refused with the call.
 */
@FunctionalInterface
public interface MfaStepStore {

  /**
   * Takes a step, unless it or a later one of the same device was taken before.
   *
   * @param ownerId the unique id of the user, or the account id of the root, whose device it is
   * @param serialNumber the device's serial number or ARN
   * @param step the time step, counted from 1970 (RFC 6238)
   * @return whether it was taken by this call
   */
  boolean accept(String ownerId, String serialNumber, long step);

  /** A store in memory: one number for each device that was ever used. */
  static MfaStepStore inMemory() {
    return new InMemoryMfaStepStore();
  }
}

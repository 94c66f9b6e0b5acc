package io.github.sts4j.core.mfa;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One number a device. Bounded by the number of devices, since codes are compared before a step is taken. */
final class InMemoryMfaStepStore implements MfaStepStore {
  private final Map<Device, Long> lastAccepted = new ConcurrentHashMap<>();

  private record Device(String ownerId, String serialNumber) {}

  @Override
  public boolean accept(String ownerId, String serialNumber, long step) {
    boolean[] accepted = new boolean[1];
    lastAccepted.compute(new Device(ownerId, serialNumber), (device, last) -> {
      accepted[0] = last == null || step > last;
      return accepted[0] ? Long.valueOf(step) : last;
    });
    return accepted[0];
  }
}

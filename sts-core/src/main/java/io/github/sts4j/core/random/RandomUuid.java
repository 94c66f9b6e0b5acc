package io.github.sts4j.core.random;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Random UUIDs from a source of one's own; {@link UUID#randomUUID} would take the JDK's. */
public final class RandomUuid {
  private RandomUuid() {}

  /** A random UUID, RFC 9562 version 4. */
  public static UUID from(RandomGenerator random) {
    long version4 = (random.nextLong() & ~0xF000L) | 0x4000L;
    long variant = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(version4, variant);
  }
}

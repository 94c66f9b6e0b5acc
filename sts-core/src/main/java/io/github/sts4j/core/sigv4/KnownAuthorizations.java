package io.github.sts4j.core.sigv4;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What {@code Authorization} headers of late said before a signature that held: for a day, a client sends the same with each
 * request of a kind. For many threads, without a lock; bounded: each header has one place, and the last one there stays.
 */
final class KnownAuthorizations {
  private static final int PLACES_BITS = 12;
  private static final int MAX_LENGTH = 512;

  /** Remembers nothing. */
  static final KnownAuthorizations NONE = new KnownAuthorizations(0);

  // Where most headers have the last part of the access key id, which tells clients apart.
  private static final int FIRST_WORD = 32;
  private static final int SECOND_WORD = 40;
  private static final long SPREAD = 0x9e3779b97f4a7c15L;

  private final int maxLength;
  private final AtomicReferenceArray<@Nullable Known> places =
      new AtomicReferenceArray<>(1 << PLACES_BITS);

  private KnownAuthorizations(int maxLength) {
    this.maxLength = maxLength;
  }

  KnownAuthorizations() {
    this(MAX_LENGTH);
  }

  /** What a header says that begins like this one, or null. */
  @Nullable
  Authorization find(byte[] header) {
    int length = header.length - LowerHex.SHA256_LENGTH;
    if (!isUsual(length)) {
      return null;
    }
    Known known = places.get(place(header, length));
    return known != null && known.isStartOf(header, length) ? known.authorization() : null;
  }

  /** @param header one that ends in 64 digits of a signature */
  void add(byte[] header, Authorization authorization) {
    int length = header.length - LowerHex.SHA256_LENGTH;
    if (isUsual(length)) {
      places.set(
          place(header, length),
          new Known(Arrays.copyOf(header, length), authorization.detached()));
    }
  }

  private boolean isUsual(int length) {
    return length >= SECOND_WORD + Long.BYTES && length <= maxLength;
  }

  private static int place(byte[] header, int length) {
    long words = EightBytes.get(header, FIRST_WORD) * SPREAD + EightBytes.get(header, SECOND_WORD);
    return (int) (((words + length) * SPREAD) >>> (Long.SIZE - PLACES_BITS));
  }

  private static final class Known {
    private final byte[] start;
    private final Authorization authorization;

    Known(byte[] start, Authorization authorization) {
      this.start = start;
      this.authorization = authorization;
    }

    Authorization authorization() {
      return authorization;
    }

    boolean isStartOf(byte[] header, int length) {
      return Arrays.equals(header, 0, length, start, 0, start.length);
    }
  }
}

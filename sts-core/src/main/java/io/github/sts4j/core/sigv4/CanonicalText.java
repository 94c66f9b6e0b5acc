package io.github.sts4j.core.sigv4;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * ASCII text under construction, as the bytes that will be hashed: all of it, or, where nobody needs it after its hash, what
 * was not hashed yet. Long values are checked eight characters a step. For use by one thread.
 */
final class CanonicalText {
  private static final long ONES = 0x0101010101010101L;
  private static final long FIRST_SOLID = '!' * ONES;
  private static final long QUESTION_MARKS = '?' * ONES;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final int STEP = 3 * Long.BYTES;
  private static final int ROOM = 256;

  private final @Nullable MessageDigest hashed;
  private byte[] bytes;
  private int filled;
  private int length;

  private CanonicalText(int room, @Nullable MessageDigest hashed) {
    this.bytes = new byte[room];
    this.hashed = hashed;
  }

  /** @param expectedLength how long the text will probably be */
  CanonicalText(int expectedLength) {
    this(expectedLength, null);
  }

  /** A text that is not kept: only {@link #sha256()} is left of it. */
  static CanonicalText hashing() {
    return new CanonicalText(ROOM, Hashing.sha256());
  }

  int length() {
    return length;
  }

  /** The hash of the text, which must not grow any more. */
  byte[] sha256() {
    MessageDigest digest = hashed == null ? Hashing.sha256() : hashed;
    digest.update(bytes, 0, filled);
    return digest.digest();
  }

  /** The hash of this text, which is kept, and of the ASCII text after it. */
  byte[] sha256(String tail) {
    MessageDigest digest = Hashing.sha256();
    digest.update(bytes, 0, filled);
    return digest.digest(tail.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** This text, which is kept; it must not grow any more. */
  byte[] finish() {
    return filled == bytes.length ? bytes : Arrays.copyOf(bytes, filled);
  }

  @Override
  public String toString() {
    return new String(bytes, 0, filled, StandardCharsets.US_ASCII);
  }

  CanonicalText append(char c) {
    reserve(1);
    bytes[filled] = (byte) c;
    return grown(1);
  }

  /** Appends text that is known to be ASCII. */
  CanonicalText append(String ascii) {
    return copy(ascii, 0, ascii.length());
  }

  /** Appends a part of a text that is known to be ASCII. */
  CanonicalText append(TextPart ascii) {
    return copy(ascii.whole(), ascii.start(), ascii.end());
  }

  /** Appends two digits a byte. */
  CanonicalText appendHex(byte[] hash) {
    reserve(2 * hash.length);
    LowerHex.write(hash, bytes, filled);
    return grown(2 * hash.length);
  }

  /** Appends the text if it is surely printable ASCII with neither space nor tab, and else does nothing. */
  boolean appendIfSolid(String text) {
    return text.length() < STEP ? appendShort(text) : appendLong(text);
  }

  private boolean appendShort(String text) {
    reserve(text.length());
    int outside = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes[filled + i] = (byte) c;
      outside |= (c - '!') | ('~' - c); // negative if it is below the one or above the other
    }
    grown(outside < 0 ? 0 : text.length());
    return outside >= 0;
  }

  private boolean appendLong(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    // In UTF-8 only ASCII takes as many bytes as characters, and the question mark in place of an
    // unpaired surrogate. A question mark is not solid here, so that the text itself is looked at.
    if (encoded.length != text.length() || !isSolid(encoded)) {
      return false;
    }
    if (hashed != null && encoded.length > ROOM) {
      hashed.update(bytes, 0, filled);
      hashed.update(encoded);
      filled = 0;
      length += encoded.length;
      return true;
    }
    reserve(encoded.length);
    System.arraycopy(encoded, 0, bytes, filled, encoded.length);
    grown(encoded.length);
    return true;
  }

  // The one way to copy a text's characters without an array in between.
  @SuppressWarnings("deprecation")
  private CanonicalText copy(String text, int from, int to) {
    reserve(to - from);
    text.getBytes(from, to, bytes, filled);
    return grown(to - from);
  }

  private CanonicalText grown(int by) {
    filled += by;
    length += by;
    return this;
  }

  private void reserve(int more) {
    if (bytes.length - filled < more) {
      makeRoom(more);
    }
  }

  private void makeRoom(int more) {
    if (hashed != null) {
      hashed.update(bytes, 0, filled);
      filled = 0;
    }
    if (bytes.length - filled < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, filled + more));
    }
  }

  /** Of 24 ASCII characters or more; some of the last ones may be looked at twice. */
  private static boolean isSolid(byte[] ascii) {
    int last = ascii.length - STEP;
    long others = 0;
    for (int i = 0; i < last; i += STEP) {
      others |= notSolid(ascii, i);
    }
    return (others | notSolid(ascii, last)) == 0;
  }

  private static long notSolid(byte[] ascii, int at) {
    return notSolid(EightBytes.get(ascii, at))
        | notSolid(EightBytes.get(ascii, at + Long.BYTES))
        | notSolid(EightBytes.get(ascii, at + 2 * Long.BYTES));
  }

  /** Zero only if each of eight ASCII characters is above the space, below the delete character, and no question mark. */
  private static long notSolid(long eight) {
    return ((eight + ONES) | (eight - FIRST_SOLID) | ((eight ^ QUESTION_MARKS) - ONES)) & HIGH_BITS;
  }
}

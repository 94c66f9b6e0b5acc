package io.github.sts4j.core.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Writes protobuf fields (wire types 0 and 2). What it held is wiped when it grows and when it is done. */
final class WireWriter {
  static final int VARINT = 0;
  static final int LENGTH_DELIMITED = 2;

  private static final int ONE_BYTE = 0x7F;
  // Longer ones are quicker with the array: the platform copies them many characters a step.
  private static final int SHORT = 24;

  private byte[] buffer = new byte[512];
  private int size;
  private int messageStart;

  void number(int field, long value) {
    varint(((long) field << 3) | VARINT);
    varint(value);
  }

  void text(int field, String value) {
    if (!shortAscii(field, value)) {
      bytes(field, value.getBytes(UTF_8));
    }
  }

  /** Writes a text as most are, without an array in between; what is no such text is not written. */
  private boolean shortAscii(int field, String value) {
    int length = value.length();
    if (length > SHORT || field > ONE_BYTE >>> 3) {
      return false;
    }
    reserve(2 + length);
    byte[] out = buffer;
    int at = size + 2;
    int all = 0;
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      all |= c;
      out[at + i] = (byte) c;
    }
    if (all > ONE_BYTE) {
      return false;
    }
    out[size] = (byte) (field << 3 | LENGTH_DELIMITED);
    out[size + 1] = (byte) length;
    size = at + length;
    return true;
  }

  void bytes(int field, byte[] value) {
    varint(((long) field << 3) | LENGTH_DELIMITED);
    varint(value.length);
    reserve(value.length);
    System.arraycopy(value, 0, buffer, size, value.length);
    size += value.length;
  }

  /** Begins a message within this one; it is ended before anything else of this one is written. */
  void beginMessage(int field) {
    varint(((long) field << 3) | LENGTH_DELIMITED);
    reserve(1);
    size++; // for the length, of one byte if it is less than 128
    messageStart = size;
  }

  void endMessage() {
    int length = size - messageStart;
    int start = messageStart;
    if (length > ONE_BYTE) {
      int more = WireSize.ofVarint(length) - 1;
      reserve(more);
      System.arraycopy(buffer, start, buffer, start + more, length);
    }
    size = start - 1;
    varint(length);
    size += length;
  }

  /** What was written; the writer is empty afterwards. */
  byte[] finish() {
    byte[] written = Arrays.copyOf(buffer, size);
    wipe();
    return written;
  }

  /** How much was written. */
  int size() {
    return size;
  }

  /** What was written, up to {@link #size}, without a copy: for who reads it before it is wiped. */
  byte[] sharedBytes() {
    return buffer;
  }

  /** Forgets what was written. */
  void wipe() {
    Arrays.fill(buffer, (byte) 0);
    size = 0;
  }

  private void varint(long value) {
    reserve(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      buffer[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    buffer[size++] = (byte) rest;
  }

  private void reserve(int more) {
    if (buffer.length - size < more) {
      byte[] outgrown = buffer;
      buffer = Arrays.copyOf(outgrown, Math.max(2 * outgrown.length, size + more));
      Arrays.fill(outgrown, (byte) 0);
    }
  }
}

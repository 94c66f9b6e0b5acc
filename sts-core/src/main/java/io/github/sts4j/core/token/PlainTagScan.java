package io.github.sts4j.core.token;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One look at the bytes of tags as almost all are: ASCII, shorter than 128 bytes, keys that plainly differ. It says yes only
 * to what {@link ClaimsDecoder#tag}, {@link SessionTag} and {@link ClaimRules} say yes to, and leaves the rest to them. For
 * one token.
 */
final class PlainTagScan {
  static final byte TAG = (ClaimField.TAG << 3) | WireWriter.LENGTH_DELIMITED;

  /** What is left to a closer look. */
  static final int UNCLEAR = -1;

  private static final byte KEY = (ClaimField.TAG_KEY << 3) | WireWriter.LENGTH_DELIMITED;
  private static final byte VALUE = (ClaimField.TAG_VALUE << 3) | WireWriter.LENGTH_DELIMITED;
  private static final byte TRANSITIVE = (ClaimField.TAG_TRANSITIVE << 3) | WireWriter.VARINT;
  private static final int CASE = 0x20;
  private static final long CASES = 0x20202020_20202020L;
  private static final int RESERVED = 'a' | 'w' << 8 | 's' << 16 | ':' << 24;
  private static final long ODD = 0x9E3779B9_7F4A7C15L;
  private static final VarHandle INTS = words(int[].class);
  private static final VarHandle LONGS = words(long[].class);

  private final byte[] bytes;
  private final int end;
  private int[] hashes = new int[8];
  private int count;

  PlainTagScan(byte[] bytes, int end) {
    this.bytes = bytes;
    this.end = end;
  }

  private static VarHandle words(Class<?> type) {
    return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN);
  }

  int count() {
    return count;
  }

  /** Where the tag that begins here ends, or {@link #UNCLEAR}. */
  int passTag(int start) {
    byte[] in = bytes;
    int keyAt = start + 4;
    // Its field, its length, the field of the key, the length of the key: all of one byte.
    if (end < keyAt + 2 || in[start + 1] < 0 || in[start + 2] != KEY) {
      return UNCLEAR;
    }
    int tagEnd = start + 2 + in[start + 1];
    int valueAt = keyAt + in[start + 3] + 2;
    if (in[start + 3] <= 0
        || tagEnd > end
        || valueAt > tagEnd
        || in[valueAt - 2] != VALUE
        || in[valueAt - 1] < 0) {
      return UNCLEAR;
    }
    int valueEnd = valueAt + in[valueAt - 1];
    return ends(valueEnd, tagEnd)
            && ClaimText.TAG_VALUE.isPlain(in, valueAt, valueEnd)
            && isNewKey(keyAt, valueAt - 2)
        ? tagEnd
        : UNCLEAR;
  }

  /** After the value comes nothing, or the flag of a transitive tag. */
  private boolean ends(int valueEnd, int tagEnd) {
    return valueEnd == tagEnd
        || (valueEnd == tagEnd - 2 && bytes[valueEnd] == TRANSITIVE && bytes[valueEnd + 1] == 1);
  }

  /** ST-2, ST-3, PT-7: whether the key is plain text, clearly not reserved, and clearly none of those before, ignoring case. */
  private boolean isNewKey(int from, int to) {
    return ClaimText.TAG_KEY.isPlain(bytes, from, to)
        && !isReserved(from, to)
        && isNew(foldedHash(from, to));
  }

  private boolean isReserved(int from, int to) {
    return to - from >= Integer.BYTES && ((int) INTS.get(bytes, from) | (int) CASES) == RESERVED;
  }

  /** The same for keys that differ by case alone, and for some others. Eight characters a step, the last eight maybe twice. */
  private int foldedHash(int from, int to) {
    int length = to - from;
    int last = to - Long.BYTES;
    long hash = length;
    if (last < from) {
      for (int i = from; i < to; i++) {
        hash = 31 * hash + (bytes[i] | CASE);
      }
      return (int) hash;
    }
    for (int i = from; i < last; i += Long.BYTES) {
      hash = (hash ^ ((long) LONGS.get(bytes, i) | CASES)) * ODD;
    }
    hash = (hash ^ ((long) LONGS.get(bytes, last) | CASES)) * ODD;
    return (int) (hash >>> 32);
  }

  private boolean isNew(int hash) {
    for (int i = 0; i < count; i++) {
      if (hashes[i] == hash) {
        return false;
      }
    }
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * count);
    }
    hashes[count++] = hash;
    return true;
  }
}

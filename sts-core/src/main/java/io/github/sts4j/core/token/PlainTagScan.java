package io.github.sts4j.core.token;

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
  private static final int RESERVED = ((('a' * 31) + 'w') * 31 + 's') * 31 + (':' | CASE);

  private final byte[] bytes;
  private final int end;
  private int[] hashes = new int[8];
  private int count;

  PlainTagScan(byte[] bytes, int end) {
    this.bytes = bytes;
    this.end = end;
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
    boolean[] members = ClaimText.TAG_KEY.ascii();
    int hash = 0;
    int all = 0;
    boolean plain = true;
    boolean reserved = false;
    // Without a way out, so that one step need not wait for another.
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      all |= b;
      plain &= members[b & (members.length - 1)];
      hash = 31 * hash + (b | CASE);
      reserved |= hash == RESERVED;
    }
    return plain && all >= 0 && !reserved && isNew(hash);
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

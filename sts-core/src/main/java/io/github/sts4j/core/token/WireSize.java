package io.github.sts4j.core.token;

/** How many bytes the fields take that {@link WireWriter} writes, without writing them. */
final class WireSize {
  private WireSize() {}

  static int ofText(int field, String value) {
    return ofContent(field, utf8Length(value));
  }

  /** A field that holds so many bytes. */
  static int ofContent(int field, int length) {
    return ofFieldNumber(field) + ofVarint(length) + length;
  }

  /** A flag that is set. */
  static int ofFlag(int field) {
    return ofFieldNumber(field) + 1;
  }

  static int ofVarint(int value) {
    return (Integer.SIZE - Integer.numberOfLeadingZeros(value | 1) + 6) / 7;
  }

  private static int ofFieldNumber(int field) {
    return ofVarint(field << 3);
  }

  /** Of a text in which surrogates come in pairs only, as in all claims. */
  private static int utf8Length(String text) {
    int length = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        length += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
      }
    }
    return length;
  }
}

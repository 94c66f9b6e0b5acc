package io.github.sts4j.examples.endpoint.s3;

/** Which characters an XML 1.0 document can hold (section 2.2 of the recommendation). */
final class XmlText {
  private XmlText() {}

  static boolean canHold(String text) {
    return text.codePoints().allMatch(XmlText::isChar);
  }

  /** The text with U+FFFD where XML has no way to write the character. */
  static String replaceForbidden(String text) {
    StringBuilder replaced = new StringBuilder(text.length());
    text.codePoints().map(c -> isChar(c) ? c : 0xFFFD).forEach(replaced::appendCodePoint);
    return replaced.toString();
  }

  private static boolean isChar(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}

package io.github.sts4j.federation.x509;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Decodes the strings of certificates. Each must be well-formed for its type and print as it is: no control, no formatting
 * character, no surrogate, nothing unassigned. Whatever is not so is refused rather than repaired (X05).
 */
final class DirectoryText {
  private static final int UTF8 = 0x0C;
  private static final int NUMERIC = 0x12;
  private static final int PRINTABLE = 0x13;
  private static final int IA5 = 0x16;
  private static final int BMP = 0x1E;
  private static final int LONGEST = 1_024;
  private static final Set<Integer> NOT_PRINTING = Set.of(
      (int) Character.CONTROL,
      (int) Character.FORMAT,
      (int) Character.SURROGATE,
      (int) Character.PRIVATE_USE,
      (int) Character.UNASSIGNED,
      (int) Character.LINE_SEPARATOR,
      (int) Character.PARAGRAPH_SEPARATOR);

  private DirectoryText() {}

  /** The text of an attribute of a name. */
  static String of(DerReader.Element element) {
    return switch (element.tag()) {
      case UTF8 -> decode(element.content(), StandardCharsets.UTF_8);
      case NUMERIC, PRINTABLE, IA5 -> decode(element.content(), StandardCharsets.US_ASCII);
      case BMP -> decode(element.content(), StandardCharsets.UTF_16BE);
      default ->
        throw CertificateRefusal.of(
            "a name has a string of tag " + element.tag() + ", whose characters are not certain");
    };
  }

  /** The text of a name that is ASCII without spaces: a DNS name, a URI. */
  static String ascii(byte[] content) {
    String text = decode(content, StandardCharsets.US_ASCII);
    if (text.indexOf(' ') >= 0) {
      throw CertificateRefusal.of("a DNS name or URI has a space");
    }
    return text;
  }

  private static String decode(byte[] content, Charset charset) {
    String text;
    try {
      text = charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw CertificateRefusal.of("a name is not well-formed " + charset);
    }
    if (text.isEmpty()
        || text.length() > LONGEST
        || text.codePoints().anyMatch(c -> NOT_PRINTING.contains(Character.getType(c)))) {
      throw CertificateRefusal.of("a name is empty, too long, or has characters that do not print");
    }
    return text;
  }
}

package io.github.sts4j.examples.endpoint.s3;

import com.google.common.escape.Escaper;
import com.google.common.net.PercentEscaper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent-encoding as S3 uses it: strict UTF-8, decoded exactly once, a plus sign being a plus sign. */
final class PercentCoding {
  private static final Escaper ESCAPER = new PercentEscaper("-._~/", false);

  private PercentCoding() {}

  /** The decoded text, or empty if an escape is broken, the bytes are not UTF-8, or a raw character is not ASCII. */
  static Optional<String> decode(String encoded) {
    ByteBuffer bytes = ByteBuffer.allocate(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '%') {
        int value =
            i + 2 < encoded.length() ? hexPair(encoded.charAt(i + 1), encoded.charAt(i + 2)) : -1;
        if (value < 0) {
          return Optional.empty();
        }
        bytes.put((byte) value);
        i += 2;
      } else if (c > 0x7F) {
        return Optional.empty();
      } else {
        bytes.put((byte) c);
      }
    }
    return utf8(bytes.flip());
  }

  /** The text with all but letters, digits, {@code - . _ ~} and the slash escaped, as in listings with encoding-type=url. */
  static String encode(String text) {
    return ESCAPER.escape(text);
  }

  private static int hexPair(char high, char low) {
    if (high > 0x7F || low > 0x7F) {
      return -1;
    }
    int h = Character.digit(high, 16);
    int l = Character.digit(low, 16);
    return h < 0 || l < 0 ? -1 : h << 4 | l;
  }

  private static Optional<String> utf8(ByteBuffer bytes) {
    try {
      // A new decoder reports malformed input;
      // String's constructor would put U+FFFD, and merge keys.
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException notUtf8) {
      return Optional.empty();
    }
  }
}

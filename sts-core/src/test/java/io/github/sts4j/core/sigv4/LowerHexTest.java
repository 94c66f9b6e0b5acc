package io.github.sts4j.core.sigv4;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LowerHexTest {
  private static final String HASH =
      "0123456789abcdeffedcba98765432100f1e2d3c4b5a69788796a5b4c3d2e1f0";

  @Test
  void everyOtherCharacterIsRefusedWhereverItStands() {
    for (int place = 0; place < HASH.length(); place++) {
      for (int c = 0; c < 0x200; c++) {
        String changed = HASH.substring(0, place) + (char) c + HASH.substring(place + 1);
        boolean digit = "0123456789abcdef".indexOf(c) >= 0;
        assertTrue(LowerHex.isSha256(changed) == digit, () -> changed);
        assertTrue(LowerHex.parseSha256(TextPart.of(changed)).isPresent() == digit, () -> changed);
      }
    }
  }

  @Test
  void otherLengthsAreRefused() {
    for (String other : new String[] {"", "0", HASH.substring(1), HASH + "0", HASH + HASH}) {
      assertFalse(LowerHex.isSha256(other), other);
      assertFalse(LowerHex.parseSha256(TextPart.of(other)).isPresent(), other);
    }
  }

  @Test
  void readsAndWritesAsThePlatformDoes() {
    Random random = new Random(7);
    for (int i = 0; i < 1_000; i++) {
      byte[] bytes = new byte[32];
      random.nextBytes(bytes);
      byte[] text = new byte[70];
      LowerHex.write(bytes, text, 3);
      byte[] expected = new byte[70];
      byte[] digits = HexFormat.of().formatHex(bytes).getBytes(US_ASCII);
      System.arraycopy(digits, 0, expected, 3, digits.length);
      assertArrayEquals(expected, text);
      assertArrayEquals(
          bytes, LowerHex.parseSha256(TextPart.of(new String(digits, US_ASCII))).orElseThrow());
    }
  }
}

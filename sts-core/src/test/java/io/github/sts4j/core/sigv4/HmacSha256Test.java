package io.github.sts4j.core.sigv4;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of RFC 4231, and the platform's own function. */
class HmacSha256Test {

  @ParameterizedTest
  @CsvSource({
    // Cases 1, 2, 3 and 4: keys of 20, 4, 20 and 25 bytes.
    "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, 4869205468657265,"
        + " b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
    "4a656665, 7768617420646f2079612077616e7420666f72206e6f7468696e673f,"
        + " 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,"
        + " dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd,"
        + " 773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
    "0102030405060708090a0b0c0d0e0f10111213141516171819,"
        + " cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd,"
        + " 82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
  })
  void passesThePublishedVectors(String key, String message, String expected) {
    assertEquals(expected, sign(HexFormat.of().parseHex(key), HexFormat.of().parseHex(message)));
  }

  @Test
  void aKeyLongerThanABlockIsHashedFirst() { // case 6
    byte[] key = HexFormat.of().parseHex("aa".repeat(131));
    assertEquals(
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
        sign(key, "Test Using Larger Than Block-Size Key - Hash Key First".getBytes(US_ASCII)));
  }

  @Test
  void agreesWithThePlatformForEveryLengthOfKeyAndMessage() throws GeneralSecurityException {
    Random random = new Random(7);
    for (int length = 1; length < 200; length++) {
      byte[] key = new byte[length];
      byte[] message = new byte[200 - length];
      random.nextBytes(key);
      random.nextBytes(message);
      Mac platform = Mac.getInstance("HmacSHA256");
      platform.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] expected = platform.doFinal(message);
      HmacSha256 hmac = new HmacSha256(key);
      assertArrayEquals(expected, HmacSha256.signInTurn(key, message));
      assertArrayEquals(
          new HmacSha256(new HmacSha256(expected).sign(key)).sign(message),
          HmacSha256.signInTurn(key, message, key, message));
      assertArrayEquals(expected, hmac.sign(message));
      assertArrayEquals(expected, hmac.sign(message), "what it began with is left so");
    }
  }

  private static String sign(byte[] key, byte[] message) {
    return HexFormat.of().formatHex(new HmacSha256(key).sign(message));
  }
}

package io.github.sts4j.core.sigv4;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The text of an ECDSA signature on P-256: DER in lower-case hexadecimal, of which there is one spelling for a signature. */
final class EcdsaSignature {
  private static final int COORDINATE = 32;
  private static final int MAX_LENGTH = 2 * (2 + 2 * (2 + COORDINATE + 1));
  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;
  private static final BigInteger ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
  private static final AsciiSet HEX = AsciiSet.of("0123456789abcdef");

  private EcdsaSignature() {}

  /** The two numbers of the signature, 32 bytes each; empty unless it is spelled rightly and both are in range. */
  static Optional<byte[]> parse(String hex) {
    if (hex.length() > MAX_LENGTH || hex.length() % 2 != 0 || !HEX.containsAll(hex)) {
      return Optional.empty();
    }
    byte[] der = HexFormat.of().parseHex(hex);
    if (der.length < 8 || der[1] != der.length - 2 || der[3] < 1 || 4 + der[3] + 2 > der.length) {
      return Optional.empty();
    }
    BigInteger r = new BigInteger(der, 4, der[3]);
    int second = 4 + der[3] + 2;
    BigInteger s =
        second < der.length ? new BigInteger(der, second, der.length - second) : BigInteger.ZERO;
    // CVE-2022-21449: zero is no signature. What is not the one encoding of its numbers is refused.
    return inRange(r) && inRange(s) && Arrays.equals(encode(r, s), der)
        ? Optional.of(concatenated(r, s))
        : Optional.empty();
  }

  private static boolean inRange(BigInteger number) {
    return number.signum() > 0 && number.compareTo(ORDER) < 0;
  }

  private static byte[] encode(BigInteger r, BigInteger s) {
    byte[] one = r.toByteArray();
    byte[] other = s.toByteArray();
    byte[] der = new byte[6 + one.length + other.length];
    der[0] = SEQUENCE;
    der[1] = (byte) (der.length - 2);
    der[2] = INTEGER;
    der[3] = (byte) one.length;
    System.arraycopy(one, 0, der, 4, one.length);
    der[4 + one.length] = INTEGER;
    der[5 + one.length] = (byte) other.length;
    System.arraycopy(other, 0, der, 6 + one.length, other.length);
    return der;
  }

  private static byte[] concatenated(BigInteger r, BigInteger s) {
    byte[] both = new byte[2 * COORDINATE];
    copy(r, both, COORDINATE);
    copy(s, both, 2 * COORDINATE);
    return both;
  }

  private static void copy(BigInteger number, byte[] to, int end) {
    byte[] bytes = number.toByteArray();
    int length = Math.min(bytes.length, COORDINATE);
    System.arraycopy(bytes, bytes.length - length, to, end - length, length);
  }
}

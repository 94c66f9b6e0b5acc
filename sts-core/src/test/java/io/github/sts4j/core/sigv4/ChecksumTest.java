package io.github.sts4j.core.sigv4;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Check values of the published catalogues of CRCs and hash functions, over the text {@code 123456789}. */
class ChecksumTest {

  @Test
  void checkValuesAreThePublishedOnes() {
    assertEquals("cbf43926", of(ChecksumAlgorithm.CRC32));
    assertEquals("e3069283", of(ChecksumAlgorithm.CRC32C));
    assertEquals("ae8b14860a799888", of(ChecksumAlgorithm.CRC64NVME));
    assertEquals("25f9e794323b453885f5181f1b624d0b", of(ChecksumAlgorithm.MD5));
    assertEquals("f7c3bc1d808e04732adf679965ccc34ca7ae3441", of(ChecksumAlgorithm.SHA1));
    assertEquals(
        "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225",
        of(ChecksumAlgorithm.SHA256));
    assertEquals(128, of(ChecksumAlgorithm.SHA512).length());
  }

  @Test
  void oneByteAtATimeGivesTheSameAsAllAtOnce() {
    for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
      Checksum slow = algorithm.start();
      byte[] text = TestSigner.utf8("123456789");
      for (int i = 0; i < text.length; i++) {
        slow.update(text, i, 1);
      }
      assertEquals(of(algorithm), HexFormat.of().formatHex(slow.value()), algorithm.header());
    }
  }

  @Test
  void aCrcIsWrittenMostSignificantByteFirst() {
    Checksum crc = ChecksumAlgorithm.CRC32.start();
    crc.update(TestSigner.utf8("hello"), 0, 5);
    assertEquals("NhCmhg==", Base64.getEncoder().encodeToString(crc.value()));
  }

  private static String of(ChecksumAlgorithm algorithm) {
    Checksum checksum = algorithm.start();
    checksum.update(TestSigner.utf8("123456789"), 0, 9);
    return HexFormat.of().formatHex(checksum.value());
  }
}

package io.github.sts4j.examples.endpoint.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check values that the catalogues of CRCs and FIPS 180 give for these texts. */
class ChecksumAlgorithmTest {
  @ParameterizedTest
  @CsvSource({
    "CRC32, 123456789, cbf43926",
    "CRC32C, 123456789, e3069283",
    "CRC64NVME, 123456789, ae8b14860a799888",
    "SHA1, abc, a9993e364706816aba3e25717850c26c9cd0d89d",
    "SHA256, abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    "SHA512, abc, ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
  })
  void publishedCheckValuesHoldHoweverTheTextIsCut(
      ChecksumAlgorithm algorithm, String text, String hex) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    byte[] expected = HexFormat.of().parseHex(hex);
    assertEquals(algorithm.bytes(), expected.length);
    assertArrayEquals(expected, Content.of(bytes).checksum(algorithm.start()));
    List<byte[]> cut = List.of(
        new byte[] {bytes[0]}, new byte[0], text.substring(1).getBytes(StandardCharsets.US_ASCII));
    assertArrayEquals(expected, Content.of(cut).checksum(algorithm.start()));
    Content sliced = Content.of(("xx" + text + "y").getBytes(StandardCharsets.US_ASCII))
        .slice(2, text.length() + 1);
    assertArrayEquals(expected, sliced.checksum(algorithm.start()));
  }
}

package io.github.sts4j.core.sigv4;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.AuthenticationFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The worked examples of the Amazon S3 API reference, signatures as printed there. */
class PublishedExamplesTest {
  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  private static final String CREDENTIAL =
      "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request";
  private static final Instant NOW = Instant.parse("2013-05-24T00:00:00Z");

  @Test
  void getObjectWithARange() {
    assertVerifies(
        "GET",
        "/test.txt",
        Map.of("Range", "bytes=0-9", "x-amz-content-sha256", TestSigner.EMPTY_HASH),
        "host;range;x-amz-content-sha256;x-amz-date",
        "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
  }

  @Test
  void putObjectWithADollarInItsKey() {
    VerifiedSignature verified = assertVerifies(
        "PUT",
        "/test$file.text",
        Map.of(
            "Date", "Fri, 24 May 2013 00:00:00 GMT",
            "x-amz-storage-class", "REDUCED_REDUNDANCY",
            "x-amz-content-sha256",
                "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072"),
        "date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class",
        "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    Verifying.refused(
        AuthenticationFailure.PAYLOAD_MISMATCH, () -> verified.verifyBody(new byte[0]));
    assertEquals(21, verified.verifyBody(TestSigner.utf8("Welcome to Amazon S3.")).length);
  }

  @Test
  void getBucketLifecycleWhoseParameterHasNoValue() {
    assertVerifies(
        "GET",
        "/?lifecycle",
        Map.of("x-amz-content-sha256", TestSigner.EMPTY_HASH),
        "host;x-amz-content-sha256;x-amz-date",
        "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
  }

  @Test
  void listObjects() {
    assertVerifies(
        "GET",
        "/?max-keys=2&prefix=J",
        Map.of("x-amz-content-sha256", TestSigner.EMPTY_HASH),
        "host;x-amz-content-sha256;x-amz-date",
        "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
  }

  @Test
  void presignedUrl() {
    SignedRequest request = SignedRequest.of(
        "GET",
        "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential="
            + CREDENTIAL.replace("/", "%2F")
            + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
            + "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
        Map.of("Host", List.of("examplebucket.s3.amazonaws.com")));
    RequestSignature signature = RequestSignature.parse(request, SigV4Settings.forS3());
    SigningKey key = SigningKey.derive(SECRET, signature.scope());
    Instant end = NOW.plusSeconds(86400);
    Verifying.refused(
        AuthenticationFailure.EXPIRED_PRESIGNED_REQUEST, () -> signature.verify(key, end));
    assertTrue(signature.verify(key, end.minusSeconds(1)).isPresigned());
  }

  @Test
  void chunkedUpload() throws IOException {
    VerifiedSignature verified = assertVerifies(
        "PUT",
        "/examplebucket/chunkObject.txt",
        Map.of(
            "Host", "s3.amazonaws.com",
            "x-amz-storage-class", "REDUCED_REDUNDANCY",
            "Content-Encoding", "aws-chunked",
            "Content-Length", "66824",
            "x-amz-decoded-content-length", "66560",
            "x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"),
        "content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class",
        "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9");
    byte[] wire = concat(
        "10000;chunk-signature=ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648\r\n",
        letters(65536),
        "\r\n",
        "400;chunk-signature=0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497\r\n",
        letters(1024),
        "\r\n",
        "0;chunk-signature=b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9\r\n\r\n");
    assertEquals(66824, wire.length);
    assertArrayEquals(letters(66560), verified.verifyBody(wire));
    assertEveryTwentiethByteMatters(verified, wire);
  }

  @Test
  void chunkedUploadWithATrailer() throws IOException {
    VerifiedSignature verified = assertVerifies(
        "PUT",
        "/examplebucket/chunkObject.txt",
        Map.of(
            "Host", "s3.amazonaws.com",
            "x-amz-storage-class", "REDUCED_REDUNDANCY",
            "Content-Encoding", "aws-chunked",
            "x-amz-decoded-content-length", "66560",
            "x-amz-trailer", "x-amz-checksum-crc32c",
            "x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"),
        "content-encoding;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class;x-amz-trailer",
        "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e");
    for (String lineEnd : List.of("\r\n", "\n\r\n")) {
      byte[] wire = concat(
          "10000;chunk-signature=b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2\r\n",
          letters(65536),
          "\r\n",
          "400;chunk-signature=1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7\r\n",
          letters(1024),
          "\r\n",
          "0;chunk-signature=2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992\r\n",
          "x-amz-checksum-crc32c:sOO8/Q==" + lineEnd,
          "x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n");
      assertArrayEquals(letters(66560), verified.verifyBody(wire));
      assertEveryTwentiethByteMatters(verified, wire);
    }
  }

  private static void assertEveryTwentiethByteMatters(VerifiedSignature verified, byte[] wire)
      throws IOException {
    // Not the blank-insensitive parts: everything but the data is touched byte by byte elsewhere.
    for (int i = 100; i < wire.length - 400; i += wire.length / 20) {
      byte[] changed = wire.clone();
      changed[i] ^= 1;
      assertThrows(
          BodyVerificationException.class,
          () -> verified.verifyingBody(new ByteArrayInputStream(changed)).readAllBytes());
    }
  }

  private static VerifiedSignature assertVerifies(
      String method,
      String target,
      Map<String, String> headers,
      String signedHeaders,
      String printedSignature) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    all.put("host", List.of("examplebucket.s3.amazonaws.com"));
    headers.forEach((name, value) -> all.put(name.equals("Host") ? "host" : name, List.of(value)));
    all.put("x-amz-date", List.of("20130524T000000Z"));
    all.put(
        "Authorization",
        List.of("AWS4-HMAC-SHA256 Credential=" + CREDENTIAL + ",SignedHeaders=" + signedHeaders
            + ",Signature=" + printedSignature));
    RequestSignature signature =
        RequestSignature.parse(SignedRequest.of(method, target, all), SigV4Settings.forS3());
    SigningKey key = SigningKey.derive(SECRET, signature.scope());
    VerifiedSignature verified = signature.verify(key, NOW);
    assertFalse(verified.isPresigned());
    return verified;
  }

  private static byte[] letters(int count) {
    byte[] letters = new byte[count];
    Arrays.fill(letters, (byte) 'a');
    return letters;
  }

  private static byte[] concat(Object... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Object part : parts) {
      out.writeBytes(part instanceof byte[] bytes ? bytes : TestSigner.utf8((String) part));
    }
    return out.toByteArray();
  }
}

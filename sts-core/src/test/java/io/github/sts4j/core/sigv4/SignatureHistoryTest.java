package io.github.sts4j.core.sigv4;

import static io.github.sts4j.core.error.AuthenticationFailure.MALFORMED_PRESIGNED_QUERY;
import static io.github.sts4j.core.error.AuthenticationFailure.MALFORMED_SIGNATURE;
import static io.github.sts4j.core.error.AuthenticationFailure.PAYLOAD_MISMATCH;
import static io.github.sts4j.core.error.AuthenticationFailure.SIGNATURE_MISMATCH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What went wrong in other verifiers of signed requests, each by its public identifier. */
class SignatureHistoryTest {
  private static final Map<String, List<String>> HOST = Map.of("host", List.of("s3.example.com"));

  @Test // CVE-2022-2385
  void duplicateQueryParametersWithDifferentCaseAreRefused() {
    String query = TestSigner.presigned().presign(60).rawQuery();
    refused(
        MALFORMED_PRESIGNED_QUERY,
        SignedRequest.of("GET", "/?" + query + "&x-amz-signedheaders=host", HOST));
    refused(
        MALFORMED_PRESIGNED_QUERY,
        SignedRequest.of("GET", "/?x-amz-credential=other&" + query, HOST));
  }

  @Test // CVE-2026-40344, GHSA-9c4q-hq6p-c237
  void anUnsignedTrailerUploadIsAuthenticatedLikeAnyOther() {
    TestSigner upload = TestSigner.s3()
        .method("PUT")
        .path("/b/k")
        .header("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER")
        .header("x-amz-decoded-content-length", "0")
        .header("x-amz-trailer", "x-amz-checksum-crc32");
    String good = upload.authorization();
    assertEquals(
        PayloadMode.STREAMING_UNSIGNED_TRAILER, Verifying.s3(upload.request()).payloadMode());
    String zeros = good.replaceFirst("Signature=.*", "Signature=" + "0".repeat(64));
    Verifying.refused(SIGNATURE_MISMATCH, () -> Verifying.s3(upload.request(zeros)));
    refused(MALFORMED_SIGNATURE, upload.request(good.replaceFirst(", Signature=.*", "")));
    refused(MALFORMED_SIGNATURE, upload.request(""));
  }

  @Test // CVE-2025-31489
  void aCredentialInTheQueryBesideASignatureInTheHeaderIsRefused() {
    for (String name : List.of(
        "X-Amz-Credential",
        "X-Amz-Signature",
        "X-Amz-Algorithm",
        "X-Amz-Date",
        "X-Amz-Expires",
        "X-Amz-SignedHeaders",
        "X-Amz-Security-Token",
        "X-Amz-Content-Sha256",
        "x-amz-credential",
        "X-AMZ-CREDENTIAL",
        "X%2DAmz-Credential")) {
      refused(MALFORMED_SIGNATURE, TestSigner.s3().query(name + "=x").request());
    }
    TestSigner header = TestSigner.s3();
    SignedRequest presigned = TestSigner.presigned().presign(60);
    refused(
        MALFORMED_SIGNATURE,
        SignedRequest.of(
            "GET",
            "/?" + presigned.rawQuery(),
            Map.of(
                "host",
                List.of("s3.example.com"),
                "Authorization",
                List.of(header.authorization()))));
  }

  @Test // CVE-2025-31489
  void aPresignedRequestTakesItsTokenDateAndPayloadFromOnePlace() {
    for (String name : List.of("x-amz-security-token", "x-amz-date")) {
      refused(
          MALFORMED_PRESIGNED_QUERY,
          TestSigner.presigned().header(name, TestSigner.DATE).presign(60));
    }
    refused(
        MALFORMED_PRESIGNED_QUERY,
        TestSigner.presigned()
            .header("x-amz-content-sha256", "UNSIGNED-PAYLOAD")
            .presign("60", "&X-Amz-Content-Sha256=UNSIGNED-PAYLOAD"));
  }

  @Test // CVE-2020-11012
  void anAccessKeyAloneIsNotEnough() {
    String header = TestSigner.s3().authorization();
    refused(
        MALFORMED_SIGNATURE, TestSigner.s3().request(header.replaceFirst(", SignedHeaders.*", "")));
    refused(
        MALFORMED_SIGNATURE,
        TestSigner.s3().request(header.replaceFirst("Signature=.*", "Signature=")));
    refused(
        MALFORMED_PRESIGNED_QUERY, SignedRequest.of("GET", "/?X-Amz-Credential=AKIDEXAMPLE", HOST));
    // Nobody but the verification makes a verified signature.
    assertEquals(
        0,
        Arrays.stream(VerifiedSignature.class.getDeclaredConstructors())
            .filter(constructor -> Modifier.isPublic(constructor.getModifiers()))
            .count());
  }

  @Test // CVE-2020-16250, CVE-2020-16251: a host that pins host and content type can rely on both
  // being signed.
  void theSignedHeadersSayWhichHeadersMayBeReliedOn() {
    TestSigner signer = TestSigner.sts()
        .header("host", "sts.example.com")
        .unsignedHeader("Content-Type", "text/html");
    assertEquals(
        List.of("host", "x-amz-date"),
        Verifying.sts(signer.request(), new byte[0]).signedHeaders());
  }

  @Test // CVE-2025-11621
  void aKeyCachedForOneSecretNeverServesAnotherUnderTheSameAccessKeyId() {
    SigningKeyCache cache = SigningKeyCache.of(10, new Random(1));
    RequestSignature signature =
        RequestSignature.parse(TestSigner.s3().request(), SigV4Settings.forS3());
    var end = Verifying.NOW.plusSeconds(900);
    signature.verify(
        cache.signingKey(signature, TestSigner.SECRET, end, Verifying.NOW), Verifying.NOW);
    Verifying.refused(
        SIGNATURE_MISMATCH,
        () -> signature.verify(
            cache.signingKey(signature, "of another account", end, Verifying.NOW), Verifying.NOW));
  }

  @Test // Xe/x#957
  void aHostOutsideTheSignedHeadersIsRefused() {
    refused(
        MALFORMED_SIGNATURE,
        TestSigner.s3().without("host").unsignedHeader("Host", "s3.example.com").request());
    refused(
        MALFORMED_SIGNATURE,
        TestSigner.s3().unsignedHeader("Host", "evil.example.com").request());
    SignedRequest twoHosts = SignedRequest.of(
        "GET",
        "/",
        Map.of(
            "Host", List.of("s3.example.com", "evil.example.com"),
            "x-amz-date", List.of(TestSigner.DATE),
            "x-amz-content-sha256", List.of(TestSigner.EMPTY_HASH),
            "Authorization", List.of(TestSigner.s3().authorization())));
    refused(MALFORMED_SIGNATURE, twoHosts);
  }

  @Test // Xe/x#957
  void aBodyLongerThanTheOneSignedIsRefusedWhateverItsPrefix() {
    byte[] signed = TestSigner.utf8("Action=GetCallerIdentity");
    SignedRequest request = TestSigner.sts()
        .method("POST")
        .payload(TestSigner.hex(TestSigner.sha256(signed)))
        .request();
    assertEquals(24, Verifying.sts(request, signed).verifyBody(signed).length);
    Verifying.refused(
        SIGNATURE_MISMATCH,
        () -> Verifying.sts(request, TestSigner.utf8("Action=GetCallerIdentity&x=1")));
    Verifying.refused(
        PAYLOAD_MISMATCH,
        () -> Verifying.sts(request, signed)
            .verifyBody(TestSigner.utf8("Action=GetCallerIdentity&x=1")));
  }

  @Test // Xe/x#957
  void theDateHeaderDoesNotStandInForTheSignedDate() {
    refused(
        MALFORMED_SIGNATURE,
        TestSigner.sts()
            .without("x-amz-date")
            .header("date", "Thu, 15 Jan 2026 12:00:00 GMT")
            .request(),
        SigV4Settings.forSts());
    refused(
        MALFORMED_SIGNATURE,
        TestSigner.sts()
            .without("x-amz-date")
            .unsignedHeader("X-Amz-Date", TestSigner.DATE)
            .request(),
        SigV4Settings.forSts());
    refused(
        MALFORMED_SIGNATURE,
        TestSigner.sts()
            .unsignedHeader("X-Amz-Date", TestSigner.DATE, TestSigner.DATE)
            .without("x-amz-date")
            .request(),
        SigV4Settings.forSts());
  }

  @Test // Xe/x#957
  void hashesAndSignaturesInUpperCaseAreRefused() {
    TestSigner signer = TestSigner.s3();
    String header = signer.authorization();
    refused(
        MALFORMED_SIGNATURE,
        signer.request(
            header.replace(signer.signature, signer.signature.toUpperCase(Locale.ROOT))));
    refused(
        MALFORMED_SIGNATURE,
        TestSigner.s3()
            .header("x-amz-content-sha256", TestSigner.EMPTY_HASH.toUpperCase(Locale.ROOT))
            .request());
    refused(MALFORMED_SIGNATURE, signer.request(header.substring(0, header.length() - 1)));
    refused(MALFORMED_SIGNATURE, signer.request(header + "0"));
  }

  @Test // Xe/x#957
  void blanksInsideQuotesAreFoldedAsThePublishedSuiteFoldsThem() {
    TestSigner signer = TestSigner.s3().header("x-amz-meta-title", "  \"a   b  c\"  ");
    assertEquals(TestSigner.ACCESS_KEY, Verifying.s3(signer.request()).accessKeyId());
  }

  @Test // Xe/x#957
  void anEmptyRegionOrServiceIsRefused() {
    TestSigner noRegion = TestSigner.s3();
    noRegion.region = "";
    refused(MALFORMED_SIGNATURE, noRegion.request());
    TestSigner noService = TestSigner.s3();
    noService.service = "";
    refused(MALFORMED_SIGNATURE, noService.request());
  }

  @Test // Xe/x#957
  void badHeadersAreRefusedNotDropped() {
    for (String name : List.of("x-amz-meta name", "", "x-amz-\u017f", "bad:name", "na\u00efve")) {
      refused(MALFORMED_SIGNATURE, TestSigner.s3().unsignedHeader(name, "1").request());
    }
    refused(
        MALFORMED_SIGNATURE,
        TestSigner.s3().unsignedHeader("X-Amz-Acl", "public-read").request());
    refused(
        MALFORMED_SIGNATURE,
        TestSigner.s3().unsignedHeader("X-AMZ-Copy-Source", "/b/k").request());
  }

  @Test // What is given twice is read one way here and another way there, also where it is signed
  // and not needed.
  void authenticationParametersGivenTwiceAreRefused() {
    for (String name : List.of("x-amz-date", "x-amz-security-token", "x-amz-region-set")) {
      Map<String, List<String>> headers = new HashMap<>(Map.of(
          "Host", List.of("s3.example.com"),
          "x-amz-date", List.of(TestSigner.DATE),
          "x-amz-content-sha256", List.of(TestSigner.EMPTY_HASH),
          "Authorization", List.of(TestSigner.s3().header(name, "a,b").authorization())));
      headers.put(name, List.of("a", "b"));
      AuthenticationException refusal = assertThrows(
          AuthenticationException.class,
          () ->
              RequestSignature.parse(SignedRequest.of("GET", "/", headers), SigV4Settings.forS3()));
      assertEquals(MALFORMED_SIGNATURE, refusal.failure());
      assertEquals("the header `" + name + "` must be given once", refusal.getMessage());
    }
  }

  @Test // CVE-2020-11012, minio#6860: two credentials in one request are none.
  void twoAuthorizationHeadersAreRefused() {
    String header = TestSigner.s3().authorization();
    SignedRequest twice = SignedRequest.of(
        "GET",
        "/",
        Map.of(
            "Host", List.of("s3.example.com"),
            "x-amz-date", List.of(TestSigner.DATE),
            "x-amz-content-sha256", List.of(TestSigner.EMPTY_HASH),
            "Authorization", List.of(header, header)));
    refused(MALFORMED_SIGNATURE, twice);
    refused(
        MALFORMED_SIGNATURE,
        TestSigner.s3().unsignedHeader("AUTHORIZATION", header).request());
  }

  @Test // GHSA-333v, GHSA-r54g, GHSA-8cm2
  void nothingDerivedFromTheSecretAndNoTokenIsToldOnAMismatch() {
    TestSigner signer = TestSigner.s3().header("x-amz-security-token", "FwoGZXIvYXdzTOKEN");
    signer.secret = "another";
    RequestSignature signature = RequestSignature.parse(signer.request(), SigV4Settings.forS3());
    SigningKey key = Verifying.key(signature);
    AuthenticationException refusal =
        Verifying.refused(SIGNATURE_MISMATCH, () -> signature.verify(key, Verifying.NOW));
    String expected = TestSigner.hex(HmacSigningKey.derive(TestSigner.SECRET, signature.scope())
        .sign(signature.stringToSign(TestSigner.EMPTY_HASH)));
    String said = refusal + " " + refusal.getCause() + " " + signature + " " + key + " "
        + Verifying.s3(
            TestSigner.s3().header("x-amz-security-token", "FwoGZXIvYXdzTOKEN").request());
    for (String secret : List.of(
        TestSigner.SECRET,
        expected,
        signer.signature,
        TestSigner.hex(signer.key()),
        "FwoGZXIvYXdzTOKEN")) {
      assertFalse(said.contains(secret), secret);
    }
  }

  private static void refused(AuthenticationFailure expected, SignedRequest request) {
    refused(expected, request, SigV4Settings.forS3());
  }

  private static void refused(
      AuthenticationFailure expected, SignedRequest request, SigV4Settings settings) {
    Verifying.refused(expected, () -> RequestSignature.parse(request, settings));
  }

  // In UTF-8 an unpaired surrogate is a question mark: what was signed must not pass for it.
  @Test
  void anUnpairedSurrogateInALongHeaderIsRefused() {
    String signed = "a".repeat(30) + "?" + "b".repeat(30);
    TestSigner signer = TestSigner.s3().header("x-amz-meta-note", signed);
    assertEquals(TestSigner.ACCESS_KEY, Verifying.s3(signer.request()).accessKeyId());
    String authorization = signer.authorization();
    signer.header("x-amz-meta-note", signed.replace('?', '\ud800'));
    refused(MALFORMED_SIGNATURE, signer.request(authorization));
  }
}

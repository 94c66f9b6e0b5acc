package io.github.sts4j.core.sigv4;

import static io.github.sts4j.core.error.AuthenticationFailure.CLOCK_SKEW;
import static io.github.sts4j.core.error.AuthenticationFailure.EXPIRED_PRESIGNED_REQUEST;
import static io.github.sts4j.core.error.AuthenticationFailure.PAYLOAD_MISMATCH;
import static io.github.sts4j.core.error.AuthenticationFailure.SIGNATURE_MISMATCH;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.AuthenticationException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationTest {
  private static final Duration SKEW = Duration.ofMinutes(15);

  @Test
  void aRequestFurtherOffThanTheSkewIsRefusedEitherWay() {
    RequestSignature signature = parse(TestSigner.s3().request());
    AuthenticationException refusal = Verifying.refused(
        CLOCK_SKEW, () -> Verifying.verify(signature, Verifying.NOW.plus(SKEW).plusMillis(1)));
    assertEquals("RequestTimeTooSkewed", refusal.failure().s3Code());
    assertEquals("RequestExpired", refusal.error().code());
    Verifying.refused(
        CLOCK_SKEW, () -> Verifying.verify(signature, Verifying.NOW.minus(SKEW).minusMillis(1)));
    Verifying.verify(signature, Verifying.NOW.plus(SKEW));
    Verifying.verify(signature, Verifying.NOW.minus(SKEW));
  }

  @Test
  void aPresignedRequestLivesFromItsDateLessTheSkewToItsExpiry() {
    RequestSignature signature = parse(TestSigner.presigned().presign(3600));
    Verifying.refused(
        EXPIRED_PRESIGNED_REQUEST,
        () -> Verifying.verify(signature, Verifying.NOW.plusSeconds(3600)));
    Verifying.refused(
        EXPIRED_PRESIGNED_REQUEST, () -> Verifying.verify(signature, Instant.MAX.minusSeconds(1)));
    Verifying.refused(
        CLOCK_SKEW, () -> Verifying.verify(signature, Verifying.NOW.minus(SKEW).minusMillis(1)));
    Verifying.verify(signature, Verifying.NOW.plusMillis(3599_999));
    Verifying.verify(signature, Verifying.NOW.minus(SKEW));
  }

  @Test
  void timeIsCheckedBeforeTheSignatureAndTheBodyIsNotEvenAskedFor() {
    RequestSignature signature =
        RequestSignature.parse(TestSigner.sts().request(), SigV4Settings.forSts());
    SigningKey wrong = SigningKey.derive("wrong", signature.scope());
    Verifying.refused(
        CLOCK_SKEW,
        () -> signature.verify(wrong, Verifying.NOW.plus(Duration.ofHours(1)), () -> {
          throw new AssertionError("asked for the body");
        }));
  }

  @Test
  void aWrongSecretIsASignatureMismatch() { // ER-5
    RequestSignature signature = parse(TestSigner.s3().request());
    SigningKey wrong = SigningKey.derive(TestSigner.SECRET + " ", signature.scope());
    AuthenticationException refusal =
        Verifying.refused(SIGNATURE_MISMATCH, () -> signature.verify(wrong, Verifying.NOW));
    assertEquals("SignatureDoesNotMatch", refusal.error().code());
    assertEquals(403, refusal.error().httpStatus());
  }

  @Test
  void aKeyOfAnotherScopeIsAMistakeOfTheCaller() {
    RequestSignature signature = parse(TestSigner.s3().request());
    CredentialScope other = new CredentialScope(signature.scope().date(), "us-east-1", "s3");
    assertThrows(
        IllegalArgumentException.class,
        () -> signature.verify(SigningKey.derive(TestSigner.SECRET, other), Verifying.NOW));
  }

  @Test
  void aSignatureOverTheBodyCannotBeVerifiedWithoutIt() {
    RequestSignature signature =
        RequestSignature.parse(TestSigner.sts().request(), SigV4Settings.forSts());
    assertEquals(PayloadMode.FROM_BODY, signature.payloadMode());
    assertThrows(IllegalStateException.class, () -> Verifying.verify(signature, Verifying.NOW));
  }

  @Test
  void aDeclaredHashThatIsNotTheBodysIsRefusedEvenIfBothWereSigned() {
    byte[] body = TestSigner.utf8("Action=GetCallerIdentity");
    String hash = TestSigner.hex(TestSigner.sha256(body));
    TestSigner honest = TestSigner.sts().method("POST").header("x-amz-content-sha256", hash);
    assertArrayEquals(body, Verifying.sts(honest.request(), body).verifyBody(body));
    TestSigner odd = TestSigner.sts()
        .method("POST")
        .header("x-amz-content-sha256", TestSigner.EMPTY_HASH)
        .payload(hash);
    Verifying.refused(PAYLOAD_MISMATCH, () -> Verifying.sts(odd.request(), body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UNSIGNED-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "", "0"})
  void stsAcceptsNothingButTheHashOfItsBody(String declared) {
    assertThrows(
        AuthenticationException.class,
        () -> RequestSignature.parse(
            TestSigner.sts().header("x-amz-content-sha256", declared).request(),
            SigV4Settings.forSts()));
  }

  @ParameterizedTest
  @CsvSource({
    "/bucket/a%20key,/bucket/a%20key",
    "/bucket/a%2Bb,/bucket/a+b",
    "/bucket//double,/bucket//double",
    "/bucket/../up,/bucket/../up",
    "/bucket/./dot/,/bucket/./dot/",
    "/bucket/%7Etilde,/bucket/~tilde",
    "/bucket/%C3%A9,/bucket/%c3%a9",
    "/bucket/100%25,/bucket/100%25",
    "/bucket/a%3Db%26c,/bucket/a=b&c",
    "/bucket/caf%C3%A9%F0%9F%90%98,/bucket/caf\u00e9\uD83D\uDC18",
  })
  void s3PathsAreTakenAsTheyAreInOneEncoding(String canonical, String wire) {
    String path = canonical.replace("%7E", "~");
    TestSigner signer = TestSigner.s3().path(path);
    SignedRequest asSigned = signer.request();
    Verifying.s3(SignedRequest.of("GET", wire, headers(asSigned)));
  }

  @Test
  void anEncodedSlashIsNotASlash() {
    SignedRequest signed = TestSigner.s3().path("/bucket/a/b").request();
    Verifying.refused(
        SIGNATURE_MISMATCH,
        () -> Verifying.s3(SignedRequest.of("GET", "/bucket/a%2Fb", headers(signed))));
    Verifying.s3(TestSigner.s3().path("/bucket/a%2Fb").request());
  }

  @ParameterizedTest
  @CsvSource({
    "/,/",
    "/a%2520b,/a%20b",
    "/a,//a",
    "/a/,/a//",
    "/b,/a/../b",
    "/,/../..",
    "/a/b,/a/./b",
    "/a,/a/.",
    "/%252E%252E/a,/%2E%2E/a"
  })
  void generalPathsAreNormalisedAndEncodedOnceMore(String canonical, String wire) {
    SignedRequest signed = TestSigner.sts().path(canonical).request();
    Verifying.sts(SignedRequest.of("GET", wire, headers(signed)), new byte[0]);
  }

  @Test
  void queryParametersAreSortedAndEncodedOnce() {
    SignedRequest signed =
        TestSigner.s3().query("a=1&a=2&acl=&b%20c=%2F~&prefix=%C3%A9").request();
    Verifying.s3(
        SignedRequest.of("GET", "/?prefix=%c3%a9&b%20c=/%7E&acl&a=2&a=1", headers(signed)));
  }

  @Test
  void clientsMayDeclareThePayloadOfAPresignedUrlInItsQueryInEitherCase() {
    TestSigner upper = TestSigner.presigned().payload("UNSIGNED-PAYLOAD");
    assertEquals(
        PayloadMode.UNSIGNED,
        Verifying.s3(upper.query("x-id=PutObject").presign(60)).payloadMode());
    TestSigner lower = TestSigner.presigned().query("x-amz-content-sha256=UNSIGNED-PAYLOAD");
    assertEquals(PayloadMode.UNSIGNED, Verifying.s3(lower.presign(60)).payloadMode());
  }

  @Test
  void settingsRefuseWhatMakesNoSense() {
    SigV4SettingsBuilder builder = SigV4Settings.builder("s3");
    for (Runnable nonsense : List.<Runnable>of(
        () -> SigV4Settings.builder("S3"),
        () -> builder.regions(Set.of()),
        () -> builder.regions(Set.of("EU")),
        () -> builder.clockSkew(Duration.ofSeconds(-1)),
        () -> builder.clockSkew(Duration.ofDays(2)),
        () -> builder.maxPresignedLifetime(Duration.ZERO),
        () -> builder.maxPresignedLifetime(Duration.ofDays(8)),
        () -> builder.maxHeaderLength(1),
        () -> builder.maxRequestLength(1),
        () -> builder.maxChunkLength(1))) {
      assertThrows(IllegalArgumentException.class, nonsense::run);
    }
    SigV4Settings changed =
        builder.clockSkew(Duration.ofMinutes(5)).build().toBuilder().build();
    assertEquals(Duration.ofMinutes(5), changed.clockSkew());
    assertTrue(changed.regions().isEmpty());
  }

  private static Map<String, List<String>> headers(SignedRequest request) {
    Map<String, List<String>> headers = new HashMap<>();
    request.headerNames().forEach(name -> headers.put(name, request.headers(name)));
    return headers;
  }

  private static RequestSignature parse(SignedRequest request) {
    return RequestSignature.parse(request, SigV4Settings.forS3());
  }
}

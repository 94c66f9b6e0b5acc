package io.github.sts4j.core.sigv4;

import static io.github.sts4j.core.error.AuthenticationFailure.MALFORMED_PRESIGNED_QUERY;
import static io.github.sts4j.core.error.AuthenticationFailure.MALFORMED_SIGNATURE;
import static io.github.sts4j.core.error.AuthenticationFailure.MISSING_SIGNATURE;
import static io.github.sts4j.core.error.AuthenticationFailure.WRONG_SCOPE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestSignatureTest {

  @Test
  void aRequestWithoutAnySignatureIsMissingOne() {
    SignedRequest bare = SignedRequest.of(
        "GET", "/?Action=GetCallerIdentity&a+b=%zz&&", Map.of("Host", List.of("h")));
    AuthenticationException refusal = refused(MISSING_SIGNATURE, bare);
    assertEquals("MissingAuthenticationToken", refusal.error().code());
    assertEquals("AccessDenied", refusal.failure().s3Code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer abc",
        "AWS4-HMAC-SHA256",
        "AWS4-HMAC-SHA256 ",
        "aws4-hmac-sha256 Credential=C, SignedHeaders=H, Signature=S",
        "AWS4-ECDSA-P256-SHA256 Credential=C, SignedHeaders=H, Signature=S",
        "AWS4-HMAC-SHA256\tCredential=C, SignedHeaders=H, Signature=S",
        "AWS4-HMAC-SHA256 Credential=C, SignedHeaders=H",
        "AWS4-HMAC-SHA256 Credential=C, Signature=S",
        "AWS4-HMAC-SHA256 SignedHeaders=H, Signature=S",
        "AWS4-HMAC-SHA256 Credential=C, Credential=C, SignedHeaders=H, Signature=S",
        "AWS4-HMAC-SHA256 Credential=C, SignedHeaders=H, Signature=S, Signature=S",
        "AWS4-HMAC-SHA256 credential=C, SignedHeaders=H, Signature=S",
        "AWS4-HMAC-SHA256 Credential=C, SignedHeaders=H, Signature=S, Extra=1",
        "AWS4-HMAC-SHA256 Credential=C, SignedHeaders=H, Signature=S,",
        "AWS4-HMAC-SHA256 Credential=C; SignedHeaders=H; Signature=S",
        "AWS4-HMAC-SHA256 Credential=\u00e9C, SignedHeaders=H, Signature=S",
        "AWS4-HMAC-SHA256 Credential=C, SignedHeaders=H, Signature=S\r\nHost: evil",
      })
  void aMalformedAuthorizationHeaderIsRefused(String template) {
    TestSigner signer = TestSigner.s3();
    signer.authorization();
    String header = template
        .replace("=C", "=" + TestSigner.ACCESS_KEY + "/" + signer.scope())
        .replace("=H", "=" + signer.signedHeaderList())
        .replace("=S", "=" + signer.signature);
    AuthenticationException refusal = refused(MALFORMED_SIGNATURE, signer.request(header));
    assertEquals("IncompleteSignature", refusal.error().code());
    assertEquals("AuthorizationHeaderMalformed", refusal.failure().s3Code());
  }

  @Test
  void partsOfTheAuthorizationMayComeInAnyOrderAndSpacing() {
    TestSigner signer = TestSigner.s3();
    signer.authorization();
    String header = "AWS4-HMAC-SHA256 Signature=" + signer.signature + ",SignedHeaders="
        + signer.signedHeaderList() + " ,  Credential=" + TestSigner.ACCESS_KEY + "/"
        + signer.scope();
    assertEquals(TestSigner.ACCESS_KEY, Verifying.s3(signer.request(header)).accessKeyId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AKID/20260115/eu-central-1/s3",
        "AKID/20260115/eu-central-1/s3/aws4_request/more",
        "/20260115/eu-central-1/s3/aws4_request",
        "AK ID/20260115/eu-central-1/s3/aws4_request",
        "AK-ID/20260115/eu-central-1/s3/aws4_request",
        "AKID/2026011/eu-central-1/s3/aws4_request",
        "AKID/20261301/eu-central-1/s3/aws4_request",
        "AKID/2026-1-5/eu-central-1/s3/aws4_request",
        "AKID/20260115//s3/aws4_request",
        "AKID/20260115/EU-CENTRAL-1/s3/aws4_request",
        "AKID/20260115/eu central/s3/aws4_request",
        "AKID/20260115/eu-central-1//aws4_request",
      })
  void aMalformedCredentialIsRefused(String credential) {
    TestSigner signer = TestSigner.s3();
    String header =
        signer.authorization().replaceFirst("Credential=[^,]*", "Credential=" + credential);
    refused(MALFORMED_SIGNATURE, signer.request(header));
    SignedRequest presigned = TestSigner.presigned().presign(60);
    String query = presigned
        .rawQuery()
        .replaceFirst(
            "X-Amz-Credential=[^&]*", "X-Amz-Credential=" + credential.replace(" ", "%20"));
    refused(
        MALFORMED_PRESIGNED_QUERY,
        SignedRequest.of("GET", "/?" + query, Map.of("host", List.of("s3.example.com"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AKID/20260115/eu-central-1/sts/aws4_request", // ER-1
        "AKID/20260115/eu-central-1/s3/aws4_Request", // ER-1
        "AKID/20260115/eu-central-1/s3/", // ER-1
        "AKID/20260116/eu-central-1/s3/aws4_request", // ER-1
        "AKID/20260114/eu-central-1/s3/aws4_request", // ER-1
        "AKID/20260115/us-east-1/s3/aws4_request", // ER-1
      })
  void anotherScopeIsRefusedBeforeAnythingElse(String credential) {
    SigV4Settings settings =
        SigV4Settings.forS3().toBuilder().regions(Set.of("eu-central-1")).build();
    String header = "AWS4-HMAC-SHA256 Credential=" + credential
        + ", SignedHeaders=not;sorted;at;all, Signature=none";
    SignedRequest request = TestSigner.s3().request(header);
    AuthenticationException refusal =
        Verifying.refused(WRONG_SCOPE, () -> RequestSignature.parse(request, settings));
    assertEquals("SignatureDoesNotMatch", refusal.error().code());
  }

  @Test
  void aWrongRegionIsToldTheRightOne() {
    SigV4Settings settings =
        SigV4Settings.forS3().toBuilder().regions(Set.of("us-west-2")).build();
    AuthenticationException refusal = Verifying.refused(
        WRONG_SCOPE, () -> RequestSignature.parse(TestSigner.s3().request(), settings));
    assertEquals("the region `eu-central-1` is wrong; expecting `us-west-2`", refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "20260115",
        "2026-01-15T12:00:00Z",
        "20260115T120000",
        "20260115T120000z",
        "20260115T126000Z",
        "20260230T120000Z",
        "20260115t120000Z",
        "20260115T120000Z0",
        "+0260115T120000Z",
        "2026\u06610115T12000Z"
      })
  void aMissingOrMalformedDateIsRefused(String date) {
    refused(MALFORMED_SIGNATURE, TestSigner.s3().header("x-amz-date", date).request());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "host",
        "x-amz-content-sha256;x-amz-date",
        "host;x-amz-date",
        "host;x-amz-content-sha256",
        "x-amz-date;host;x-amz-content-sha256",
        "host;host;x-amz-content-sha256;x-amz-date",
        "Host;x-amz-content-sha256;x-amz-date",
        "host;;x-amz-content-sha256;x-amz-date",
        "host;x-absent;x-amz-content-sha256;x-amz-date",
        "authorization;host;x-amz-content-sha256;x-amz-date",
        "ho st;x-amz-content-sha256;x-amz-date",
        "host;x-amz-content-sha256;x-amz-date;"
      })
  void aSignedHeadersListThatIsNotCanonicalOrLeavesOutWhatMustBeSignedIsRefused(String list) {
    TestSigner signer = TestSigner.s3();
    String header =
        signer.authorization().replaceFirst("SignedHeaders=[^,]*", "SignedHeaders=" + list);
    refused(MALFORMED_SIGNATURE, signer.request(header));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "-1", "+60", "604801", "6e1", "60 ", "99999999999999999999", "1.5"})
  void aPresignedLifetimeOutsideOneSecondToSevenDaysIsRefused(String seconds) {
    SignedRequest request =
        TestSigner.presigned().presign(seconds.replace("+", "%2B").replace(" ", "%20"), "");
    AuthenticationException refusal = refused(MALFORMED_PRESIGNED_QUERY, request);
    assertEquals("AuthorizationQueryParametersError", refusal.failure().s3Code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Amz-Algorithm",
        "X-Amz-Credential",
        "X-Amz-Date",
        "X-Amz-Expires",
        "X-Amz-SignedHeaders",
        "X-Amz-Signature"
      })
  void aPresignedRequestMissingOrRepeatingOrRespellingAParameterIsRefused(String name) {
    String query = TestSigner.presigned().presign(60).rawQuery();
    String pair = Arrays.stream(query.split("&"))
        .filter(p -> p.startsWith(name + "="))
        .findFirst()
        .orElseThrow();
    for (String changed : List.of(
        query.replace(pair, "x=1"),
        query + "&" + pair,
        query + "&" + pair.toLowerCase(Locale.ROOT),
        query + "&" + pair.replaceFirst("X", "%58"),
        query.replace(pair, pair.toLowerCase(Locale.ROOT)),
        query.replace(pair, name + "=%C3%A9"),
        query.replace(pair, name + "="))) {
      refused(
          MALFORMED_PRESIGNED_QUERY,
          SignedRequest.of("GET", "/?" + changed, Map.of("host", List.of("s3.example.com"))));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a+b", "a=1+2", "a=%", "a=%4", "a=%zz", "=1", "a&&b", "&", "\ud800"})
  void aQueryThatReadersDisagreeOnIsRefused(String query) {
    refused(MALFORMED_SIGNATURE, TestSigner.s3().query(query).request());
    refused(
        MALFORMED_PRESIGNED_QUERY,
        SignedRequest.of(
            "GET",
            "/?" + query + "&" + TestSigner.presigned().presign(60).rawQuery(),
            Map.of("host", List.of("s3.example.com"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "a/b", "http://h/", "/%", "/%0", "/%gg", "/\udc00"})
  void aPathThatIsNotOneIsRefused(String path) {
    refused(MALFORMED_SIGNATURE, TestSigner.s3().path(path).request());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GET /\nHost:", "G\nET", "G ET", "G\u00c9T"})
  void aMethodThatIsNotOneIsRefused(String method) {
    refused(MALFORMED_SIGNATURE, TestSigner.s3().method(method).request());
  }

  @ParameterizedTest
  @ValueSource(strings = {"caf\u00e9", "a\nb:c", "a\rb", "a\u0000b", "\u007f"})
  void aSignedHeaderBeyondPrintableAsciiIsRefused(String value) {
    refused(
        MALFORMED_SIGNATURE, TestSigner.s3().header("x-amz-meta-name", value).request());
  }

  @Test
  void overlongPartsAreRefused() {
    refused(
        MALFORMED_SIGNATURE,
        TestSigner.s3().header("x-amz-meta-a", "x".repeat(16385)).request());
    refused(MALFORMED_SIGNATURE, TestSigner.s3().path("/" + "x".repeat(65536)).request());
    refused(
        MALFORMED_PRESIGNED_QUERY,
        TestSigner.presigned().query("z=" + "x".repeat(65536)).presign(60));
    TestSigner many = TestSigner.s3();
    for (int i = 0; i < 5; i++) {
      many.header("x-amz-meta-" + i, "x".repeat(16000));
    }
    refused(MALFORMED_SIGNATURE, many.request());
  }

  @Test
  void whatIsNoSessionTokenIsLeftToTheCheckOfTokens() { // ER-2: refused there, and not as a
    // malformed signature
    for (String text : List.of("", "two words")) {
      RequestSignature signature = RequestSignature.parse(
          TestSigner.s3().header("x-amz-security-token", text).request(), SigV4Settings.forS3());
      assertEquals(text, signature.sessionToken().orElseThrow());
    }
  }

  @Test
  void aSignatureOfVersionTwoIsToldWhatToSignWith() {
    AuthenticationException refusal = refused(
        MALFORMED_PRESIGNED_QUERY,
        SignedRequest.of(
            "GET",
            "/b/k?AWSAccessKeyId=AKIAEXAMPLE&Signature=a%3D&Expires=1",
            Map.of("host", List.of("h"))));
    assertTrue(refusal.getMessage().contains("AWS4-HMAC-SHA256"), refusal.getMessage());
  }

  @Test
  void theClaimsOfAHeaderSignatureAreReadAsSent() {
    RequestSignature signature = RequestSignature.parse(
        TestSigner.s3().header("x-amz-security-token", "FwoGZXIvYXdzEXAMPLE==").request(),
        SigV4Settings.forS3());
    assertEquals(TestSigner.ACCESS_KEY, signature.accessKeyId());
    assertEquals("FwoGZXIvYXdzEXAMPLE==", signature.sessionToken().orElseThrow());
    assertEquals("20260115/eu-central-1/s3/aws4_request", signature.scope().toString());
    assertEquals(Verifying.NOW, signature.signedAt());
    assertEquals(
        List.of("host", "x-amz-content-sha256", "x-amz-date", "x-amz-security-token"),
        signature.signedHeaders());
    assertEquals(PayloadMode.EXACT, signature.payloadMode());
    assertFalse(signature.isPresigned());
    assertTrue(signature.presignedLifetime().isEmpty());
  }

  @Test
  void theClaimsOfAPresignedRequestAreReadAsSent() {
    RequestSignature signature = RequestSignature.parse(
        TestSigner.presigned().presign("604800", "&X-Amz-Security-Token=a%2Fb%2Bc%3D"),
        SigV4Settings.forS3());
    assertEquals("a/b+c=", signature.sessionToken().orElseThrow());
    assertEquals(Duration.ofDays(7), signature.presignedLifetime().orElseThrow());
    assertEquals(PayloadMode.UNSIGNED, signature.payloadMode());
    assertTrue(signature.isPresigned());
  }

  private static AuthenticationException refused(
      AuthenticationFailure expected, SignedRequest request) {
    return Verifying.refused(
        expected, () -> RequestSignature.parse(request, SigV4Settings.forS3()));
  }
}

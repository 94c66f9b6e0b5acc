package io.github.sts4j.core.sigv4;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sts4j.core.error.AuthenticationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What reading a signature promises:
 * 1. whatever the request holds, it is refused with an {@link AuthenticationException} and nothing else is thrown;
 * 2. a request signed for any path, query and header verifies, and with any one character changed it does not.
 */
class RobustnessProperties {
  private static final List<SigV4Settings> SETTINGS = List.of(
      SigV4Settings.forS3(),
      SigV4Settings.forSts(),
      SigV4Settings.forS3().toBuilder().allowSessionTokenAddedAfterSigning().build());

  @Property(tries = 2000)
  void anyGarbageIsRefusedAndNothingElseIsThrown(
      @ForAll("fragments") String authorization,
      @ForAll("fragments") String query,
      @ForAll("fragments") String path,
      @ForAll("fragments") String name,
      @ForAll("fragments") String value) {
    Map<String, List<String>> headers = new HashMap<>(Map.of(name, List.of(value)));
    headers.put("Authorization", List.of(authorization));
    headers.putIfAbsent("host", List.of("h"));
    SignedRequest request = SignedRequest.of("GET", "/" + path + "?" + query, headers);
    SignedRequest presigned =
        SignedRequest.of("GET", path + "?X-Amz-Signature=x&" + query, Map.of(name, List.of(value)));
    for (SigV4Settings settings : SETTINGS) {
      assertNotNull(assertThrows(
              AuthenticationException.class, () -> RequestSignature.parse(request, settings))
          .getMessage());
      assertNotNull(assertThrows(
              AuthenticationException.class, () -> RequestSignature.parse(presigned, settings))
          .getMessage());
    }
  }

  @Property(tries = 2000)
  void oneGarbledPartOfAGoodRequestIsRefusedAndNothingElseIsThrown(
      @ForAll("fragments") String garbage, @ForAll("parts") String part) {
    TestSigner signer = TestSigner.s3();
    String authorization = signer.authorization();
    Map<String, List<String>> headers = new HashMap<>(Map.of(
        "host", List.of("s3.example.com"),
        "x-amz-date", List.of(TestSigner.DATE),
        "x-amz-content-sha256", List.of(TestSigner.EMPTY_HASH),
        "Authorization", List.of(authorization)));
    if (headers.containsKey(part)) {
      if (headers.get(part).equals(List.of(garbage.strip()))) {
        return;
      }
      headers.put(part, List.of(garbage));
    } else {
      headers.put(
          "Authorization",
          List.of(authorization.replaceFirst(
              part + "=[^,]*", part + "=" + garbage.replaceAll("[\\\\$]", ""))));
    }
    SignedRequest request = SignedRequest.of("GET", "/", headers);
    assertThrows(AuthenticationException.class, () -> Verifying.s3(request));
  }

  @Property(tries = 500)
  void whatAnIndependentSignerSignsVerifiesForAnyKeyAndQuery(
      @ForAll("texts") String key,
      @ForAll("texts") String value,
      @ForAll("headerTexts") String header) {
    TestSigner signer = TestSigner.s3()
        .method("PUT")
        .path("/bucket/" + encoded(key, true))
        .query("prefix=" + encoded(value, false))
        .header("x-amz-meta-a", header);
    assertEquals(TestSigner.ACCESS_KEY, Verifying.s3(signer.request()).accessKeyId());
    SignedRequest other =
        SignedRequest.of("PUT", signer.path + "x?" + signer.query, headersOf(signer.request()));
    assertThrows(AuthenticationException.class, () -> Verifying.s3(other));
    SignedRequest otherQuery = SignedRequest.of(
        "PUT", signer.path + "?" + signer.query + "x", headersOf(signer.request()));
    assertThrows(AuthenticationException.class, () -> Verifying.s3(otherQuery));
    signer.signed.remove("x-amz-content-sha256");
    signer.signed.remove("x-amz-date");
    signer.payload("UNSIGNED-PAYLOAD");
    assertEquals(TestSigner.ACCESS_KEY, Verifying.s3(signer.presign(60)).accessKeyId());
  }

  @Provide
  Arbitrary<String> fragments() {
    Arbitrary<String> words = Arbitraries.of(
        "AWS4-HMAC-SHA256",
        " ",
        "Credential=",
        "SignedHeaders=",
        "Signature=",
        ",",
        "AKIDEXAMPLE",
        "/",
        "20260115",
        "eu-central-1",
        "s3",
        "aws4_request",
        "host",
        ";",
        "x-amz-date",
        TestSigner.EMPTY_HASH,
        TestSigner.DATE,
        "X-Amz-Credential=",
        "X-Amz-Date=",
        "X-Amz-Expires=",
        "X-Amz-SignedHeaders=",
        "X-Amz-Algorithm=",
        "&",
        "%",
        "%2F",
        "+",
        "=",
        "?",
        "\n",
        "\u0000",
        "\ud83d",
        "\u00e9",
        "UNSIGNED-PAYLOAD",
        "604800",
        "x-amz-security-token",
        "..",
        "//");
    return Arbitraries.oneOf(
        words.list().ofMaxSize(20).map(list -> String.join("", list)),
        Arbitraries.strings().ofMaxLength(40));
  }

  @Provide
  Arbitrary<String> parts() {
    return Arbitraries.of(
        "host",
        "x-amz-date",
        "x-amz-content-sha256",
        "Authorization",
        "Credential",
        "SignedHeaders",
        "Signature");
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .excludeChars('\0')
        .ofMaxLength(30)
        .filter(text -> text.codePoints()
            .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }

  @Provide
  Arbitrary<String> headerTexts() {
    return Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(30);
  }

  private static Map<String, List<String>> headersOf(SignedRequest request) {
    Map<String, List<String>> headers = new HashMap<>();
    request.headerNames().forEach(name -> headers.put(name, request.headers(name)));
    return headers;
  }

  private static String encoded(String text, boolean keepSlash) {
    StringBuilder out = new StringBuilder();
    for (byte b : TestSigner.utf8(text)) {
      String c = String.valueOf((char) b);
      out.append(
          b > 0 && c.matches("[A-Za-z0-9._~-]") || keepSlash && b == '/'
              ? c
              : String.format("%%%02X", b));
    }
    return out.toString();
  }
}

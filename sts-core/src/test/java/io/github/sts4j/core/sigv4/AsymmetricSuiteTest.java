package io.github.sts4j.core.sigv4;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import io.github.sts4j.core.sigv4.SuiteCase.WireRequest;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** AWS's published suite of the asymmetric variant: keys and texts byte for byte, every signed request, mutations of some. */
class AsymmetricSuiteTest {
  private static final int CASES = 38;
  private static final List<String> FORMS = List.of("header", "query");
  private static final List<String> MUTATED = List.of(
      "get-vanilla-with-session-token",
      "get-vanilla-query-order-key-case",
      "get-slashes-unnormalized",
      "post-x-www-form-urlencoded-parameters");

  @Test
  void everyMutationOfASignedRequestIsRefused() throws IOException {
    Map<AuthenticationFailure, Integer> refusals = new EnumMap<>(AuthenticationFailure.class);
    for (String name : MUTATED) {
      SuiteCase suiteCase = new SuiteCase(suite().resolve(name));
      for (String form : FORMS) {
        refuseMutations(suiteCase, form, refusals);
      }
    }
    System.out.println("sigv4a suite: mutations of signed requests refused: " + refusals);
    assertTrue(
        refusals.get(AuthenticationFailure.SIGNATURE_MISMATCH) > 500,
        "the mutations reach the signature");
  }

  private static void refuseMutations(
      SuiteCase suiteCase, String form, Map<AuthenticationFailure, Integer> refusals) {
    WireRequest original = suiteCase.signed(form);
    SigningKey key = key(suiteCase);
    verify(suiteCase, original, key);
    boolean normalized = suiteCase.settings().pathRule() == SigV4Settings.PathRule.NORMALIZED;
    for (WireRequest mutation : SuiteMutations.of(original, normalized)) {
      AuthenticationException refusal = assertThrows(
          AuthenticationException.class,
          () -> verify(suiteCase, mutation, key),
          () -> suiteCase + " " + form + " " + mutation);
      refusals.merge(refusal.failure(), 1, Integer::sum);
    }
  }

  @Test
  void anotherSecretAndAnotherAccessKeyIdAreRefused() throws IOException {
    SuiteCase suiteCase = cases().get(0);
    RequestSignature signature = parse(suiteCase, suiteCase.signed("header"));
    byte[] text = signature.stringToSign(Hashing.EMPTY_SHA256);
    byte[] published =
        EcdsaSignature.parse(suiteCase.text("header-signature.txt")).orElseThrow();
    String id = suiteCase.accessKeyId();
    assertTrue(EcdsaSigningKey.derive(id, suiteCase.secret()).verifies(text, published));
    assertFalse(EcdsaSigningKey.derive(id, suiteCase.secret() + "x").verifies(text, published));
    assertFalse(EcdsaSigningKey.derive(id + "x", suiteCase.secret()).verifies(text, published));
    Verifying.refused(
        AuthenticationFailure.SIGNATURE_MISMATCH,
        () -> signature.verify(
            SigningKey.derive("wrong", signature),
            suiteCase.timestamp(),
            BodyDigest.ofEmptyBody()));
  }

  @Test
  void aKeyOfTheOtherKindIsTheHostsMistake() throws IOException {
    SuiteCase suiteCase = cases().get(0);
    RequestSignature signature = parse(suiteCase, suiteCase.signed("header"));
    SigningKey shared = SigningKey.derive(suiteCase.secret(), signature.scope());
    assertThrows(
        IllegalArgumentException.class, () -> signature.verify(shared, suiteCase.timestamp()));
  }

  @Test
  void everyDerivedPublicKeyIsThePublishedOne() throws IOException {
    for (SuiteCase suiteCase : cases()) {
      ECPublicKey key = (ECPublicKey)
          EcdsaSigningKey.derive(suiteCase.accessKeyId(), suiteCase.secret()).publicKey();
      assertEquals(coordinate(suiteCase, "X"), key.getW().getAffineX(), suiteCase.toString());
      assertEquals(coordinate(suiteCase, "Y"), key.getW().getAffineY(), suiteCase.toString());
    }
  }

  private static BigInteger coordinate(SuiteCase suiteCase, String name) {
    Matcher matcher = Pattern.compile('"' + name + "\":\"([0-9a-f]+)\"")
        .matcher(suiteCase.text("public-key.json"));
    assertTrue(matcher.find());
    return new BigInteger(matcher.group(1), 16);
  }

  @Test
  void canonicalRequestAndStringToSignAreByteForByteThePublishedOnes() throws IOException {
    for (SuiteCase suiteCase : cases()) {
      for (String form : FORMS) {
        WireRequest request = suiteCase.signed(form);
        RequestSignature signature = parse(suiteCase, request);
        String hash = TestSigner.hex(TestSigner.sha256(request.body()));
        suiteCase.assertTexts(form, signature, hash);
      }
    }
  }

  @Test
  void publishedSignaturesAndSignedRequestsVerify() throws IOException {
    int verified = 0;
    for (SuiteCase suiteCase : cases()) {
      SigningKey key = key(suiteCase);
      for (String form : FORMS) {
        WireRequest request = suiteCase.signed(form);
        VerifiedSignature signature = verify(suiteCase, request, key);
        assertArrayEquals(request.body(), signature.verifyBody(request.body()));
        assertEquals("us-east-1", signature.scope().region());
        assertTrue(key.verifies(
            suiteCase.text(form + "-string-to-sign.txt").getBytes(US_ASCII),
            EcdsaSignature.parse(suiteCase.text(form + "-signature.txt")).orElseThrow()));
        verified++;
      }
    }
    System.out.println(
        "sigv4a suite: " + CASES + " cases, " + verified + " signed requests verified");
    assertEquals(CASES * 2, verified);
  }

  private static SigningKey key(SuiteCase suiteCase) {
    return SigningKey.derive(suiteCase.secret(), parse(suiteCase, suiteCase.signed("header")));
  }

  private static VerifiedSignature verify(
      SuiteCase suiteCase, WireRequest request, SigningKey key) {
    RequestSignature signature = parse(suiteCase, request);
    // A host finds the secret by the access key id, and the session by the token (ER-2).
    if (!signature.accessKeyId().equals(suiteCase.accessKeyId())
        || !signature.sessionToken().equals(suiteCase.sessionToken())) {
      throw new AuthenticationException(
          AuthenticationFailure.UNKNOWN_ACCESS_KEY, "unknown access key or token");
    }
    return signature.verify(key, suiteCase.timestamp(), BodyDigest.of(request.body()));
  }

  private static RequestSignature parse(SuiteCase suiteCase, WireRequest request) {
    SigV4Settings settings =
        suiteCase.settings().toBuilder().regions(Set.of("us-east-1")).build();
    return RequestSignature.parse(request.toSigned(), settings);
  }

  private static Path suite() {
    Path suite = Path.of(System.getProperty("sts4j.corpus", ""), "sigv4-suite", "v4a");
    if (!Files.isDirectory(suite)) {
      System.out.println("sigv4a suite: SKIPPED, no folder " + suite);
    }
    assumeTrue(Files.isDirectory(suite), "no folder " + suite);
    return suite;
  }

  private static List<SuiteCase> cases() throws IOException {
    try (Stream<Path> folders = Files.list(suite())) {
      List<SuiteCase> cases = folders
          // Two folders hold a request and its context alone.
          .filter(folder -> Files.exists(folder.resolve("header-signed-request.txt")))
          .sorted()
          .map(SuiteCase::new)
          .toList();
      assertEquals(CASES, cases.size());
      return cases;
    }
  }
}

package io.github.sts4j.core.sigv4;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import io.github.sts4j.core.sigv4.SuiteCase.WireRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** AWS's published signing suite: every intermediate text byte for byte, every signed request, every mutation of it. */
class PublishedSuiteTest {
  private static final int CASES = 38;

  @Test
  void everyMutationOfASignedRequestIsRefused() throws IOException {
    for (String form : List.of("header", "query")) {
      Map<AuthenticationFailure, Integer> refusals = new EnumMap<>(AuthenticationFailure.class);
      for (SuiteCase suiteCase : cases()) {
        refuseMutations(suiteCase, form, refusals);
      }
      System.out.println(
          "sigv4 suite: mutations of " + form + "-signed requests refused: " + refusals);
      assertTrue(
          refusals.get(AuthenticationFailure.SIGNATURE_MISMATCH) > 4000,
          "the mutations reach the signature");
    }
  }

  private static void refuseMutations(
      SuiteCase suiteCase, String form, Map<AuthenticationFailure, Integer> refusals) {
    WireRequest original = suiteCase.signed(form);
    // It remembers the original, from which each mutation must be told.
    SignatureReader reader = SignatureReader.of(suiteCase.settings());
    verify(suiteCase, original, reader);
    verify(suiteCase, original, reader);
    boolean normalized = suiteCase.settings().pathRule() == SigV4Settings.PathRule.NORMALIZED;
    for (WireRequest mutation : SuiteMutations.of(original, normalized)) {
      AuthenticationException refusal = assertThrows(
          AuthenticationException.class,
          () -> verify(suiteCase, mutation, reader),
          () -> suiteCase + " " + form + " " + mutation);
      refusals.merge(refusal.failure(), 1, Integer::sum);
    }
  }

  @Test
  void anotherSecretIsRefused() throws IOException {
    for (SuiteCase suiteCase : cases()) {
      for (String form : List.of("header", "query")) {
        WireRequest request = suiteCase.signed(form);
        RequestSignature signature =
            RequestSignature.parse(request.toSigned(), suiteCase.settings());
        SigningKey wrong = SigningKey.derive(suiteCase.secret() + "x", signature.scope());
        Verifying.refused(
            AuthenticationFailure.SIGNATURE_MISMATCH,
            () -> signature.verify(wrong, suiteCase.timestamp(), BodyDigest.of(request.body())));
      }
    }
  }

  @Test
  void canonicalRequestStringToSignAndSignatureAreByteForByteThePublishedOnes() throws IOException {
    int texts = 0;
    for (SuiteCase suiteCase : cases()) {
      for (String form : List.of("header", "query")) {
        WireRequest request = suiteCase.signed(form);
        RequestSignature signature =
            RequestSignature.parse(request.toSigned(), suiteCase.settings());
        String hash = TestSigner.hex(TestSigner.sha256(request.body()));
        suiteCase.assertTexts(form, signature, hash);
        assertEquals(
            suiteCase.text(form + "-signature.txt"),
            TestSigner.hex(HmacSigningKey.derive(suiteCase.secret(), signature.scope())
                .sign(signature.stringToSign(hash))),
            suiteCase + " " + form);
        texts += 3;
      }
    }
    System.out.println("sigv4 suite: " + CASES + " cases, " + texts + " texts equal byte for byte");
    assertEquals(CASES * 6, texts);
  }

  @Test
  void signedRequestsVerifyAtTheirTime() throws IOException {
    int verified = 0;
    for (SuiteCase suiteCase : cases()) {
      for (String form : List.of("header", "query")) {
        WireRequest request = suiteCase.signed(form);
        assertArrayEquals(request.body(), verify(suiteCase, request).verifyBody(request.body()));
        verified++;
      }
    }
    System.out.println("sigv4 suite: " + verified + " signed requests verified");
    assertEquals(CASES * 2, verified);
  }

  @Test
  void aTokenAddedAfterSigningIsRefusedUnlessAllowed() throws IOException {
    SuiteCase late = new SuiteCase(suite().resolve("post-sts-header-after"));
    SigV4Settings strict = SigV4Settings.builder("service").build();
    Verifying.refused(
        AuthenticationFailure.MALFORMED_SIGNATURE,
        () -> RequestSignature.parse(late.signed("header").toSigned(), strict));
    RequestSignature presigned = RequestSignature.parse(late.signed("query").toSigned(), strict);
    Verifying.refused(
        AuthenticationFailure.SIGNATURE_MISMATCH,
        () -> presigned.verify(
            SigningKey.derive(late.secret(), presigned.scope()),
            late.timestamp(),
            BodyDigest.ofEmptyBody()));
  }

  private static VerifiedSignature verify(SuiteCase suiteCase, WireRequest request) {
    return verify(suiteCase, request, SignatureReader.of(suiteCase.settings()));
  }

  private static VerifiedSignature verify(
      SuiteCase suiteCase, WireRequest request, SignatureReader reader) {
    RequestSignature signature = reader.read(request.toSigned());
    // A host finds the secret by the access key id: another id has another secret, or none.
    if (!signature.accessKeyId().equals(suiteCase.accessKeyId())) {
      throw new AuthenticationException(
          AuthenticationFailure.UNKNOWN_ACCESS_KEY, "unknown access key");
    }
    // ER-2: and it opens the token, which vouches for itself where the signature does not cover it.
    if (!signature.sessionToken().equals(suiteCase.sessionToken())) {
      throw new AuthenticationException(
          AuthenticationFailure.INVALID_SESSION_TOKEN, "invalid token");
    }
    return signature.verify(
        SigningKey.derive(suiteCase.secret(), signature.scope()),
        suiteCase.timestamp(),
        BodyDigest.of(request.body()));
  }

  private static Path suite() {
    String corpus = System.getProperty("sts4j.corpus", "");
    Path suite = Path.of(corpus, "sigv4-suite", "v4");
    if (!Files.isDirectory(suite)) {
      System.out.println("sigv4 suite: SKIPPED, no folder " + suite);
    }
    assumeTrue(Files.isDirectory(suite), "no folder " + suite);
    return suite;
  }

  private static List<SuiteCase> cases() throws IOException {
    try (Stream<Path> folders = Files.list(suite())) {
      List<SuiteCase> cases = folders.sorted().map(SuiteCase::new).toList();
      assertEquals(CASES, cases.size());
      return cases;
    }
  }
}

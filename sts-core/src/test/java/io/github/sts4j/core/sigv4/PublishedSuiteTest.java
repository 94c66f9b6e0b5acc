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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** AWS's published signing suite: every intermediate text byte for byte, every signed request, every mutation of it. */
class PublishedSuiteTest {
  private static final int CASES = 38;

  @Test
  void everyMutationOfASignedRequestIsRefused() throws IOException {
    int header = 0;
    int query = 0;
    for (SuiteCase suiteCase : cases()) {
      header += refuseMutations(suiteCase, "header");
      query += refuseMutations(suiteCase, "query");
    }
    System.out.println("sigv4 suite: refused " + header + " mutations of header-signed and " + query
        + " of presigned requests");
    assertTrue(header > 4000 && query > 4000, "the mutations ran");
  }

  private static int refuseMutations(SuiteCase suiteCase, String form) throws IOException {
    WireRequest original = suiteCase.signed(form);
    verify(suiteCase, original);
    List<WireRequest> mutations = SuiteMutations.of(
        original, suiteCase.settings().pathRule() == SigV4Settings.PathRule.NORMALIZED);
    for (WireRequest mutation : mutations) {
      assertThrows(
          AuthenticationException.class,
          () -> verify(suiteCase, mutation),
          () -> suiteCase + " " + form + " " + mutation);
    }
    return mutations.size();
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
        String name = suiteCase + " " + form;
        assertEquals(
            suiteCase.text(form + "-canonical-request.txt"),
            signature.canonicalRequest(hash),
            name);
        assertEquals(
            suiteCase.text(form + "-string-to-sign.txt"), signature.stringToSign(hash), name);
        assertEquals(
            suiteCase.text(form + "-signature.txt"),
            TestSigner.hex(SigningKey.derive(suiteCase.secret(), signature.scope())
                .sign(signature.stringToSign(hash))),
            name);
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
    RequestSignature signature = RequestSignature.parse(request.toSigned(), suiteCase.settings());
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

package io.github.sts4j.federation.oidc;

import static io.github.sts4j.federation.oidc.OidcFixture.NOW;
import static io.github.sts4j.federation.oidc.OidcFixture.ROLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.VerifiedWebIdentity;
import java.nio.charset.StandardCharsets;

/**
 * Any text presented as a token, signed as a payload by the issuer's own key, or published as a key set, is answered with an
 * identity that meets the rules or with a refusal of one line; nothing else is thrown.
 */
class OidcTokenFuzzer {
  private static final OidcVerifier VERIFIER = OidcFixture.builder(
          OidcRegistration.builder(OidcFixture.allClaims(OidcFixture.provider(OidcFixture.ISSUER)))
              .keys(KeySource.fixed(TestKey.set(TestKey.P256)))
              .build())
      .allowWhatAwsAccepts()
      .build();

  @FuzzTest(maxDuration = "3m")
  void whateverIsPresentedIsAnsweredOrRefused(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    verify(text);
    verify(TestKey.P256.token(text));
    verify(TestKey.P256.token(text, OidcFixture.payload()));
    verify(TestKey.P256.token(OidcFixture.payload("x", text)));
    try {
      assertTrue(KeySetReader.read(text, "fuzzer", true).size() > 0);
    } catch (KeyRetrievalException refused) {
      assertTrue(refused.getMessage() != null);
    }
  }

  private static void verify(String token) {
    VerifiedWebIdentity verified;
    try {
      verified = VERIFIER.verify(ROLE, token);
    } catch (StsException refused) {
      assertEquals(-1, String.valueOf(refused.getMessage()).indexOf('\n'));
      return;
    }
    assertEquals(OidcFixture.ISSUER, verified.issuer());
    assertEquals(OidcFixture.CLIENT, verified.identity().audience());
    assertTrue(
        verified.identity().provenUntil().orElseThrow().plusSeconds(300).compareTo(NOW) >= 0);
  }
}

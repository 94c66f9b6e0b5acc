package io.github.sts4j.federation.oidc;

import static io.github.sts4j.federation.oidc.OidcFixture.NOW;
import static io.github.sts4j.federation.oidc.OidcFixture.ROLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.VerifiedWebIdentity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Any text presented as a token, as its header, as the claims behind a good signature, as one claim of them, or published as a key
 * set, is answered with an identity that meets the rules or with a refusal of one line; nothing else is thrown. Nothing is signed
 * for it: a signature costs a thousand times what reading does, and what comes behind it is asked directly.
 */
class OidcTokenFuzzer {
  private static final OidcRegistration REGISTRATION = OidcRegistration.builder(
          OidcFixture.allClaims(OidcFixture.provider(OidcFixture.ISSUER)))
      .keys(KeySource.fixed(TestKey.set(TestKey.P256)))
      .profile(IssuerProfile.GITLAB)
      .build();
  private static final OidcVerifier VERIFIER =
      OidcFixture.builder(REGISTRATION).allowWhatAwsAccepts().build();
  private static final Issuer ISSUER = new Issuer(
      REGISTRATION,
      Optional.empty(),
      new IssuerKeys(
          OidcFixture.ISSUER,
          KeyFetches.of(REGISTRATION),
          REGISTRATION.cachePolicy(),
          InstantSource.fixed(NOW),
          System::nanoTime,
          Runnable::run),
      new HeaderMemo(REGISTRATION.profile().tokenTypes(), true),
      new ConditionKeyNames(OidcFixture.ISSUER, REGISTRATION.profile().conditionClaims()));
  private static final String SIGNATURE = "." + TestKey.base64(new byte[64]);

  @FuzzTest(maxDuration = "5m")
  void whateverIsPresentedIsAnsweredOrRefused(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    String header = TestKey.base64(TestKey.P256.header().getBytes(StandardCharsets.UTF_8));
    answered(() -> VERIFIER.verify(ROLE, text));
    answered(() -> VERIFIER.verify(ROLE, header + "." + TestKey.base64(data) + SIGNATURE));
    answered(() -> TokenHeader.parse(text, REGISTRATION.profile().tokenTypes(), true));
    answered(() -> verified(text));
    answered(() -> verified(OidcFixture.payload("x", text)));
    answered(() -> verified(OidcFixture.payload("aud", text)));
    answered(() -> verified(OidcFixture.payload("https://aws.amazon.com/tags", text)));
    try {
      assertTrue(KeySetReader.read(text, "fuzzer", true).size() > 0);
    } catch (KeyRetrievalException refused) {
      assertTrue(refused.getMessage() != null);
    }
  }

  /** What becomes of a payload that the issuer signed. */
  private static VerifiedWebIdentity verified(String payload) {
    return new IdentityReader(ISSUER, Claims.parse(payload, true), NOW)
        .read(ROLE, OidcFixture.ACCOUNT);
  }

  private static void answered(Supplier<Object> question) {
    Object answer;
    try {
      answer = question.get();
    } catch (StsException refused) {
      assertEquals(-1, String.valueOf(refused.getMessage()).indexOf('\n'));
      return;
    }
    if (answer instanceof VerifiedWebIdentity verified) {
      assertEquals(OidcFixture.ISSUER, verified.issuer());
      assertEquals(OidcFixture.CLIENT, verified.identity().audience());
      assertTrue(verified
              .identity()
              .provenUntil()
              .orElseThrow()
              .plus(Duration.ofMinutes(5))
              .compareTo(NOW)
          >= 0);
    }
  }
}

package io.github.sts4j.federation.saml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.SamlProvider;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;

/** XML in, an identity that was signed or one of the listed refusals out: never another exception, never endlessly. */
class SamlResponseFuzzer {
  private static final String SIGNED = TestIdp.signed(TestIdp.response());
  private static final SamlProvider PROVIDER = TestIdp.allowing(true, true, false);
  private static final SamlResponseVerifier VERIFIER = SamlResponseVerifier.builder(
          arn -> Optional.of(PROVIDER), (a, b, c, d) -> true, () -> TestIdp.NOW)
      .build();

  @FuzzTest
  @Timeout(10)
  void anyText(byte[] bytes) {
    verify(Base64.getEncoder().encodeToString(bytes));
    verify(new String(bytes, StandardCharsets.UTF_8));
  }

  /** A part of a valid response replaced by anything. */
  @FuzzTest
  @Timeout(10)
  void anyChangeOfAValidResponse(FuzzedDataProvider data) {
    int from = data.consumeInt(0, SIGNED.length());
    int to = data.consumeInt(from, Math.min(SIGNED.length(), from + 64));
    verify(TestXml.base64(
        SIGNED.substring(0, from) + data.consumeRemainingAsString() + SIGNED.substring(to)));
  }

  private static void verify(String base64) {
    try {
      var verified = VERIFIER.verify(TestIdp.ROLE, TestIdp.PROVIDER, base64);
      assertEquals("alice", verified.roleSessionName());
      assertEquals("alice@example.com", verified.identity().subject());
    } catch (StsException refused) {
      assertEquals(SamlRefusal.class, refused.getCause().getClass());
    }
  }
}

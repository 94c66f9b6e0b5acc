package io.github.sts4j.federation.saml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.SamlProvider;
import io.github.sts4j.core.replay.InMemoryReplayGuard;
import io.github.sts4j.federation.saml.refusal.SamlFailure;
import io.github.sts4j.policy.Arn;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** SM-24: an assertion works once, unless its provider allows otherwise. */
class ReplayTest {
  private static final String ONE_TIME =
      TestIdp.with("</saml:AudienceRestriction>", "</saml:AudienceRestriction><saml:OneTimeUse/>");

  private final InMemoryReplayGuard guard = new InMemoryReplayGuard(100);

  private SamlResponseVerifier verifier(SamlProvider provider, SamlMode mode) {
    return SamlResponseVerifier.builder(arn -> Optional.of(provider), guard, () -> TestIdp.NOW)
        .mode(mode)
        .build();
  }

  private static String presented(String response) {
    return TestXml.base64(TestIdp.signed(response));
  }

  // SM-24
  @Test
  void theSameAssertionWorksOnce() {
    SamlResponseVerifier verifier = verifier(TestIdp.provider(), SamlMode.STRICT);
    String response = presented(TestIdp.response());
    verifier.verify(TestIdp.ROLE, TestIdp.PROVIDER, response);
    assertEquals(SamlFailure.REPLAYED, TestIdp.refusalOf(verifier, response));
    // Around another response it is the same assertion.
    assertEquals(
        SamlFailure.REPLAYED,
        TestIdp.refusalOf(verifier, presented(TestIdp.with("_response1", "_response2"))));
    verifier.verify(
        TestIdp.ROLE, TestIdp.PROVIDER, presented(TestIdp.with("_assertion1", "_assertion2")));
  }

  // SM-24
  @Test
  void aCallThatIsRefusedUsesNothingUp() {
    SamlResponseVerifier verifier = verifier(TestIdp.provider(), SamlMode.STRICT);
    String response = presented(TestIdp.response());
    Arn other = Arn.parse("arn:aws:iam::111122223333:role/Other");
    assertThrows(StsException.class, () -> verifier.verify(other, TestIdp.PROVIDER, response));
    assertEquals(0, guard.size());
    verifier.verify(TestIdp.ROLE, TestIdp.PROVIDER, response);
  }

  // SM-24
  @Test
  void whereReplayIsAllowedOneTimeUseStillBinds() {
    SamlResponseVerifier verifier = verifier(TestIdp.allowing(true, false, false), SamlMode.STRICT);
    String often = presented(TestIdp.response());
    verifier.verify(TestIdp.ROLE, TestIdp.PROVIDER, often);
    verifier.verify(TestIdp.ROLE, TestIdp.PROVIDER, often);
    String once = presented(ONE_TIME);
    verifier.verify(TestIdp.ROLE, TestIdp.PROVIDER, once);
    assertEquals(SamlFailure.REPLAYED, TestIdp.refusalOf(verifier, once));
  }

  // SM-24
  @Test
  void awsTakesItAgainAndAgain() {
    SamlResponseVerifier verifier = verifier(TestIdp.provider(), SamlMode.AWS);
    String once = presented(ONE_TIME);
    verifier.verify(TestIdp.ROLE, TestIdp.PROVIDER, once);
    verifier.verify(TestIdp.ROLE, TestIdp.PROVIDER, once);
  }

  // SM-24, S27
  @Test
  void ofManyAtOnceOneIsAccepted() throws Exception {
    SamlResponseVerifier verifier = verifier(TestIdp.provider(), SamlMode.STRICT);
    String response = presented(TestIdp.response());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<Boolean> call = () -> {
        try {
          verifier.verify(TestIdp.ROLE, TestIdp.PROVIDER, response);
          return true;
        } catch (StsException refused) {
          return false;
        }
      };
      int accepted = 0;
      for (Future<Boolean> one : threads.invokeAll(java.util.Collections.nCopies(64, call))) {
        accepted += one.get() ? 1 : 0;
      }
      assertEquals(1, accepted);
    } finally {
      threads.shutdownNow();
    }
  }

  // SM-24: a guard that cannot tell refuses
  @Test
  void aFullGuardRefuses() {
    SamlResponseVerifier verifier = SamlResponseVerifier.builder(
            arn -> Optional.of(TestIdp.provider()), new InMemoryReplayGuard(1), () -> TestIdp.NOW)
        .build();
    verifier.verify(TestIdp.ROLE, TestIdp.PROVIDER, presented(TestIdp.response()));
    for (String id : List.of("_assertion2", "_assertion3")) {
      StsException refusal = assertThrows(
          StsException.class,
          () -> verifier.verify(
              TestIdp.ROLE, TestIdp.PROVIDER, presented(TestIdp.with("_assertion1", id))));
      assertEquals("ServiceUnavailable", refusal.error().code());
    }
  }
}

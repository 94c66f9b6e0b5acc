package io.github.sts4j.federation.saml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sts4j.core.federation.VerifiedSamlIdentity;
import io.github.sts4j.federation.saml.refusal.SamlFailure;
import org.junit.jupiter.api.Test;

class SamlResponseVerifierTest {
  // SM-11
  @Test
  void anUnsignedResponseIsRefused() {
    assertEquals(SamlFailure.UNSIGNED_ASSERTION, TestIdp.refusal(TestIdp.response()));
  }

  // SA-10 to SA-14
  @Test
  void aSignedAssertionBecomesAnIdentity() {
    VerifiedSamlIdentity identity = TestIdp.accept(TestIdp.signed(TestIdp.response()));
    assertEquals("alice", identity.roleSessionName());
    assertEquals("alice@example.com", identity.identity().subject());
    assertEquals("persistent", identity.subjectType());
    assertEquals(TestIdp.ISSUER, identity.issuer());
    assertEquals(TestIdp.RECIPIENT, identity.identity().audience());
    assertEquals("_assertion1", identity.assertionId());
  }
}

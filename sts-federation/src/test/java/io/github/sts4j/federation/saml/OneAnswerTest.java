package io.github.sts4j.federation.saml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.SamlProvider;
import io.github.sts4j.core.federation.SamlProvider.AssertionEncryptionMode;
import io.github.sts4j.federation.saml.refusal.SamlFailure;
import java.lang.management.ManagementFactory;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a refusal tells whoever presented the response: in its words what AWS tells, in the work it took nothing more. */
class OneAnswerTest {
  private static final KeyPair OURS = TestKeys.rsa(2048);
  private static final String CBC = "http://www.w3.org/2001/04/xmlenc#aes128-cbc";
  private static final String GCM = "http://www.w3.org/2009/xmlenc11#aes256-gcm";
  private static final SamlProvider DECRYPTING =
      TestIdp.decrypting(AssertionEncryptionMode.ALLOWED, false, TestKeys.pem(OURS));
  private static final int WARM_UP = 60;
  private static final int MEASUREMENTS = 31;

  /** Those that AWS tells apart, by its words (SM-11 to SM-26, SM-30 to SM-34); all others are one of two answers. */
  private static final Set<SamlFailure> TOLD_APART = EnumSet.of(
      SamlFailure.UNKNOWN_PROVIDER,
      SamlFailure.UNSIGNED_ASSERTION,
      SamlFailure.ISSUER,
      SamlFailure.RESPONSE_ISSUER,
      SamlFailure.EXPIRED,
      SamlFailure.AUDIENCE,
      SamlFailure.RECIPIENT,
      SamlFailure.NO_NAME,
      SamlFailure.ROLE,
      SamlFailure.NO_SESSION_NAME,
      SamlFailure.SESSION_NAME,
      SamlFailure.SOURCE_IDENTITY,
      SamlFailure.SESSION_DURATION,
      SamlFailure.TAGS,
      SamlFailure.DUPLICATE_TAGS,
      SamlFailure.TRANSITIVE_TAGS);

  @Test
  void whateverAwsDoesNotTellApartHasOneOfTwoAnswers() {
    Set<String> answers = Arrays.stream(SamlFailure.values())
        .filter(failure -> !TOLD_APART.contains(failure))
        .map(failure -> failure.error() + ": " + failure.message())
        .collect(Collectors.toSet());
    assertEquals(
        Set.of(
            "INVALID_IDENTITY_TOKEN: Response signature invalid",
            "INVALID_IDENTITY_TOKEN: Invalid base64 SAMLResponse"),
        answers);
    for (SamlFailure failure :
        EnumSet.of(SamlFailure.SIGNATURE, SamlFailure.DECRYPTION, SamlFailure.UNUSABLE_PROVIDER)) {
      assertEquals("Response signature invalid", failure.message());
    }
  }

  /**
   * S26: an attacker who varies a ciphertext must not learn whether the wrapped key opened, nor whether the padding was right.
   * The processor works as long for each, within the noise of this measurement, whatever the last step that was reached.
   */
  @Test
  void whichStepOfADecryptionFailedCannotBeTimed() {
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    assumeTrue(thread.isCurrentThreadCpuTimeSupported(), "this runtime does not count time");
    Map<String, String> refused = new LinkedHashMap<>();
    for (String content : new String[] {GCM, CBC}) {
      String sealed = SantuarioProducer.encrypted(
          TestIdp.signed(TestIdp.response()), content, SantuarioProducer.OAEP, OURS.getPublic());
      refused.put("wrapped key, " + content, EncryptedAssertionTest.altered(sealed, 0, 40));
      refused.put("last octet, " + content, EncryptedAssertionTest.altered(sealed, 1, -1));
    }
    SamlResponseVerifier verifier = TestIdp.verifier(DECRYPTING, SamlMode.AWS, TestIdp.NOW);
    Map<String, long[]> nanos = new LinkedHashMap<>();
    // In turn, so that whatever else the machine does meets all of them.
    for (int i = 0; i < WARM_UP + MEASUREMENTS; i++) {
      for (Map.Entry<String, String> one : refused.entrySet()) {
        nanos.computeIfAbsent(one.getKey(), name -> new long[MEASUREMENTS])[i % MEASUREMENTS] =
            cpu(thread, verifier, TestXml.base64(one.getValue()));
      }
    }
    Map<String, Long> medians = new TreeMap<>();
    nanos.forEach((name, all) -> medians.put(name, median(all)));
    System.out.println("SAML, decryptions that fail, in ns: " + medians);
    long least = medians.values().stream().mapToLong(Long::longValue).min().orElseThrow();
    long most = medians.values().stream().mapToLong(Long::longValue).max().orElseThrow();
    assertTrue(most < least * 2, () -> "some take longer: " + medians);
  }

  private static long median(long[] all) {
    Arrays.sort(all);
    return all[all.length / 2];
  }

  private static long cpu(ThreadMXBean thread, SamlResponseVerifier verifier, String base64) {
    long start = thread.getCurrentThreadCpuTime();
    try {
      verifier.verify(TestIdp.ROLE, TestIdp.PROVIDER, base64);
    } catch (StsException refused) {
      assertEquals("Response signature invalid", refused.getMessage());
      return thread.getCurrentThreadCpuTime() - start;
    }
    throw new AssertionError("accepted");
  }
}

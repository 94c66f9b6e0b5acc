package io.github.sts4j.federation.x509;

import static io.github.sts4j.federation.x509.X509Fixture.ANCHOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.sts4j.core.error.StsException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/**
 * Any octets presented as a certificate, as a name or as alternative names are refused by one kind of exception, or give names that
 * print. No certificate is accepted: none of those that octets can make was signed by the anchor.
 */
class CertificateFuzzer {
  private static final CertificateIdentityVerifier VERIFIER =
      X509Fixture.trusting(X509Fixture.ROOT);

  @FuzzTest(maxDuration = "5m")
  void whateverIsPresentedIsReadOrRefused(byte[] data) {
    try {
      assertPrints(DistinguishedName.read(data));
    } catch (StsException refused) {
      assertRefusal(refused);
    }
    try {
      assertPrints(AlternativeNames.read(data));
    } catch (StsException refused) {
      assertRefusal(refused);
    }
    try {
      X509Certificate read = Certificates.parse(data);
      VERIFIER.verify(ANCHOR, TlsClientCertificate.insecureAlreadyProven(List.of(read)));
      throw new AssertionError("a certificate that nobody signed was accepted");
    } catch (StsException refused) {
      assertRefusal(refused);
    }
  }

  private static void assertRefusal(StsException refused) {
    assertEquals(-1, String.valueOf(refused.getMessage()).indexOf('\n'));
  }

  private static void assertPrints(Map<String, List<String>> names) {
    names
        .values()
        .forEach(values -> values.forEach(value -> {
          assertFalse(value.isEmpty());
          assertFalse(value.chars().anyMatch(Character::isISOControl), value);
        }));
  }
}

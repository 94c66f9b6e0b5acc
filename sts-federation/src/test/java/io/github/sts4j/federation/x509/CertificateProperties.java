package io.github.sts4j.federation.x509;

import static io.github.sts4j.federation.x509.X509Fixture.ANCHOR;
import static io.github.sts4j.federation.x509.X509Fixture.ROOT;
import static io.github.sts4j.federation.x509.X509Fixture.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sts4j.core.error.StsException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * What no change to a certificate and no name can do: 1. a certificate with any octet changed, or cut short, is refused; 2. names are
 * read back exactly as they were written, whatever separators they hold.
 */
class CertificateProperties {
  private static final CertificateIdentityVerifier VERIFIER = trusting(ROOT);
  private static final byte[] GOOD = good();

  @Property(tries = 400)
  void aChangedOctetIsRefused(
      @ForAll @IntRange(max = 1_000_000) int at, @ForAll @IntRange(min = 1, max = 255) int change) {
    byte[] changed = GOOD.clone();
    changed[at % changed.length] ^= (byte) change;
    assertThrows(StsException.class, () -> verify(changed));
  }

  @Property(tries = 100)
  void aCertificateCutShortOrMadeLongerIsRefused(@ForAll @IntRange(max = 2_000) int length) {
    byte[] changed = java.util.Arrays.copyOf(GOOD, length == GOOD.length ? 0 : length);
    assertThrows(StsException.class, () -> verify(changed));
  }

  @Property(tries = 200)
  void namesAreReadBackAsTheyWereWritten(
      @ForAll("names") List<String> units, @ForAll("names") List<String> names) {
    X500NameBuilder subject = new X500NameBuilder();
    units.forEach(unit -> subject.addRDN(BCStyle.OU, new DERUTF8String(unit)));
    subject.addRDN(BCStyle.O, new DERUTF8String(names.get(0)));
    X509Certificate certificate = ROOT.client(subject.build())
        .alternativeNames(new GeneralName(subject.build()))
        .build();
    Map<String, List<String>> expected = Map.of("OU", units, "O", List.of(names.get(0)));
    assertEquals(
        expected, DistinguishedName.read(certificate.getSubjectX500Principal().getEncoded()));
    assertEquals(
        Map.of("Name/OU", units, "Name/O", List.of(names.get(0))),
        AlternativeNames.read(certificate.getExtensionValue("2.5.29.17")));
  }

  @Provide
  Arbitrary<List<String>> names() {
    return Arbitraries.strings()
        .withChars(" ,=+\"\\<>;#/*.-_'&@aZ09äß€漢")
        .ofMinLength(1)
        .ofMaxLength(20)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  private static void verify(byte[] encoded) {
    X509Certificate read = Certificates.parse(encoded);
    VERIFIER.verify(ANCHOR, TlsClientCertificate.insecureAlreadyProven(List.of(read)));
  }

  private static byte[] good() {
    try {
      byte[] encoded = ROOT.client("OU=Devices,CN=alice").encoded();
      verify(encoded);
      return encoded;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}

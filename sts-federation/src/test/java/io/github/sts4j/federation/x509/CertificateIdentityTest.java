package io.github.sts4j.federation.x509;

import static io.github.sts4j.federation.x509.TestAuthority.NOW;
import static io.github.sts4j.federation.x509.X509Fixture.ANCHOR;
import static io.github.sts4j.federation.x509.X509Fixture.ROOT;
import static io.github.sts4j.federation.x509.X509Fixture.anchor;
import static io.github.sts4j.federation.x509.X509Fixture.assertRefused;
import static io.github.sts4j.federation.x509.X509Fixture.trusting;
import static io.github.sts4j.federation.x509.X509Fixture.verifier;
import static io.github.sts4j.federation.x509.X509Fixture.verify;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.sts4j.core.federation.FederatedIdentity;
import io.github.sts4j.core.federation.VerifiedCertificate;
import io.github.sts4j.core.token.SessionTag;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DERUniversalString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read out of a certificate that was verified, and which names are not believed (X05). */
class CertificateIdentityTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice\0.example.com",
        "alice\n",
        "\u202eecila",
        "alice\u200b",
        "\u2028",
        "\uFFFF",
        ""
      })
  void namesThatDoNotPrintAsTheyAreAreRefused(String name) {
    assertRefused("a name is empty", trusting(ROOT), named(new DERUTF8String(name)));
    TestAuthority odd = ROOT.authority("CN=Odd"); // and so is an issuer
    assertRefused(
        "a name is empty",
        trusting(ROOT),
        odd.client(new X500NameBuilder()
                .addRDN(BCStyle.CN, new DERPrintableString("alice"))
                .addRDN(BCStyle.OU, new DERUTF8String(name))
                .build())
            .build(),
        odd.certificate);
  }

  @Test
  void stringsWhoseCharactersAreNotCertainAreRefused() {
    assertRefused("not certain", trusting(ROOT), named(new DERT61String("alice")));
    assertRefused(
        "not certain", trusting(ROOT), named(new DERUniversalString(new byte[] {0, 0, 0, 97})));
  }

  @Test
  void severalCommonNamesAreRefused() {
    for (String name : List.of("CN=alice,CN=admin", "CN=alice+CN=admin", "CN=alice,O=x,CN=alice")) {
      assertRefused("several common names", trusting(ROOT), ROOT.client(name).build());
    }
  }

  @Test
  void namesThatAreNoAsciiAreTakenToTheLetter() {
    for (ASN1Encodable name : List.of(new DERUTF8String("Aliće"), new DERBMPString("Aliće"))) {
      FederatedIdentity identity = verify(withoutSource(), named(name)).identity();
      assertEquals(List.of("Aliće"), identity.trustContext().get("x509:Subject/CN"));
      assertEquals(Optional.of("Aliće"), tag(identity, "x509Subject/CN"));
    }
    // Composed or not is not the same name here:
    // nothing is made equal that the authority wrote differently.
    String decomposed = "Alic\u0301e";
    assertEquals(
        List.of(decomposed),
        verify(withoutSource(), named(new DERUTF8String(decomposed)))
            .identity()
            .trustContext()
            .get("x509:Subject/CN"));
    assertRefused("source identity", trusting(ROOT), named(new DERUTF8String("Aliće")));
  }

  @Test
  void aNameIsReadFromItsStructureAndNotFromItsText() {
    X509Certificate sly = named(new DERUTF8String("alice,OU=admins"));
    FederatedIdentity identity = verify(withoutSource(), sly).identity();
    assertFalse(identity.trustContext().containsKey("x509:Subject/OU"));
    assertEquals(List.of("alice,OU=admins"), identity.trustContext().get("x509:Subject/CN"));
    assertEquals("CN=alice\\,OU\\=admins", identity.subject());
  }

  @Test
  void attributesBecomeTagsUnderTheNamesOfRolesAnywhere() {
    TestCertificate alice = ROOT.client("C=DE,O=Example,OU=Staff,OU=Red,CN=alice")
        .alternativeNames(
            new GeneralName(GeneralName.rfc822Name, "alice@example.com"),
            new GeneralName(GeneralName.dNSName, "alice.example.com"),
            new GeneralName(GeneralName.dNSName, "second.example.com"),
            new GeneralName(GeneralName.uniformResourceIdentifier, "spiffe://example.com/alice"),
            new GeneralName(new X500Name("CN=Alice,O=Directory")));
    FederatedIdentity identity = verify(trusting(ROOT), alice.build()).identity();
    Map<String, String> expected = Map.ofEntries(
        Map.entry("x509Subject/C", "DE"),
        Map.entry("x509Subject/O", "Example"),
        Map.entry("x509Subject/OU", "Staff"),
        Map.entry("x509Subject/OU/2", "Red"),
        Map.entry("x509Subject/CN", "alice"),
        Map.entry("x509Issuer/O", "Example"),
        Map.entry("x509Issuer/CN", "Root"),
        Map.entry("x509SAN/DNS", "alice.example.com"),
        Map.entry("x509SAN/URI", "spiffe://example.com/alice"),
        Map.entry("x509SAN/Name/CN", "Alice"),
        Map.entry("x509SAN/Name/O", "Directory"));
    assertEquals(
        expected, identity.tags().stream().collect(toMap(SessionTag::key, SessionTag::value)));
    assertEquals(expected.size(), identity.trustContext().size());
    expected.forEach((name, value) ->
        assertEquals(List.of(value), identity.trustContext().get(name.replace("x509", "x509:"))));
    assertEquals(Map.of(), identity.sessionContext());
    assertEquals(ANCHOR.toString(), identity.provider());
    assertEquals("CN=alice,OU=Red,OU=Staff,O=Example,C=DE", identity.subject());
  }

  @Test
  void whatCannotBeATagStaysAConditionKeyOfTheSession() { // ST-2
    X509Certificate alice = ROOT.client("O=Example\\, Inc.,CN=alice").build();
    FederatedIdentity identity = verify(trusting(ROOT), alice).identity();
    assertEquals(Optional.empty(), tag(identity, "x509Subject/O"));
    assertEquals(List.of("Example, Inc."), identity.trustContext().get("x509:Subject/O"));
    assertEquals(Map.of("x509:Subject/O", List.of("Example, Inc.")), identity.sessionContext());
  }

  @Test
  void onlyTheFieldsAskedForAreMapped() {
    CertificateIdentityVerifier subject =
        verifier(anchor(ROOT).ignoreRevocation().fields(Set.of(CertificateField.SUBJECT)));
    FederatedIdentity identity =
        verify(subject, ROOT.client("CN=alice").build()).identity();
    assertEquals(Set.of("x509:Subject/CN"), identity.trustContext().keySet());
  }

  @Test
  void theSourceIdentityIsTheCommonNameUnlessSetOtherwise() { // SI-1
    X509Certificate alice = ROOT.client("CN=alice").serial(0xABC).build();
    assertEquals(Optional.of("alice"), verify(trusting(ROOT), alice).identity().sourceIdentity());
    assertEquals(
        Optional.of("0abc"),
        verify(source(SourceIdentityFrom.SERIAL_NUMBER), alice).identity().sourceIdentity());
    assertEquals(Optional.empty(), verify(withoutSource(), alice).identity().sourceIdentity());
    for (String name : List.of("O=nameless", "CN=a", "CN=Alice Smith")) {
      assertRefused("source identity", trusting(ROOT), ROOT.client(name).build());
    }
    assertRefused("source identity", trusting(ROOT), named(new DERUTF8String("a".repeat(65))));
  }

  @Test
  void aCertificateWithoutSubjectIsWhatItsAlternativeNameSays() {
    TestCertificate workload = ROOT.client(new X500Name(""))
        .with(
            Extension.subjectAlternativeName,
            true,
            new GeneralNames(new GeneralName(
                GeneralName.uniformResourceIdentifier, "spiffe://example.com/ns/a/sa/b")));
    VerifiedCertificate verified = verify(withoutSource(), workload.build());
    assertEquals("spiffe://example.com/ns/a/sa/b", verified.identity().subject());
    TestCertificate mailbox = ROOT.client(new X500Name(""))
        .with(
            Extension.subjectAlternativeName,
            true,
            new GeneralNames(new GeneralName(GeneralName.rfc822Name, "alice@example.com")));
    assertRefused("neither subject", withoutSource(), mailbox.build());
  }

  @Test
  void alternativeNamesThatCannotBeReadAreRefused() {
    assertRefused(
        "",
        trusting(ROOT),
        ROOT.client("CN=alice")
            .with(Extension.subjectAlternativeName, false, new DEROctetString(new byte[3]))
            .build());
    for (String uri : List.of("https://example.com/\0", "https://example.com/ x", "")) {
      assertRefused(
          "",
          trusting(ROOT),
          ROOT.client("CN=alice")
              .alternativeNames(new GeneralName(GeneralName.uniformResourceIdentifier, uri))
              .build());
    }
  }

  @Test
  void theProofEndsWithTheFirstCertificateOfThePathThatEnds() {
    X509Certificate alice = ROOT.client("CN=alice").until(NOW.plusSeconds(90)).build();
    assertEquals(
        Optional.of(NOW.plusSeconds(90)),
        verify(trusting(ROOT), alice).identity().sessionsEndBy());
    TestAuthority brief = ROOT.authority("CN=Brief", c -> c.until(NOW.plus(Duration.ofHours(1))));
    assertEquals(
        Optional.of(NOW.plus(Duration.ofHours(1))),
        verify(trusting(ROOT), brief.client("CN=alice").build(), brief.certificate)
            .identity()
            .sessionsEndBy());
    assertEquals(
        Optional.of(NOW.plus(Duration.ofHours(1))),
        verify(trusting(brief), brief.client("CN=alice").build()).identity().sessionsEndBy());
  }

  private static X509Certificate named(ASN1Encodable commonName) {
    return ROOT.client(new X500NameBuilder().addRDN(BCStyle.CN, commonName).build())
        .build();
  }

  private static CertificateIdentityVerifier withoutSource() {
    return source(SourceIdentityFrom.NONE);
  }

  private static CertificateIdentityVerifier source(SourceIdentityFrom from) {
    return verifier(anchor(ROOT).ignoreRevocation().sourceIdentity(from));
  }

  private static Optional<String> tag(FederatedIdentity identity, String key) {
    return identity.tags().stream()
        .filter(tag -> tag.key().equals(key))
        .map(SessionTag::value)
        .findFirst();
  }
}

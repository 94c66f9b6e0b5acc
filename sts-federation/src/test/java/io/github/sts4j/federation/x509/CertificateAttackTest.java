package io.github.sts4j.federation.x509;

import static io.github.sts4j.federation.x509.TestAuthority.NOW;
import static io.github.sts4j.federation.x509.X509Fixture.ACCOUNT;
import static io.github.sts4j.federation.x509.X509Fixture.ANCHOR;
import static io.github.sts4j.federation.x509.X509Fixture.ROOT;
import static io.github.sts4j.federation.x509.X509Fixture.anchor;
import static io.github.sts4j.federation.x509.X509Fixture.assertExpired;
import static io.github.sts4j.federation.x509.X509Fixture.assertRefused;
import static io.github.sts4j.federation.x509.X509Fixture.chain;
import static io.github.sts4j.federation.x509.X509Fixture.trusting;
import static io.github.sts4j.federation.x509.X509Fixture.verifier;
import static io.github.sts4j.federation.x509.X509Fixture.verify;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.StsException;
import io.github.sts4j.policy.Arn;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates that must not be believed, one attack each (X01 to X05). */
class CertificateAttackTest {
  private static final ASN1ObjectIdentifier UNKNOWN =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");
  private static final TestAuthority BELOW = ROOT.authority("O=Example,CN=Below");

  @Test
  void aCertificateOfAnotherAuthorityIsRefused() {
    TestAuthority stranger = TestAuthority.root("O=Stranger,CN=Root");
    assertRefused(
        "issued by the trust anchor",
        trusting(ROOT),
        stranger.client("CN=alice").build());
  }

  @Test
  void anAuthorityOfTheSameNameIsAnotherAuthority() {
    TestAuthority namesake = TestAuthority.root("O=Example,CN=Root");
    assertRefused("signature", trusting(ROOT), namesake.client("CN=alice").build());
    TestAuthority below = namesake.authority("O=Example,CN=Below");
    assertRefused("signature", trusting(ROOT), below.client("CN=alice").build(), BELOW.certificate);
    assertRefused("signature", trusting(ROOT), below.client("CN=alice").build(), below.certificate);
  }

  @Test
  void aSelfSignedClientIsRefusedWhateverItCallsItself() {
    TestAuthority self = TestAuthority.root(
        "CN=alice",
        c -> c.without(Extension.basicConstraints)
            .keyUsage(KeyUsage.digitalSignature)
            .uses(KeyPurposeId.id_kp_clientAuth));
    assertRefused("issued by the trust anchor", trusting(ROOT), self.certificate);
    TestAuthority impostor = TestAuthority.root(
        "O=Example,CN=Root",
        c -> c.without(Extension.basicConstraints)
            .keyUsage(KeyUsage.digitalSignature)
            .uses(KeyPurposeId.id_kp_clientAuth));
    assertRefused("signature", trusting(ROOT), impostor.certificate);
  }

  @Test
  void anExpiredAnchorVouchesForNobody() {
    TestAuthority expired = TestAuthority.root("CN=Old", c -> c.until(NOW.minusSeconds(1)));
    assertRefused(
        "anchor itself is not valid",
        trusting(expired),
        expired.client("CN=alice").build());
    TestAuthority early = TestAuthority.root(
        "CN=Early", c -> c.valid(NOW.plusSeconds(1), NOW.plus(Duration.ofDays(9))));
    assertRefused(
        "anchor itself is not valid", trusting(early), early.client("CN=alice").build());
    TestAuthority below = ROOT.authority("CN=Old below", c -> c.until(NOW.minusSeconds(1)));
    assertRefused(
        "anchor itself is not valid", trusting(below), below.client("CN=alice").build());
  }

  @Test
  void aCertificateIsGoodFromItsFirstSecondToItsLast() {
    CertificateIdentityVerifier verifier = trusting(ROOT);
    verify(verifier, ROOT.client("CN=alice").valid(NOW, NOW).build());
    assertExpired(verifier, ROOT.client("CN=alice").until(NOW.minusSeconds(1)).build());
    assertExpired(
        verifier,
        ROOT.client("CN=alice").valid(NOW.plusSeconds(1), NOW.plusSeconds(9)).build());
    TestAuthority old = ROOT.authority("CN=Old", c -> c.until(NOW.minusSeconds(1)));
    assertExpired(verifier, old.client("CN=alice").build(), old.certificate);
  }

  @Test
  void anIntermediateThatIsNoAuthorityIsRefused() {
    TestAuthority client = ROOT.authority("CN=client", c -> c.without(Extension.basicConstraints));
    assertRefused(
        "basic constraints", trusting(ROOT), client.client("CN=alice").build(), client.certificate);
    TestAuthority denies = ROOT.authority(
        "CN=client", c -> c.with(Extension.basicConstraints, true, new BasicConstraints(false)));
    assertRefused(
        "basic constraints", trusting(ROOT), denies.client("CN=alice").build(), denies.certificate);
    TestAuthority unable = ROOT.authority("CN=client", c -> c.keyUsage(KeyUsage.digitalSignature));
    assertRefused("", trusting(ROOT), unable.client("CN=alice").build(), unable.certificate);
  }

  @Test
  void anIntermediateForSomethingElseThanClientsIsRefused() {
    TestAuthority servers =
        ROOT.authority("CN=Servers", c -> c.uses(KeyPurposeId.id_kp_serverAuth));
    assertRefused(
        "other than clients",
        trusting(ROOT),
        servers.client("CN=alice").build(),
        servers.certificate);
    assertThrows(IllegalArgumentException.class, () -> anchor(servers));
    TestAuthority any = ROOT.authority("CN=Any", c -> c.uses(KeyPurposeId.anyExtendedKeyUsage));
    verify(trusting(ROOT), any.client("CN=alice").build(), any.certificate);
  }

  @Test
  void aPathLongerThanAnAuthorityAllowsIsRefused() {
    TestAuthority last = ROOT.authority(
        "CN=Last", c -> c.with(Extension.basicConstraints, true, new BasicConstraints(0)));
    TestAuthority tooFar = last.authority("CN=Too far");
    X509Certificate alice = tooFar.client("CN=alice").build();
    assertRefused("", trusting(ROOT), alice, tooFar.certificate, last.certificate);
    verify(trusting(ROOT), last.client("CN=alice").build(), last.certificate);
    assertRefused("longer than the trust anchor allows", trusting(last), alice, tooFar.certificate);

    TestAuthority narrow = TestAuthority.root(
        "CN=Narrow", c -> c.with(Extension.basicConstraints, true, new BasicConstraints(0)));
    TestAuthority below = narrow.authority("CN=Below");
    assertRefused(
        "longer than the trust anchor allows",
        trusting(narrow),
        below.client("CN=alice").build(),
        below.certificate);
  }

  @Test
  void namesOutsideTheConstraintsOfAnAuthorityAreRefused() {
    NameConstraints staff = new NameConstraints(
        new GeneralSubtree[] {
          new GeneralSubtree(new GeneralName(GeneralName.uniformResourceIdentifier, "example.com"))
        },
        null);
    GeneralName inside =
        new GeneralName(GeneralName.uniformResourceIdentifier, "https://example.com/alice");
    GeneralName outside =
        new GeneralName(GeneralName.uniformResourceIdentifier, "https://example.org/alice");
    TestAuthority below =
        ROOT.authority("CN=Staff", c -> c.with(Extension.nameConstraints, true, staff));
    verify(
        trusting(ROOT),
        below.client("CN=alice").alternativeNames(inside).build(),
        below.certificate);
    assertRefused(
        "name constraints",
        trusting(ROOT),
        below.client("CN=alice").alternativeNames(outside).build(),
        below.certificate);

    TestAuthority root =
        TestAuthority.root("CN=Staff", c -> c.with(Extension.nameConstraints, true, staff));
    verify(trusting(root), root.client("CN=alice").alternativeNames(inside).build());
    assertRefused(
        "name constraints",
        trusting(root),
        root.client("CN=alice").alternativeNames(outside).build());

    assertThrows(IllegalArgumentException.class, () -> anchor(below), "nobody would check them");
  }

  @Test
  void withoutClientAuthenticationAmongItsUsesACertificateIsRefused() {
    String reason = "clientAuth";
    assertRefused(
        reason,
        trusting(ROOT),
        ROOT.client("CN=alice").without(Extension.extendedKeyUsage).build());
    assertRefused(
        reason,
        trusting(ROOT),
        ROOT.client("CN=alice").uses(KeyPurposeId.id_kp_serverAuth).build());
    assertRefused(
        reason,
        trusting(ROOT),
        ROOT.client("CN=alice").uses(KeyPurposeId.anyExtendedKeyUsage).build());
    CertificateIdentityVerifier relaxed =
        verifier(anchor(ROOT).ignoreRevocation().allowMissingExtendedKeyUsage());
    verify(relaxed, ROOT.client("CN=alice").without(Extension.extendedKeyUsage).build());
    assertRefused(
        reason,
        relaxed,
        ROOT.client("CN=alice").uses(KeyPurposeId.id_kp_serverAuth).build());
  }

  @Test
  void withoutDigitalSignatureAmongItsUsesACertificateIsRefused() {
    assertRefused(
        "digitalSignature",
        trusting(ROOT),
        ROOT.client("CN=alice").without(Extension.keyUsage).build());
    assertRefused(
        "digitalSignature",
        trusting(ROOT),
        ROOT.client("CN=alice").keyUsage(KeyUsage.keyEncipherment).build());
  }

  @Test
  void anAuthoritysOwnCertificateIsNoClient() {
    TestCertificate authority =
        ROOT.client("CN=alice").with(Extension.basicConstraints, true, new BasicConstraints(true));
    assertRefused("of an authority", trusting(ROOT), authority.build());
    assertRefused("", trusting(ROOT), ROOT.certificate);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA1withECDSA", "SHA224withECDSA"})
  void weakSignatureAlgorithmsAreRefused(String algorithm) {
    assertRefused(
        "", trusting(ROOT), ROOT.client("CN=alice").signedBy(algorithm).build());
  }

  @Test
  void weakRsaSignaturesAndKeysAreRefused() {
    KeyPair keys = TestAuthority.keys("RSA", 2048);
    TestAuthority rsa = TestAuthority.root("CN=RSA", keys, c -> c);
    verify(trusting(rsa), rsa.client("CN=alice").build());
    verify(
        trusting(rsa), rsa.client("CN=alice").signedBy("SHA256withRSAandMGF1").build());
    for (String weak : List.of("MD5withRSA", "SHA1withRSA", "SHA1withRSAandMGF1")) {
      assertRefused("", trusting(rsa), rsa.client("CN=alice").signedBy(weak).build());
    }
    KeyPair small = TestAuthority.keys("RSA", 1024);
    assertRefused(
        "", trusting(rsa), rsa.client("CN=alice").key(small.getPublic()).build());
    assertThrows(
        IllegalArgumentException.class,
        () -> anchor(TestAuthority.root("CN=Small", small, c -> c)));
    assertThrows(
        IllegalArgumentException.class,
        () -> anchor(TestAuthority.root("CN=SHA-1", keys, c -> c.signedBy("SHA1withRSA"))));
    assertRefused(
        "",
        trusting(rsa),
        rsa.client("CN=alice").key(TestAuthority.keys("DSA", 2048).getPublic()).build());
  }

  @Test
  void certificatesOfTheFirstVersionAreRefused() {
    assertRefused(
        "version 1", trusting(ROOT), ROOT.client("CN=alice").version1().build());
    TestAuthority old = ROOT.authority("CN=Old", TestCertificate::version1);
    assertRefused("", trusting(ROOT), old.client("CN=alice").build(), old.certificate);
    assertThrows(
        IllegalArgumentException.class,
        () -> anchor(TestAuthority.root("CN=Old", TestCertificate::version1)));
  }

  @Test
  void aCriticalExtensionThatNobodyKnowsIsRefused() {
    assertRefused(
        "critical extension",
        trusting(ROOT),
        ROOT.client("CN=alice").with(UNKNOWN, true, DERNull.INSTANCE).build());
    TestAuthority odd = ROOT.authority("CN=Odd", c -> c.with(UNKNOWN, true, DERNull.INSTANCE));
    assertRefused(
        "critical extension", trusting(ROOT), odd.client("CN=alice").build(), odd.certificate);
    assertThrows(IllegalArgumentException.class, () -> anchor(odd));
    TestAuthority root = TestAuthority.root("CN=Odd", c -> c.with(UNKNOWN, true, DERNull.INSTANCE));
    assertRefused("critical extension", trusting(root), root.client("CN=alice").build());
    verify(
        trusting(ROOT),
        ROOT.client("CN=alice").with(UNKNOWN, false, DERNull.INSTANCE).build());
  }

  @Test
  void criticalExtensionsThatAreKnownAreNot() {
    verify(
        trusting(ROOT),
        ROOT.client("CN=alice")
            .with(
                Extension.extendedKeyUsage,
                true,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))
            .build());
  }

  @Test
  void serialNumbersThatAreNotPositiveOrTooLongAreRefused() {
    assertRefused("serial", trusting(ROOT), ROOT.client("CN=alice").serial(-1).build());
    assertRefused("serial", trusting(ROOT), ROOT.client("CN=alice").serial(0).build());
    assertRefused(
        "serial",
        trusting(ROOT),
        ROOT.client("CN=alice").serial(BigInteger.ONE.shiftLeft(160)).build());
    X509Certificate longest = ROOT.client("CN=alice")
        .serial(BigInteger.ONE.shiftLeft(160).subtract(BigInteger.ONE))
        .build();
    assertEquals("f".repeat(40), verify(trusting(ROOT), longest).serialNumber());
  }

  @Test
  void hugeChainsAndCertificatesAreRefusedUnread() {
    X509Certificate alice = ROOT.client("CN=alice").build();
    X509Certificate[] many = new X509Certificate[6];
    Arrays.fill(many, alice);
    assertRefused("1 to 5", trusting(ROOT), many);
    assertRefused("1 to 5", trusting(ROOT));
    GeneralName[] names = new GeneralName[400];
    Arrays.fill(
        names,
        new GeneralName(
            GeneralName.uniformResourceIdentifier, "https://example.com/" + "a".repeat(40)));
    StsException refusal = assertThrows(
        StsException.class,
        () -> Certificates.parse(ROOT.client("CN=alice").alternativeNames(names).encoded()));
    assertTrue(CertificateRefusal.reason(refusal).contains("longer than"));
  }

  @Test
  void authoritiesThatVouchForEachOtherLeadNowhere() {
    TestAuthority one = TestAuthority.root("CN=One");
    TestAuthority two = one.authority("CN=Two");
    TestCertificate again = new TestCertificate(two.name, two.keys, one.name)
        .key(one.keys.getPublic())
        .with(Extension.basicConstraints, true, new BasicConstraints(true));
    assertRefused(
        "issued by the trust anchor",
        trusting(ROOT),
        two.client("CN=alice").build(),
        two.certificate,
        again.build(),
        two.certificate);
  }

  @Test
  void aChainOutOfOrderIsRefused() {
    TestAuthority last = BELOW.authority("CN=Last");
    X509Certificate alice = last.client("CN=alice").build();
    verify(trusting(ROOT), alice, last.certificate, BELOW.certificate, ROOT.certificate);
    assertRefused("", trusting(ROOT), alice, BELOW.certificate, last.certificate);
    assertRefused("issued by the trust anchor", trusting(ROOT), alice, last.certificate);
  }

  @Test
  void onlyTheFirstCertificateIsWhose() {
    X509Certificate alice = ROOT.client("CN=alice").build();
    X509Certificate bob = ROOT.client("CN=bob").build();
    assertEquals("CN=alice", verify(trusting(ROOT), alice, bob).identity().subject());
  }

  @Test
  void anAnchorIsAskedOnlyUnderItsOwnName() {
    CertificateIdentityVerifier verifier = trusting(ROOT);
    TlsClientCertificate alice = chain(ROOT.client("CN=alice").build());
    for (String arn : List.of(
        "arn:aws:rolesanywhere::444455556666:trust-anchor/corp",
        "arn:aws:rolesanywhere::111122223333:trust-anchor/other",
        "arn:aws:iam::111122223333:oidc-provider/corp")) {
      assertThrows(StsException.class, () -> verifier.verify(Arn.parse(arn), alice), arn);
    }
    CertificateIdentityVerifier mistaken = CertificateIdentityVerifier.of(
        any -> java.util.Optional.of(RegisteredTrustAnchor.builder(ACCOUNT, "other")
            .certificates(ROOT.pem())
            .ignoreRevocation()
            .build()));
    assertThrows(StsException.class, () -> mistaken.verify(ANCHOR, alice));
  }

  @Test
  void anAuthorityMayHaveTwoKeysForATime() {
    TestAuthority next = TestAuthority.root("O=Example,CN=Root");
    CertificateIdentityVerifier both = trusting(ROOT, next);
    verify(both, ROOT.client("CN=alice").build());
    verify(both, next.client("CN=alice").build());
  }

  @Test
  void whatIsNoAuthorityCannotBeRegistered() {
    String client = TestAuthority.pem(ROOT.client("CN=alice").build());
    RegisteredTrustAnchor.Builder anchor = RegisteredTrustAnchor.builder(ACCOUNT, "corp");
    assertThrows(IllegalArgumentException.class, () -> anchor.certificates(client));
    assertThrows(IllegalArgumentException.class, () -> anchor.certificates("no certificate"));
    assertThrows(IllegalArgumentException.class, anchor::build);
    assertThrows(IllegalArgumentException.class, anchor(ROOT)::build, "is nothing ever revoked?");
    RegisteredTrustAnchor.Builder unsure =
        anchor(ROOT).ignoreRevocation().revocationLists(List::of);
    assertThrows(IllegalArgumentException.class, unsure::build);
    assertThrows(
        IllegalArgumentException.class, () -> RegisteredTrustAnchor.builder(ACCOUNT, "a/b"));
  }
}

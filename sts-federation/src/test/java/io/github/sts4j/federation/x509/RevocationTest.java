package io.github.sts4j.federation.x509;

import static io.github.sts4j.federation.x509.TestAuthority.NOW;
import static io.github.sts4j.federation.x509.X509Fixture.ROOT;
import static io.github.sts4j.federation.x509.X509Fixture.anchor;
import static io.github.sts4j.federation.x509.X509Fixture.assertRefused;
import static io.github.sts4j.federation.x509.X509Fixture.verifier;
import static io.github.sts4j.federation.x509.X509Fixture.verify;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revocation lists: who is on them, and when nobody can say (X04). */
class RevocationTest {
  private static final TestAuthority BELOW = ROOT.authority("O=Example,CN=Below");
  private static final X509Certificate ALICE =
      BELOW.client("CN=alice").serial(17).build();
  private static final X509Certificate BOB = BELOW.client("CN=bob").serial(18).build();
  private static final String NOBODY_CAN_SAY = "no current revocation list";

  @Test
  void whoIsOnNoListIsAccepted() {
    verify(with(ROOT.revoking(), BELOW.revoking(BOB)), ALICE, BELOW.certificate);
  }

  @Test
  void aRevokedClientIsRefused() {
    assertRefused(
        "was revoked", with(ROOT.revoking(), BELOW.revoking(ALICE)), ALICE, BELOW.certificate);
  }

  @Test
  void aClientBelowARevokedAuthorityIsRefused() {
    assertRefused(
        "was revoked",
        with(ROOT.revoking(BELOW.certificate), BELOW.revoking()),
        ALICE,
        BELOW.certificate);
  }

  @Test
  void aSerialNumberIsRevokedForItsIssuerAlone() {
    X509Certificate namesake = ROOT.client("CN=other").serial(17).build();
    verify(with(ROOT.revoking(namesake), BELOW.revoking()), ALICE, BELOW.certificate);
  }

  @Test
  void withoutAListOfEachIssuerNobodyCanSay() {
    assertRefused(NOBODY_CAN_SAY, with(), ALICE, BELOW.certificate);
    assertRefused(NOBODY_CAN_SAY, with(ROOT.revoking()), ALICE, BELOW.certificate);
    assertRefused(NOBODY_CAN_SAY, with(BELOW.revoking()), ALICE, BELOW.certificate);
  }

  @Test
  void aListOfTheRightNameBySomebodyElseIsNone() {
    TestAuthority stranger = TestAuthority.root("CN=Stranger");
    X509CRL forged = BELOW.list(
        stranger.keys, NOW.minusSeconds(9), NOW.plusSeconds(9), UnaryOperator.identity());
    assertRefused(NOBODY_CAN_SAY, with(ROOT.revoking(), forged), ALICE, BELOW.certificate);
    // Neither does it revoke anybody: whoever can add a list
    // to the folder must not be able to lock everybody out.
    X509CRL revoking = BELOW.list(
        stranger.keys, NOW.minusSeconds(9), NOW.plusSeconds(9), UnaryOperator.identity(), ALICE);
    verify(with(ROOT.revoking(), revoking, BELOW.revoking()), ALICE, BELOW.certificate);
  }

  @Test
  void aListThatIsTooOldOrOfTheFutureIsNone() {
    X509CRL stale = current(Duration.ofDays(-2), Duration.ofSeconds(-1));
    assertRefused(NOBODY_CAN_SAY, with(ROOT.revoking(), stale), ALICE, BELOW.certificate);
    X509CRL early = current(Duration.ofSeconds(1), Duration.ofDays(2));
    assertRefused(NOBODY_CAN_SAY, with(ROOT.revoking(), early), ALICE, BELOW.certificate);
    X509CRL endless = BELOW.list(BELOW.keys, NOW.minusSeconds(1), null, UnaryOperator.identity());
    assertRefused(NOBODY_CAN_SAY, with(ROOT.revoking(), endless), ALICE, BELOW.certificate);
    verify(with(ROOT.revoking(), current(Duration.ZERO, Duration.ZERO)), ALICE, BELOW.certificate);
  }

  @Test
  void aListThatIsNotCompleteIsNone() {
    X509CRL delta = BELOW.list(critical(Extension.deltaCRLIndicator, new ASN1Integer(1)));
    assertRefused(NOBODY_CAN_SAY, with(ROOT.revoking(), delta), ALICE, BELOW.certificate);
    X509CRL authoritiesOnly = BELOW.list(critical(
        Extension.issuingDistributionPoint,
        new IssuingDistributionPoint(null, false, true, null, false, false)));
    assertRefused(NOBODY_CAN_SAY, with(ROOT.revoking(), authoritiesOnly), ALICE, BELOW.certificate);
    X509CRL unknown =
        BELOW.list(critical(new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"), new ASN1Integer(1)));
    assertRefused(NOBODY_CAN_SAY, with(ROOT.revoking(), unknown), ALICE, BELOW.certificate);
  }

  @Test
  void anAuthorityThatMaySignNoListsHasNone() {
    TestAuthority mute = ROOT.authority("CN=Mute", c -> c.keyUsage(KeyUsage.keyCertSign));
    assertRefused(
        NOBODY_CAN_SAY,
        with(ROOT.revoking(), mute.revoking()),
        mute.client("CN=alice").build(),
        mute.certificate);
  }

  @Test
  void listsThatCannotBeHadRefuseEverybody() {
    CertificateIdentityVerifier broken = verifier(anchor(ROOT).revocationLists(() -> {
      throw new IllegalStateException("the store is away");
    }));
    assertThrows(IllegalStateException.class, () -> verify(broken, ALICE, BELOW.certificate));
  }

  @Test
  void aFileIsReadAgainWhenItChanges(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("lists.crl");
    CertificateIdentityVerifier verifier =
        verifier(anchor(ROOT).revocationLists(RevocationLists.file(file)));
    X509Certificate direct = ROOT.client("CN=alice").serial(BigInteger.TWO).build();
    assertRefused("cannot be read", verifier, direct);
    write(file, ROOT.revoking(), 1);
    verify(verifier, direct);
    write(file, ROOT.revoking(direct), 2);
    assertRefused("was revoked", verifier, direct);
    Files.writeString(file, "no list");
    assertRefused("", verifier, direct);
    Files.delete(file);
    assertRefused("cannot be read", verifier, direct);
  }

  private static void write(Path file, X509CRL list, long second) throws IOException {
    try {
      Files.write(file, list.getEncoded());
    } catch (java.security.cert.CRLException e) {
      throw new AssertionError(e);
    }
    Files.setLastModifiedTime(file, FileTime.from(NOW.plusSeconds(second)));
  }

  private static X509CRL current(Duration from, Duration until) {
    return BELOW.list(BELOW.keys, NOW.plus(from), NOW.plus(until), UnaryOperator.identity());
  }

  private static UnaryOperator<X509v2CRLBuilder> critical(
      ASN1ObjectIdentifier type, ASN1Encodable value) {
    return list -> {
      try {
        return list.addExtension(type, true, value);
      } catch (CertIOException e) {
        throw new AssertionError(e);
      }
    };
  }

  private static CertificateIdentityVerifier with(X509CRL... lists) {
    return verifier(anchor(ROOT).revocationLists(RevocationLists.of(lists)));
  }
}

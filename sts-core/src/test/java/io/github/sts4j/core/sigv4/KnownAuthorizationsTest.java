package io.github.sts4j.core.sigv4;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.AuthenticationFailure;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KnownAuthorizationsTest {
  private static final int PLACES = 4096;

  private final KnownAuthorizations known = new KnownAuthorizations();
  private final TestSigner signer = TestSigner.s3();
  private final byte[] header = TestSigner.utf8(signer.authorization());

  @Test
  void aHeaderIsFoundByWhatComesBeforeItsSignature() {
    Authorization added = authorization(header);
    known.add(header, added);
    assertNull(known.find(changed(header, 60)));
    byte[] otherSignature = changed(header, header.length - 1);
    assertEquals(
        added.credential().accessKeyId(), found(otherSignature).credential().accessKeyId());
  }

  @Test
  void nothingElseOfTheRequestIsKept() {
    known.add(header, authorization(header));
    Authorization kept = found(header);
    assertEquals(
        "20260115/eu-central-1/s3/aws4_request", kept.credential().scopeText().whole());
    assertEquals("host;x-amz-content-sha256;x-amz-date", kept.headers().list().whole());
  }

  @Test
  void whatIsTooShortOrTooLongIsNotKept() {
    for (int length : new int[] {0, 63, 64, 100, 111, 577, 100_000}) {
      byte[] odd = Arrays.copyOf(header, length);
      known.add(odd, authorization(header));
      assertNull(known.find(odd), "length " + length);
    }
    KnownAuthorizations.NONE.add(header, authorization(header));
    assertNull(KnownAuthorizations.NONE.find(header));
  }

  @Test
  void onlyWhatCameWithASignatureThatHeldIsKept() {
    SignedRequest request = signer.request();
    RequestSignature signature = SignatureParser.parse(request, SigV4Settings.forS3(), known);
    assertNull(known.find(header), "read");
    SigningKey wrong = SigningKey.derive("wrong", signature.scope());
    Verifying.refused(
        AuthenticationFailure.SIGNATURE_MISMATCH, () -> signature.verify(wrong, Verifying.NOW));
    Verifying.refused(
        AuthenticationFailure.CLOCK_SKEW,
        () -> Verifying.verify(signature, Verifying.NOW.plusSeconds(3_600)));
    assertNull(known.find(header), "refused");
    Verifying.verify(signature, Verifying.NOW);
    assertNotNull(known.find(header), "proven");
  }

  @Test
  void aFloodTakesNoMoreThanThePlaces() {
    Authorization authorization = authorization(header);
    int flood = 20 * PLACES;
    for (int i = 0; i < flood; i++) {
      known.add(of(i), authorization);
      assertNotNull(known.find(of(i)), "the last one is there");
    }
    int kept = 0;
    for (int i = 0; i < flood; i++) {
      kept += known.find(of(i)) == null ? 0 : 1;
    }
    assertTrue(kept <= PLACES && kept > PLACES / 2, "kept " + kept);
  }

  private byte[] of(int client) {
    signer.accessKey = String.format("ASIA%016d", client);
    return TestSigner.utf8(signer.algorithm + " Credential=" + signer.accessKey + "/"
        + signer.scope() + ", SignedHeaders=host, Signature=" + "0".repeat(64));
  }

  private Authorization found(byte[] wanted) {
    return requireNonNull(known.find(wanted));
  }

  private static Authorization authorization(byte[] header) {
    AuthorizationHeader parts = AuthorizationHeader.parse(new String(header, US_ASCII));
    return new Authorization(
        parts.algorithm(),
        Credential.parse(
            parts.credential(),
            SigningInstant.parse(TestSigner.DATE, SignatureForm.HEADER),
            SigV4Settings.forS3(),
            SignatureForm.HEADER),
        SignedHeaders.read(parts.signedHeaders(), SignatureForm.HEADER));
  }

  private static byte[] changed(byte[] text, int at) {
    byte[] changed = text.clone();
    changed[at] = (byte) (changed[at] == '0' ? '1' : '0');
    return changed;
  }
}

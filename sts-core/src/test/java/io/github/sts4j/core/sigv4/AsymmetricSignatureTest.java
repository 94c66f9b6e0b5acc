package io.github.sts4j.core.sigv4;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.AuthenticationFailure;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused of asymmetric signatures before the curve is asked, and which regions they are good in. */
class AsymmetricSignatureTest {
  private static final String ORDER =
      "00ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
  private static final SigV4Settings SETTINGS =
      SigV4Settings.forS3().toBuilder().regions(Set.of("eu-central-1")).build();

  // CVE-2022-21449: a verifier that lets r and s be zero accepts them for every text and key.
  @Test
  void zerosAreNoSignature() {
    assertTrue(EcdsaSignature.parse("3006020101020101").isPresent());
    for (String zeros :
        new String[] {"3006020100020100", "3006020101020100", "3006020100020101", "300402000200"}) {
      assertFalse(EcdsaSignature.parse(zeros).isPresent(), zeros);
    }
    EcdsaSigningKey key = EcdsaSigningKey.derive(TestSigner.ACCESS_KEY, TestSigner.SECRET);
    assertFalse(key.verifies(new byte[10], new byte[64]));
  }

  @Test
  void theOrderOfTheCurveIsTooLarge() {
    assertFalse(EcdsaSignature.parse("30260221" + ORDER + "020101").isPresent());
    assertFalse(EcdsaSignature.parse("30260201010221" + ORDER).isPresent());
    String below = ORDER.substring(0, ORDER.length() - 1) + "0";
    assertTrue(EcdsaSignature.parse("30260221" + below + "020101").isPresent());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "30",
        "3006",
        "300602010102010",
        "300602010102017f00",
        "3007020101020101",
        "300702020001020101",
        "3006020181020101",
        "3106020101020101",
        "3006030101020101",
        "3006020101030101",
        "30060201010201",
        "300602FF01020101",
        "3006020101020101 ",
        "308106020101020101",
        "3006027f01020101",
      })
  void aSignatureHasOneSpelling(String hex) {
    assertFalse(EcdsaSignature.parse(hex).isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "eu-central-1,true",
    "*,true",
    "eu-*,true",
    "*-central-*,true",
    "'us-east-1,eu-central-1',true",
    "eu-c*l-*1,true",
    "**************************************************x,false",
    "us-*,false",
    "eu-central,false",
    "eu-central-1x,false",
    "'',false",
    "',',false",
    "'us-east-1, eu-central-1',false",
    "EU-CENTRAL-1,false",
  })
  void theRegionSetMustHoldTheRegionOfTheService(String set, boolean served) {
    if (served) {
      assertEquals("eu-central-1", RegionSet.requireServed(set, SETTINGS, SignatureForm.HEADER));
      return;
    }
    boolean malformed = !set.matches("[-*,0-9a-z]*");
    Verifying.refused(
        malformed ? AuthenticationFailure.MALFORMED_SIGNATURE : AuthenticationFailure.WRONG_SCOPE,
        () -> RegionSet.requireServed(set, SETTINGS, SignatureForm.HEADER));
  }

  // ER-1; with several regions, or none named, none could be told to policies as the one requested.
  @Test
  void aServiceThatIsNotInOneRegionRefusesRegionSets() {
    SigV4Settings several =
        SETTINGS.toBuilder().regions(Set.of("eu-central-1", "eu-west-1")).build();
    for (SigV4Settings settings : new SigV4Settings[] {SigV4Settings.forS3(), several}) {
      Verifying.refused(
          AuthenticationFailure.WRONG_SCOPE,
          () -> RequestSignature.parse(request("*", TestSigner.EMPTY_HASH), settings));
    }
    assertEquals(
        "eu-central-1",
        RequestSignature.parse(request("*", TestSigner.EMPTY_HASH), SETTINGS)
            .scope()
            .region());
  }

  @Test
  void theRegionSetMustBeThere() {
    TestSigner signer = signer(TestSigner.EMPTY_HASH);
    Verifying.refused(
        AuthenticationFailure.MALFORMED_SIGNATURE,
        () -> RequestSignature.parse(authorized(signer), SETTINGS));
  }

  @Test
  void chunksAreNotSignedAsymmetrically() {
    Verifying.refused(
        AuthenticationFailure.MALFORMED_SIGNATURE,
        () -> RequestSignature.parse(request("*", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"), SETTINGS));
  }

  @Test
  void theScopeNamesNoRegion() {
    TestSigner signer = signer(TestSigner.EMPTY_HASH).header("x-amz-region-set", "*");
    SignedRequest withRegion =
        signer.request(authorization(signer).replace("/s3/", "/eu-central-1/s3/"));
    Verifying.refused(
        AuthenticationFailure.MALFORMED_SIGNATURE,
        () -> RequestSignature.parse(withRegion, SETTINGS));
  }

  @Test
  void anUnprovenKeyPairIsNotKeptAndHasItsOwnPlace() {
    SigningKeyCache cache = SigningKeyCache.of(5, new Random(7));
    RequestSignature asymmetric =
        RequestSignature.parse(request("*", TestSigner.EMPTY_HASH), SETTINGS);
    RequestSignature symmetric = RequestSignature.parse(TestSigner.s3().request(), SETTINGS);
    symmetric.verify(key(cache, symmetric), Verifying.NOW);
    assertSame(key(cache, symmetric), key(cache, symmetric));
    assertNotSame(key(cache, asymmetric), key(cache, asymmetric));
    Verifying.refused(
        AuthenticationFailure.SIGNATURE_MISMATCH,
        () -> asymmetric.verify(key(cache, asymmetric), Verifying.NOW));
    assertEquals(1, cache.size());
  }

  private static SigningKey key(SigningKeyCache cache, RequestSignature signature) {
    return cache.signingKey(
        signature, TestSigner.SECRET, Verifying.NOW.plus(Duration.ofHours(1)), Verifying.NOW);
  }

  private static SignedRequest request(String regionSet, String payload) {
    return authorized(signer(payload).header("x-amz-region-set", regionSet));
  }

  private static TestSigner signer(String payload) {
    return TestSigner.s3()
        .method("PUT")
        .header("x-amz-content-sha256", payload)
        .header("x-amz-decoded-content-length", "1");
  }

  private static SignedRequest authorized(TestSigner signer) {
    return signer.request(authorization(signer));
  }

  // A signature that is well-formed, and nobody's.
  private static String authorization(TestSigner signer) {
    return "AWS4-ECDSA-P256-SHA256 Credential=" + TestSigner.ACCESS_KEY
        + "/20260115/s3/aws4_request, SignedHeaders=" + signer.signedHeaderList()
        + ", Signature=3006020101020101";
  }
}

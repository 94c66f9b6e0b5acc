package io.github.sts4j.federation.saml;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sts4j.core.federation.SamlProvider;
import io.github.sts4j.core.federation.SamlProvider.AssertionEncryptionMode;
import io.github.sts4j.federation.saml.refusal.SamlFailure;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What is refused unless somebody asked for it by name, and what stays refused then. */
class AllowanceTest {
  private static final KeyPair OURS = TestKeys.rsa(2048);
  private static final String GCM = "http://www.w3.org/2009/xmlenc11#aes256-gcm";
  private static final SamlProvider DECRYPTING =
      TestIdp.decrypting(AssertionEncryptionMode.ALLOWED, false, TestKeys.pem(OURS));

  private static SamlResponseVerifier verifier(
      SamlProvider provider,
      SamlMode mode,
      Instant now,
      UnaryOperator<SamlResponseVerifier.Builder> allowing) {
    return allowing
        .apply(SamlResponseVerifier.builder(
                arn -> Optional.of(provider), (a, b, c, d) -> true, () -> now)
            .mode(mode))
        .build();
  }

  private static String accepted(
      SamlProvider provider,
      UnaryOperator<SamlResponseVerifier.Builder> allowing,
      String response) {
    return verifier(provider, SamlMode.STRICT, TestIdp.NOW, allowing)
        .verify(TestIdp.ROLE, TestIdp.PROVIDER, TestXml.base64(response))
        .subjectType();
  }

  private static SamlFailure refused(
      SamlMode mode,
      Instant now,
      UnaryOperator<SamlResponseVerifier.Builder> allowing,
      String response) {
    return TestIdp.refusalOf(verifier(DECRYPTING, mode, now, allowing), TestXml.base64(response));
  }

  // SM-23
  @Test
  void aNameOfNoStatedKindIsOneOfAnUnspecifiedKind() {
    String unsigned =
        TestIdp.with(" Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:persistent\"", "");
    assertEquals(SamlFailure.NAME, TestIdp.refusal(TestIdp.signed(unsigned)));
    assertEquals(
        "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
        accepted(
            TestIdp.provider(),
            SamlResponseVerifier.Builder::allowNameIdWithoutFormat,
            TestIdp.signed(unsigned)));
  }

  // S36
  @Test
  void whiteSpaceAroundANameIsNoPartOfItWhereThatIsAllowed() {
    UnaryOperator<SamlResponseVerifier.Builder> allowing =
        SamlResponseVerifier.Builder::allowWhiteSpaceAroundNameId;
    String padded =
        TestIdp.signed(TestIdp.with(">alice@example.com<", ">\n  alice@example.com\n<"));
    assertEquals(SamlFailure.NAME, TestIdp.refusal(padded));
    assertEquals(
        "alice@example.com",
        verifier(TestIdp.provider(), SamlMode.STRICT, TestIdp.NOW, allowing)
            .verify(TestIdp.ROLE, TestIdp.PROVIDER, TestXml.base64(padded))
            .identity()
            .subject());
    for (String name : List.of("alice\n@example.com", "alice&#9;x", "\u0085alice")) {
      String within = TestIdp.signed(TestIdp.with(">alice@example.com<", ">" + name + "<"));
      assertEquals(SamlFailure.NAME, refused(SamlMode.STRICT, TestIdp.NOW, allowing, within), name);
    }
    String nobody = TestIdp.signed(TestIdp.with(">alice@example.com<", "> \n <"));
    assertEquals(SamlFailure.NO_NAME, refused(SamlMode.STRICT, TestIdp.NOW, allowing, nobody));
  }

  // S26
  @Test
  void keysWrappedTheOldWayAreReadOnlyWhereThatIsAllowed() {
    UnaryOperator<SamlResponseVerifier.Builder> allowing =
        SamlResponseVerifier.Builder::insecureAllowPkcs1KeyTransport;
    String signed = TestIdp.signed(TestIdp.response());
    String old =
        SantuarioProducer.encrypted(signed, GCM, SantuarioProducer.RSA15, OURS.getPublic());
    String foreign = SantuarioProducer.encrypted(
        signed, GCM, SantuarioProducer.RSA15, TestKeys.STRANGER.getPublic());

    assertEquals(SamlFailure.DECRYPTION, TestIdp.refusal(DECRYPTING, old));
    assertEquals(SamlFailure.DECRYPTION, refused(SamlMode.STRICT, TestIdp.NOW, allowing, foreign));
    assertEquals("persistent", accepted(DECRYPTING, allowing, old));
  }

  // RFC 8017, 7.2.2: one octet wrong, and the other key comes out, as long as the right one
  @Test
  void ofAKeyThatIsNotRightNothingComesOut() {
    byte[] key = new byte[16];
    Arrays.fill(key, (byte) 7);
    byte[] otherwise = new byte[16];
    byte[] good = new byte[256];
    Arrays.fill(good, (byte) 9);
    good[0] = 0;
    good[1] = 2;
    good[239] = 0;
    System.arraycopy(key, 0, good, 240, 16);
    assertArrayEquals(key, unwrapped(good, otherwise));

    Map<Integer, Integer> wrong = Map.of(0, 1, 1, 1, 2, 0, 100, 0, 238, 0, 239, 1);
    wrong.forEach((place, value) -> {
      byte[] bad = good.clone();
      bad[place] = value.byteValue();
      assertArrayEquals(otherwise, unwrapped(bad, otherwise), "octet " + place);
    });
    assertArrayEquals(new byte[24], unwrapped(good, new byte[24]));
    assertArrayEquals(new byte[8], unwrapped(good, new byte[8]));
  }

  private static byte[] unwrapped(byte[] block, byte[] otherwise) {
    RSAPublicKey to = (RSAPublicKey) OURS.getPublic();
    byte[] number =
        new BigInteger(1, block).modPow(to.getPublicExponent(), to.getModulus()).toByteArray();
    byte[] wrapped = new byte[256];
    int length = Math.min(256, number.length);
    System.arraycopy(number, number.length - length, wrapped, 256 - length, length);
    return new KeyTransport.Pkcs1().unwrap((RSAPrivateKey) OURS.getPrivate(), wrapped, otherwise);
  }
}

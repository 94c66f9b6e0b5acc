package io.github.sts4j.federation.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.outbound.SigningAlgorithm;
import io.github.sts4j.core.outbound.WebIdentityToken;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwx.JsonWebStructure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwtIssuerTest {
  private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final SigningKey RSA = SigningKey.generate(SigningAlgorithm.RS256, NOW, RANDOM);
  private static final SigningKey EC = SigningKey.generate(SigningAlgorithm.ES384, NOW, RANDOM);

  private final JwtIssuer issuer = JwtIssuer.of(URI.create(Tokens.ISSUER), SigningKeys.of(RSA, EC));

  @ParameterizedTest
  @EnumSource
  void anotherIssuersKeysDoNotVerifyAToken(SigningAlgorithm algorithm) {
    JwtIssuer other = JwtIssuer.of(
        URI.create(Tokens.ISSUER),
        SigningKeys.of(
            SigningKey.generate(SigningAlgorithm.RS256, NOW, RANDOM),
            SigningKey.generate(SigningAlgorithm.ES384, NOW, RANDOM)));
    WebIdentityToken token = Tokens.issue(issuer, algorithm, NOW, 300);
    assertThrows(InvalidJwtException.class, () -> Tokens.verify(token, other.keySet(NOW), NOW));
  }

  @ParameterizedTest
  @EnumSource
  void aChangedTokenDoesNotVerify(SigningAlgorithm algorithm) {
    String text = Tokens.issue(issuer, algorithm, NOW, 300).text();
    String[] parts = text.split("\\.");
    String claims = new String(Base64.getUrlDecoder().decode(parts[1])).replace("role/R", "role/S");
    String changed = parts[0] + "."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes()) + "."
        + parts[2];
    assertNotEquals(text, changed);
    assertThrows(
        InvalidJwtException.class,
        () -> Tokens.verify(WebIdentityToken.of(changed), issuer.keySet(NOW), NOW));
  }

  @ParameterizedTest
  @EnumSource
  void anExpiredTokenDoesNotVerify(SigningAlgorithm algorithm) {
    WebIdentityToken token = Tokens.issue(issuer, algorithm, NOW, 300);
    Instant later = NOW.plusSeconds(300);
    assertThrows(
        InvalidJwtException.class, () -> Tokens.verify(token, issuer.keySet(later), later));
  }

  @ParameterizedTest // WT-1, WT-7
  @EnumSource
  void anotherLibraryVerifiesATokenFromTheKeySet(SigningAlgorithm algorithm) throws Exception {
    WebIdentityToken token = Tokens.issue(issuer, algorithm, NOW, 300);
    var verified = Tokens.context(token, issuer.keySet(NOW), NOW.plusSeconds(299));
    assertEquals("arn:aws:iam::111122223333:role/R", verified.getJwtClaims().getSubject());
    JsonWebStructure jws = verified.getJoseObjects().get(0);
    assertEquals(algorithm.name(), jws.getAlgorithmHeaderValue());
    assertEquals("JWT", jws.getHeader("typ"));
    String kid = jws.getKeyIdHeaderValue();
    assertTrue(kid.matches(algorithm == SigningAlgorithm.RS256 ? "RSA_\\d+" : "EC384_\\d+"), kid);
  }

  @Test
  void theKeySetHoldsNoPrivateNumber() throws Exception {
    String keySet = issuer.keySet(NOW);
    List<JsonWebKey> keys = new JsonWebKeySet(keySet).getJsonWebKeys();
    assertEquals(2, keys.size());
    for (JsonWebKey key : keys) {
      Map<String, Object> members = key.toParams(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE);
      for (String name : List.of("d", "p", "q", "dp", "dq", "qi", "k", "oth")) {
        assertFalse(members.containsKey(name), name);
      }
      assertEquals("sig", key.getUse());
      assertEquals(key.getKeyId().startsWith("RSA") ? "RS256" : "ES384", key.getAlgorithm());
    }
    RSAPrivateCrtKey rsa = (RSAPrivateCrtKey) RSA.privateKey();
    ECPrivateKey ec = (ECPrivateKey) EC.privateKey();
    for (var number : List.of(rsa.getPrivateExponent(), rsa.getPrimeP(), ec.getS())) {
      assertFalse(keySet.contains(
          Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned(number.toByteArray()))));
    }
  }

  @Test // WT-2
  void theDiscoveryDocumentNamesIssuerAndKeySet() throws Exception {
    Map<String, Object> document =
        JsonUtil.parseJson(issuer.discoveryDocument(URI.create(Tokens.ISSUER)));
    assertEquals(Tokens.ISSUER, document.get("issuer"));
    assertEquals(Tokens.ISSUER + "/.well-known/jwks.json", document.get("jwks_uri"));
    assertEquals(List.of("RS256", "ES384"), document.get("id_token_signing_alg_values_supported"));
    for (String required : List.of("response_types_supported", "subject_types_supported")) {
      assertFalse(((List<?>) document.get(required)).isEmpty(), required);
    }
  }

  @Test // WT-2
  void anAccountMayHaveAnIssuerOfItsOwnOrNone() {
    AccountId with = AccountId.of("111122223333");
    JwtIssuer perAccount = JwtIssuer.perAccount(
        account -> account.equals(with)
            ? Optional.of(URI.create("https://tokens.example.com/" + account))
            : Optional.empty(),
        SigningKeys.of(RSA, EC));
    assertEquals(
        Optional.of(URI.create("https://tokens.example.com/111122223333")),
        perAccount.issuer(with));
    assertEquals(Optional.empty(), perAccount.issuer(AccountId.of("444455556666")));
    assertEquals(Optional.of(URI.create(Tokens.ISSUER)), issuer.issuer(with));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://tokens.example.com",
        "http://127.0.0.1.example.com",
        "https://tokens.example.com/",
        "https://tokens.example.com?a=b",
        "https://tokens.example.com#a",
        "https://user@tokens.example.com",
        "https:///tokens",
        "urn:tokens",
        "tokens.example.com"
      })
  void anIssuerOfAnotherFormIsRefused(String url) {
    assertThrows(
        IllegalArgumentException.class,
        () -> JwtIssuer.of(URI.create(url), SigningKeys.of(RSA, EC)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:8080", "http://localhost:8080", "http://[::1]:8080"})
  void theLoopbackAddressNeedsNoEncryption(String url) {
    assertEquals(
        Optional.of(URI.create(url)),
        JwtIssuer.of(URI.create(url), SigningKeys.of(RSA, EC))
            .issuer(AccountId.of("111122223333")));
  }

  @Test
  void keysThatAreTooWeakOrOfAnotherKindAreRefused() throws GeneralSecurityException {
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(1_024);
    KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
    ec.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPairGenerator ed = KeyPairGenerator.getInstance("Ed25519");
    for (KeyPairGenerator generator : List.of(rsa, ec, ed)) {
      KeyPair wrong = generator.generateKeyPair();
      assertThrows(IllegalArgumentException.class, () -> SigningKey.of("k", wrong, NOW));
    }
    KeyPair good = EC.keyPair();
    for (String id : List.of("", "a b", "x".repeat(129), "\"")) {
      assertThrows(IllegalArgumentException.class, () -> SigningKey.of(id, good, NOW));
    }
    assertEquals(SigningAlgorithm.ES384, SigningKey.of("k-1.2_3", good, NOW).algorithm());
  }

  @Test
  void twoKeysOfOneIdAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> SigningKeys.of(RSA, SigningKey.of(RSA.id(), EC.keyPair(), NOW)));
  }

  @Test // ER-12
  void neitherAKeyNorATokenPrintsItself() {
    WebIdentityToken token = Tokens.issue(issuer, SigningAlgorithm.ES384, NOW, 300);
    assertFalse(token.toString().contains(token.text().substring(0, 8)));
    assertTrue(RSA.toString().startsWith("SigningKey[" + RSA.id()));
    assertTrue(RSA.toString().length() < 100, RSA.toString());
  }

  private static byte[] unsigned(byte[] number) {
    return number[0] == 0 ? java.util.Arrays.copyOfRange(number, 1, number.length) : number;
  }
}

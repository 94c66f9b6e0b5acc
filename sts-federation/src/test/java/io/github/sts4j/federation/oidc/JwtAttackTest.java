package io.github.sts4j.federation.oidc;

import static io.github.sts4j.federation.oidc.OidcFixture.ISSUER;
import static io.github.sts4j.federation.oidc.OidcFixture.ROLE;
import static io.github.sts4j.federation.oidc.OidcFixture.assertInvalid;
import static io.github.sts4j.federation.oidc.OidcFixture.builder;
import static io.github.sts4j.federation.oidc.OidcFixture.payload;
import static io.github.sts4j.federation.oidc.OidcFixture.provider;
import static io.github.sts4j.federation.oidc.OidcFixture.refused;
import static io.github.sts4j.federation.oidc.OidcFixture.registration;
import static io.github.sts4j.federation.oidc.OidcFixture.token;
import static io.github.sts4j.federation.oidc.OidcFixture.verifier;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.sts4j.core.error.StsException;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The known attacks on JSON Web Tokens, each with a token built for it. The control at the end shows that good ones pass. */
class JwtAttackTest {
  private static final TestKey KEY = TestKey.RSA;

  // J01
  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "NONE", "nOnE", "none ", "", "RS256 ", "rs256"})
  void algorithmNoneInAnySpellingIsRefused(String algorithm) {
    String header = "{\"alg\":\"" + algorithm + "\",\"kid\":\"rsa-1\"}";
    assertInvalid(KEY.token(header, payload()));
    assertInvalid(unsigned(header, payload()) + ".");
    assertInvalid(unsigned(header, payload()) + ".AA");
  }

  // J02
  @Test
  void publicKeyAsHmacSecretIsRefused() throws GeneralSecurityException {
    byte[] spki = KEY.pair().getPublic().getEncoded();
    String pem = "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(spki)
        + "\n-----END PUBLIC KEY-----\n";
    List<byte[]> secrets = List.of(
        spki,
        pem.getBytes(StandardCharsets.US_ASCII),
        pem.strip().getBytes(StandardCharsets.US_ASCII),
        KEY.jwk().getBytes(StandardCharsets.US_ASCII),
        KEY.jwk("").getBytes(StandardCharsets.US_ASCII));
    for (String algorithm : List.of("HS256", "HS384", "HS512")) {
      for (byte[] secret : secrets) {
        String input = unsigned("{\"alg\":\"" + algorithm + "\",\"kid\":\"rsa-1\"}", payload());
        assertInvalid(input + "." + TestKey.base64(hmac(algorithm, secret, input)));
      }
    }
  }

  // J02
  @Test
  void algorithmOfAnotherKeyTypeIsRefused() {
    OidcVerifier both = verifier(KEY, TestKey.P256);
    assertInvalid(both, KEY.token("{\"alg\":\"ES256\",\"kid\":\"rsa-1\"}", payload()), "");
    assertInvalid(both, TestKey.P256.token("{\"alg\":\"RS256\",\"kid\":\"ec-1\"}", payload()), "");
    assertInvalid(both, TestKey.P256.token("{\"alg\":\"ES384\",\"kid\":\"ec-1\"}", payload()), "");
  }

  // J01, J02, OI-10
  @ParameterizedTest
  @ValueSource(
      strings = {"PS256", "PS384", "PS512", "EdDSA", "Ed25519", "ES256K", "HS256", "dir", "RSA-OAEP"
      })
  void algorithmsThatAreNotListedAreRefused(String algorithm) {
    assertInvalid(KEY.token("{\"alg\":\"" + algorithm + "\",\"kid\":\"rsa-1\"}", payload()));
  }

  @Test
  void anAlgorithmTheKeyIsNotRegisteredForIsRefused() {
    assertInvalid(verifier(KEY), KEY.with(JwsAlgorithm.RS512).token(payload()), "signature");
    OidcVerifier onlyEc = builder(
            registration(KEY, TestKey.P256).algorithms(JwsAlgorithm.ES256).build())
        .build();
    assertInvalid(onlyEc, KEY.token(payload()), "signature");
    assertDoesNotThrow(() -> onlyEc.verify(ROLE, TestKey.P256.token(payload())));
  }

  // J03
  @Test
  void keysThatComeWithTheTokenAreNeitherUsedNorFetched() throws IOException {
    AtomicInteger requests = new AtomicInteger();
    HttpServer listener = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    listener.createContext("/", exchange -> {
      requests.incrementAndGet();
      exchange.close();
    });
    listener.start();
    try {
      TestKey attacker = TestKey.OTHER_RSA;
      String url = "http://127.0.0.1:" + listener.getAddress().getPort() + "/";
      String start = "{\"alg\":\"RS256\",\"kid\":\"rsa-2\",";
      for (String brought : List.of(
          "\"jwk\":" + attacker.jwk(),
          "\"jku\":\"" + url + "\"",
          "\"x5u\":\"" + url + "\"",
          "\"x5c\":[\"MIIB\"]")) {
        String forged = attacker.token(start + brought + "}", payload());
        assertInvalid(forged);
        assertInvalid(OidcFixture.lenient(KEY), forged, "");
        String named = attacker.token(start.replace("rsa-2", "rsa-1") + brought + "}", payload());
        assertInvalid(OidcFixture.lenient(KEY), named, "signature");
      }
      assertEquals(0, requests.get());
    } finally {
      listener.stop(0);
    }
  }

  @Test
  void aKeyBroughtAlongIsIgnoredWhereAwsIgnoresIt() {
    String harmless =
        KEY.token("{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"jku\":\"https://x.example\"}", payload());
    assertInvalid(harmless);
    assertDoesNotThrow(() -> OidcFixture.lenient(KEY).verify(ROLE, harmless));
  }

  // J04
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"kid\":\"../../etc/passwd\"",
        "\"kid\":\"rsa-1' OR '1'='1\"",
        "\"kid\":\"rsa-1\\u0000\"",
        "\"kid\":\"RSA-1\"",
        "\"kid\":\"\"",
        "\"kid\":1",
        "\"kid\":null",
        "\"kid\":[\"rsa-1\"]",
        "\"typ\":\"JWT\""
      })
  void keyIdsThatNameNoKeyAreRefused(String keyId) {
    OidcVerifier two = verifier(KEY, TestKey.P256);
    assertInvalid(two, KEY.token("{\"alg\":\"RS256\"," + keyId + "}", payload()), "");
  }

  // J04
  @Test
  void aVeryLongKeyIdIsRefused() {
    String header = "{\"alg\":\"RS256\",\"kid\":\"" + "a".repeat(257) + "\"}";
    assertInvalid(verifier(KEY), KEY.token(header, payload()), "256");
  }

  // J05
  @Test
  void psychicSignaturesAreRefused() {
    BigInteger order =
        ((ECPublicKey) TestKey.P256.pair().getPublic()).getParams().getOrder();
    List<BigInteger> values = List.of(
        BigInteger.ZERO,
        BigInteger.ONE,
        order.subtract(BigInteger.ONE),
        order,
        order.add(BigInteger.ONE));
    String input = unsigned(TestKey.P256.header(), payload());
    for (BigInteger r : values) {
      for (BigInteger s : values) {
        String signature = TestKey.base64(join(r, s));
        assertInvalid(verifier(TestKey.P256), input + "." + signature, "signature");
      }
    }
  }

  // J05
  @Test
  void ecdsaSignaturesOfAnotherFormOrLengthAreRefused() throws GeneralSecurityException {
    String input = unsigned(TestKey.P256.header(), payload());
    java.security.Signature der = java.security.Signature.getInstance("SHA256withECDSA");
    der.initSign(TestKey.P256.pair().getPrivate());
    der.update(input.getBytes(StandardCharsets.US_ASCII));
    assertInvalid(verifier(TestKey.P256), input + "." + TestKey.base64(der.sign()), "signature");
    byte[] good = TestKey.P256.sign(input);
    for (int length : List.of(1, 32, 63, 65, 66, 96, 128)) {
      String odd = TestKey.base64(Arrays.copyOf(good, length));
      assertInvalid(verifier(TestKey.P256), input + "." + odd, "signature");
    }
  }

  // J07, WI-4
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://idp.example.com/tenant/",
        "https://idp.example.com/Tenant",
        "https://IDP.example.com/tenant",
        "http://idp.example.com/tenant",
        "https://idp.example.com:443/tenant",
        "https://idp.example.com/%74enant",
        "https://idp.example.com/tenant?",
        "https://idp.example.com//tenant",
        "https://idp.example.com/./tenant",
        "https://idp.example.com",
        "idp.example.com/tenant",
        " https://idp.example.com/tenant",
        "https://idp.exаmple.com/tenant"
      })
  void issuersThatAreAlmostTheRegisteredOneAreRefused(String issuer) {
    assertInvalid(
        verifier(KEY), token("iss", "\"" + issuer + "\""), "No OpenIDConnect provider found");
  }

  // J08
  @Test
  void twoTenantsWithOneKeyAreNotMixedUp() {
    String other = "https://idp.example.com/other";
    OidcVerifier both = builder(
            registration(KEY).build(),
            OidcRegistration.builder(provider(other))
                .keys(KeySource.fixed(TestKey.set(KEY)))
                .build())
        .build();
    var first = both.verify(ROLE, token());
    var second = both.verify(ROLE, token("iss", "\"" + other + "\""));
    assertEquals(
        "arn:aws:iam::111122223333:oidc-provider/idp.example.com/tenant",
        first.identity().provider());
    assertEquals(
        "arn:aws:iam::111122223333:oidc-provider/idp.example.com/other",
        second.identity().provider());
    assertTrue(second.identity().trustContext().keySet().stream()
        .noneMatch(key -> key.startsWith("idp.example.com/tenant")));
  }

  // J08
  @Test
  void aKeyOfOneIssuerDoesNotVerifyTokensOfAnother() {
    String other = "https://idp.example.com/other";
    OidcVerifier both = builder(
            registration(KEY).build(),
            OidcRegistration.builder(provider(other))
                .keys(KeySource.fixed(TestKey.set(TestKey.OTHER_RSA.named("rsa-1"))))
                .build())
        .build();
    assertInvalid(both, token("iss", "\"" + other + "\""), "signature");
    String template = "https://idp.example.com/{tenantid}";
    OidcVerifier placeholder = builder(OidcRegistration.builder(provider(ISSUER))
            .keys(KeySource.fixed(TestKey.set(KEY)))
            .build())
        .build();
    assertInvalid(placeholder, token("iss", "\"" + template + "\""), "No OpenIDConnect provider");
  }

  // OI-11
  @Test
  void hugeTokensAreRefusedUnread() {
    assertInvalid(verifier(KEY), token("pad", "\"" + "a".repeat(20_000) + "\""), "20000");
    assertInvalid(verifier(KEY), "a.b", "4 to 20000");
    assertInvalid(verifier(KEY), "", "4 to 20000");
  }

  // J10
  @Test
  void deepOrWideJsonIsRefused() {
    assertInvalid(verifier(KEY), token("x", "[".repeat(40) + "]".repeat(40)), "valid JWT");
    assertInvalid(
        verifier(KEY), token("x", "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000)), "valid JWT");
    String[] many = new String[600];
    for (int i = 0; i < many.length; i += 2) {
      many[i] = "c" + i;
      many[i + 1] = "1";
    }
    assertInvalid(verifier(KEY), token(many), "200 claims");
    String header =
        "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"x\":" + "[".repeat(20) + "]".repeat(20) + "}";
    assertInvalid(verifier(KEY), KEY.token(header, payload()), "valid JWT");
  }

  // J12, J13
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"zip\":\"DEF\"",
        "\"enc\":\"A128GCM\"",
        "\"p2c\":2147483647",
        "\"crit\":[]",
        "\"crit\":[\"exp\"]",
        "\"crit\":[\"b64\"],\"b64\":false",
        "\"b64\":false",
        "\"b64\":true",
        "\"crit\":null"
      })
  void headersThatChangeHowATokenIsReadAreRefused(String parameter) {
    String forged = KEY.token("{\"alg\":\"RS256\",\"kid\":\"rsa-1\"," + parameter + "}", payload());
    assertInvalid(forged);
    assertInvalid(OidcFixture.lenient(KEY), forged, "valid JWT");
  }

  // J10
  @Test
  void encryptedTokensAreRefused() {
    assertInvalid(
        verifier(KEY), "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.AA.AA.AA.AA", "three parts");
  }

  // J11
  @Test
  void duplicateMembersAreRefused() {
    String twice = payload().replace("\"sub\":\"alice\"", "\"sub\":\"alice\",\"sub\":\"root\"");
    assertInvalid(verifier(KEY), KEY.token(twice), "twice");
    String escaped =
        payload().replace("\"sub\":\"alice\"", "\"sub\":\"alice\",\"s\\u0075b\":\"root\"");
    assertInvalid(verifier(KEY), KEY.token(escaped), "twice");
    assertInvalid(
        verifier(KEY),
        KEY.token("{\"alg\":\"RS256\",\"alg\":\"RS256\",\"kid\":\"rsa-1\"}", payload()),
        "twice");
    assertInvalid(
        verifier(KEY),
        KEY.token("{\"alg\":\"RS256\",\"kid\":\"x\",\"\\u006bid\":\"rsa-1\"}", payload()),
        "twice");
  }

  // J12
  @Test
  void nestedTokensAreRefused() {
    assertInvalid(
        verifier(KEY),
        KEY.token("{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"cty\":\"JWT\"}", token()),
        "");
    assertInvalid(
        verifier(KEY),
        KEY.token("{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"cty\":\"JWT\"}", payload()),
        "cty");
  }

  // J14, OI-13
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1780315800.0",
        "1780315800.5",
        "1.7803158e9",
        "1E99",
        "9223372036854775807",
        "99999999999999999999",
        "253402300800",
        "null",
        "true",
        "[1780315800]",
        "{}",
        "\"soon\"",
        "\"\"",
        "\"0x10\""
      })
  void timesThatAreNotWholeSecondsAreRefused(String time) {
    for (String claim : List.of("exp", "iat", "nbf")) {
      assertInvalid(verifier(KEY), token(claim, time), "whole seconds");
      assertInvalid(OidcFixture.lenient(KEY), token(claim, time), "whole seconds");
    }
  }

  // J16, OI-17
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "null",
        "\"\"",
        "true",
        "[\"alice\"]",
        "{\"a\":1}",
        "\"a\\u0000b\"",
        "\"a\\nb\"",
        "\"a\\u007f\""
      })
  void subjectsThatAreNoPrintableTextAreRefused(String subject) {
    assertInvalid(verifier(KEY), token("sub", subject), "sub");
  }

  // J16
  @Test
  void aSubjectOfMoreThan255CharactersIsRefused() {
    assertInvalid(verifier(KEY), token("sub", "\"" + "a".repeat(256) + "\""), "255");
    assertDoesNotThrow(() ->
        verifier(KEY).verify(ROLE, token("sub", "\"" + "a".repeat(255) + "\"")));
  }

  // J17
  @Test
  void base64urlThatIsNotCanonicalIsRefused() {
    String good = token();
    String[] parts = good.split("\\.");
    for (int part = 0; part < 3; part++) {
      for (String change : List.of(
          " %s",
          "%s ",
          "%s=",
          "%s==",
          "\n%s",
          "%s\r\n",
          "%s\u00e9",
          "%s,",
          "%s+",
          "%s/",
          "%s%%",
          "%s\ud83d\ude00",
          "\ud83d\ude00%s",
          "\ud83d%s")) {
        String[] changed = parts.clone();
        changed[part] = change.formatted(parts[part]);
        assertInvalid(String.join(".", changed));
      }
      String[] inserted = parts.clone();
      inserted[part] = parts[part].substring(0, 4) + "*" + parts[part].substring(4);
      assertInvalid(String.join(".", inserted));
    }
  }

  // J17
  @Test
  void spareBitsOfTheLastCharacterMustBeZero() {
    String good = token(); // 256 octets of signature leave four bits to spare
    char last = good.charAt(good.length() - 1);
    Set<Character> refusedEndings = new HashSet<>();
    for (char c :
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray()) {
      if (c != last) {
        assertInvalid(good.substring(0, good.length() - 1) + c);
        refusedEndings.add(c);
      }
    }
    assertEquals(63, refusedEndings.size());
  }

  // J18
  @Test
  void payloadsThatAreNotOneObjectAreRefused() {
    for (String payload : List.of(
        "[]",
        "null",
        "\"x\"",
        "1",
        "",
        "[" + payload() + "]",
        payload() + payload(),
        payload() + "x",
        "\ufeff" + payload(),
        "//c\n" + payload(),
        payload().replace("\"", "'"),
        "{\"iss\":NaN}")) {
      assertInvalid(KEY.token(payload));
    }
  }

  // J18
  @Test
  void payloadsThatAreNotUtf8AreRefused() {
    byte[] octets = payload("x", "\"y\"").getBytes(StandardCharsets.UTF_8);
    octets[octets.length - 3] = (byte) 0xff;
    String input = TestKey.base64(KEY.header().getBytes(StandardCharsets.US_ASCII)) + "."
        + TestKey.base64(octets);
    assertInvalid(verifier(KEY), input + "." + TestKey.base64(KEY.sign(input)), "UTF-8");
  }

  /** The control to the one above: what decoders put in the place of broken text may also be text. */
  @Test
  void aReplacementCharacterInUtf8IsNotTakenForBrokenText() {
    assertDoesNotThrow(() -> OidcFixture.verify("name", "\"\uFFFD\""));
    assertDoesNotThrow(() -> OidcFixture.verify("name", "\"Zo\u00eb \uD83D\uDE00\""));
  }

  // J19
  @Test
  void otherSerializationsAreRefused() {
    String[] parts = token().split("\\.");
    assertInvalid("{\"payload\":\"" + parts[1] + "\",\"protected\":\"" + parts[0]
        + "\",\"signature\":\"" + parts[2] + "\"}");
    assertInvalid("{\"payload\":\"" + parts[1] + "\",\"signatures\":[{\"protected\":\"" + parts[0]
        + "\",\"signature\":\"" + parts[2] + "\"}]}");
    assertInvalid(parts[0] + ".." + parts[2]);
    assertInvalid(parts[0] + "." + parts[1]);
    assertInvalid(parts[0] + "." + parts[1] + ".");
    assertInvalid("." + parts[1] + "." + parts[2]);
    assertInvalid(token() + ".");
    assertInvalid(token() + "." + parts[2]);
  }

  // J20
  @ParameterizedTest
  @ValueSource(
      strings = {"at+jwt", "logout+jwt", "dpop+jwt", "secevent+jwt", "JOSE", "", "application/jwt"})
  void tokensOfAnotherTypeAreRefused(String type) {
    assertInvalid(
        verifier(KEY),
        KEY.token("{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"typ\":\"" + type + "\"}", payload()),
        "type");
  }

  @Test
  void theTypeMayBeAbsentOrJwtInAnyCase() {
    assertDoesNotThrow(() ->
        verifier(KEY).verify(ROLE, KEY.token("{\"alg\":\"RS256\",\"kid\":\"rsa-1\"}", payload())));
    assertDoesNotThrow(() -> verifier(KEY)
        .verify(
            ROLE, KEY.token("{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"typ\":\"jwt\"}", payload())));
  }

  // J24
  @Test
  void everyFaultOfKeyOrSignatureGetsOneAnswer() {
    StsException unknownKey = refused(verifier(KEY), TestKey.OTHER_RSA.token(payload()));
    StsException wrongKey =
        refused(verifier(KEY), TestKey.OTHER_RSA.named("rsa-1").token(payload()));
    StsException wrongType = refused(verifier(KEY), TestKey.P256.named("rsa-1").token(payload()));
    assertEquals(wrongKey.getMessage(), unknownKey.getMessage());
    assertEquals(wrongKey.getMessage(), wrongType.getMessage());
    assertEquals(wrongKey.error(), unknownKey.error());
  }

  @Test
  void nothingButTheIssuerIsJudgedBeforeTheSignature() {
    String expired = TestKey.OTHER_RSA
        .named("rsa-1")
        .token(payload("exp", "1", "aud", "\"other\"", "sub", null));
    assertInvalid(verifier(KEY), expired, "signature");
  }

  @Test
  void refusalsRepeatNeitherTokenNorControlCharacters() {
    StsException refusal = refused(
        verifier(KEY), token("iss", "\"https://a.example/\\u001b[31m" + "b".repeat(220) + "\""));
    assertTrue(refusal.getMessage().length() < 400, refusal.getMessage());
    assertTrue(refusal.getMessage().chars().noneMatch(Character::isISOControl));
  }

  @Test
  void aGoodTokenPasses() {
    assertDoesNotThrow(() -> verifier(KEY).verify(ROLE, token()));
    assertDoesNotThrow(() -> verifier(TestKey.P256).verify(ROLE, TestKey.P256.token(payload())));
  }

  private static String unsigned(String header, String payload) {
    return TestKey.base64(header.getBytes(StandardCharsets.UTF_8)) + "."
        + TestKey.base64(payload.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] hmac(String algorithm, byte[] secret, String input)
      throws GeneralSecurityException {
    String name = "HmacSHA" + algorithm.substring(2);
    Mac mac = Mac.getInstance(name);
    mac.init(new SecretKeySpec(secret, name));
    return mac.doFinal(input.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] join(BigInteger r, BigInteger s) {
    byte[] both = new byte[64];
    copy(r, both, 32);
    copy(s, both, 64);
    return both;
  }

  private static void copy(BigInteger value, byte[] target, int end) {
    byte[] octets = value.toByteArray();
    for (int i = 0; i < Math.min(32, octets.length); i++) {
      target[end - 1 - i] = octets[octets.length - 1 - i];
    }
  }
}

package io.github.sts4j.federation.oidc;

import static io.github.sts4j.federation.oidc.OidcFixture.ROLE;
import static io.github.sts4j.federation.oidc.OidcFixture.assertInvalid;
import static io.github.sts4j.federation.oidc.OidcFixture.payload;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sts4j.core.error.StsException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Remembering a header saves its reading and decides nothing. */
class HeaderMemoTest {
  private static final String HEADER = TestKey.RSA.header();

  @Test
  void headersOfForgedTokensNeitherEnterNorEvict() {
    Issuer issuer = issuer(OidcFixture.registration(TestKey.RSA).build());
    present(issuer, TestKey.RSA.token(payload()));
    TokenHeader known = issuer.headers().read(bearing(HEADER));
    assertSame(known, issuer.headers().read(bearing(HEADER)), "the good one is remembered");
    for (int i = 0; i < 1_000; i++) {
      String forged = "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"n\":" + i + "}";
      String token = TestKey.base64(forged.getBytes(StandardCharsets.UTF_8)) + "."
          + TestKey.base64(payload().getBytes(StandardCharsets.UTF_8)) + "."
          + TestKey.base64(new byte[256]);
      assertThrows(StsException.class, () -> present(issuer, token));
      assertNotSame(issuer.headers().read(bearing(forged)), issuer.headers().read(bearing(forged)));
    }
    assertSame(known, issuer.headers().read(bearing(HEADER)));
  }

  @Test
  void onlyTheLastGoodHeaderIsKept() {
    Issuer issuer = issuer(OidcFixture.registration(TestKey.RSA, TestKey.P256).build());
    present(issuer, TestKey.RSA.token(payload()));
    present(issuer, TestKey.P256.token(payload()));
    assertNotSame(issuer.headers().read(bearing(HEADER)), issuer.headers().read(bearing(HEADER)));
    assertSame(
        issuer.headers().read(bearing(TestKey.P256.header())),
        issuer.headers().read(bearing(TestKey.P256.header())));
  }

  @Test
  void rememberedHeaderIsWhatAFreshReadingGives() {
    HeaderMemo memo = new HeaderMemo(IssuerProfile.PLAIN.tokenTypes(), false);
    memo.remember(bearing(HEADER), memo.read(bearing(HEADER)));
    assertEquals(
        TokenHeader.parse(HEADER, IssuerProfile.PLAIN.tokenTypes(), false),
        memo.read(bearing(HEADER)));
    String other = HEADER.replace("rsa-1", "rsa-2");
    assertEquals(Optional.of("rsa-2"), memo.read(bearing(other)).keyId());
    String spaced = HEADER + " ";
    assertEquals(memo.read(bearing(HEADER)), memo.read(bearing(spaced)));
    assertNotSame(
        memo.read(bearing(HEADER)), memo.read(bearing(spaced)), "found by its exact text alone");
  }

  /** What one registration accepts of a header, another need not. */
  @Test
  void headerThatOneRegistrationRemembersIsReadAnewForAnother() {
    String token = TestKey.RSA.token(HEADER.replace("\"JWT\"", "\"JOSE\""), payload());
    OidcVerifier accepts = OidcFixture.builder(
            OidcFixture.registration(TestKey.RSA).profile(IssuerProfile.SPIFFE).build())
        .build();
    for (int i = 0; i < 2; i++) {
      accepts.verify(ROLE, token);
      assertInvalid(OidcFixture.verifier(TestKey.RSA), token, "is not that of an ID token");
    }
  }

  /** A remembered name of a key is looked up among the keys as they are now. */
  @Test
  void rememberedHeaderBringsNoKey() {
    Issuer issuer = issuer(OidcFixture.registration(TestKey.RSA).build());
    present(issuer, TestKey.RSA.token(payload()));
    String other = TestKey.OTHER_RSA.token(HEADER, payload());
    assertThrows(StsException.class, () -> present(issuer, other), "signed by another key");
    Issuer without = new Issuer(
        issuer.registration(),
        Optional.empty(),
        issuer(OidcFixture.registration(TestKey.OTHER_RSA).build()).keys(),
        issuer.headers(),
        issuer.keyNames());
    assertThrows(StsException.class, () -> present(without, TestKey.RSA.token(payload())));
    OidcRegistration restricted =
        OidcFixture.registration(TestKey.RSA).algorithms(JwsAlgorithm.RS512).build();
    Issuer strict = new Issuer(
        restricted, Optional.empty(), issuer.keys(), issuer.headers(), issuer.keyNames());
    assertThrows(StsException.class, () -> present(strict, TestKey.RSA.token(payload())));
  }

  private static CompactToken bearing(String header) {
    return CompactToken.parse(TestKey.base64(header.getBytes(StandardCharsets.UTF_8)) + ".e30.AA");
  }

  private static void present(Issuer issuer, String token) {
    UnverifiedToken.parse(token, false).verifiedBy(issuer);
  }

  private static Issuer issuer(OidcRegistration registration) {
    IssuerKeys keys = new IssuerKeys(
        OidcFixture.ISSUER,
        KeyFetches.of(registration),
        registration.cachePolicy(),
        InstantSource.fixed(OidcFixture.NOW),
        System::nanoTime,
        Runnable::run);
    return new Issuer(
        registration,
        Optional.empty(),
        keys,
        new HeaderMemo(registration.profile().tokenTypes(), false),
        new ConditionKeyNames(OidcFixture.ISSUER, registration.profile().conditionClaims()));
  }
}

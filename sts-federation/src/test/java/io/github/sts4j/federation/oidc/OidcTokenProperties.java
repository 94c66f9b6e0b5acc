package io.github.sts4j.federation.oidc;

import static io.github.sts4j.federation.oidc.OidcFixture.ISSUER;
import static io.github.sts4j.federation.oidc.OidcFixture.PREFIX;
import static io.github.sts4j.federation.oidc.OidcFixture.ROLE;
import static io.github.sts4j.federation.oidc.OidcFixture.builder;
import static io.github.sts4j.federation.oidc.OidcFixture.payload;
import static io.github.sts4j.federation.oidc.OidcFixture.verifier;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sts4j.core.error.StsException;
import io.github.sts4j.policy.json.JsonWriter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;

/**
 * What holds of every token: 1. a change of any character is refused; 2. a change of any bit of what was signed or of the
 * signature is refused; 3. whatever is presented, the answer is an identity or an {@link StsException}; 4. with every claim a
 * condition key, the keys are the claims, no more, no fewer, and with their values.
 */
class OidcTokenProperties {
  private static final OidcVerifier RSA = verifier(TestKey.RSA);
  private static final OidcVerifier EC = verifier(TestKey.P256);
  private static final String RSA_TOKEN = TestKey.RSA.token(payload("jti", "\"1\""));
  private static final String EC_TOKEN = TestKey.P256.token(payload("jti", "\"1\""));
  private static final OidcVerifier ALL = builder(
          OidcRegistration.builder(OidcFixture.allClaims(OidcFixture.provider(ISSUER)))
              .keys(KeySource.fixed(TestKey.set(TestKey.P256)))
              .build())
      .build();

  @Property(tries = 400)
  void aChangedCharacterIsRefused(
      @ForAll @IntRange(max = 100_000) int where,
      @ForAll @CharRange(from = ' ', to = '~') char to,
      @ForAll boolean rsa) {
    String token = rsa ? RSA_TOKEN : EC_TOKEN;
    int at = where % token.length();
    Assume.that(token.charAt(at) != to);
    String changed = token.substring(0, at) + to + token.substring(at + 1);
    assertThrows(StsException.class, () -> (rsa ? RSA : EC).verify(ROLE, changed));
  }

  @Property(tries = 400)
  void aChangedOctetUnderTheEncodingIsRefused(
      @ForAll @IntRange(max = 100_000) int where,
      @ForAll @ByteRange(min = 1, max = 127) byte change,
      @ForAll @IntRange(max = 2) int part,
      @ForAll boolean rsa) {
    String[] parts = (rsa ? RSA_TOKEN : EC_TOKEN).split("\\.");
    byte[] octets = Base64.getUrlDecoder().decode(parts[part]);
    octets[where % octets.length] ^= change;
    parts[part] = TestKey.base64(octets);
    assertThrows(StsException.class, () -> (rsa ? RSA : EC).verify(ROLE, String.join(".", parts)));
  }

  @Property(tries = 100)
  void aTokenCutShortOrMadeLongerIsRefused(
      @ForAll @IntRange(max = 100_000) int where, @ForAll @NotEmpty String more) {
    String cut = RSA_TOKEN.substring(0, where % RSA_TOKEN.length());
    assertThrows(StsException.class, () -> RSA.verify(ROLE, cut));
    assertThrows(StsException.class, () -> RSA.verify(ROLE, RSA_TOKEN + more));
    assertThrows(StsException.class, () -> RSA.verify(ROLE, more + RSA_TOKEN));
  }

  @Property(tries = 100)
  void signedPayloadsOfAnyTextAreAnsweredOrRefused(
      @ForAll String payload, @ForAll("json") String value) {
    assertThrows(StsException.class, () -> EC.verify(ROLE, TestKey.P256.token(payload)));
    for (String claim : List.of(
        "sub",
        "aud",
        "azp",
        "amr",
        "exp",
        RolesClaim.NAME,
        TagsClaim.NAME,
        SourceIdentityClaim.NAME)) {
      try {
        EC.verify(ROLE, TestKey.P256.token(payload(claim, value)));
      } catch (StsException refused) {
        assertEquals(-1, refused.getMessage().indexOf('\n'));
      }
    }
  }

  // OI-30 to OI-32, LK-11
  @Property(tries = 100)
  void claimsMapToConditionKeysExactly(@ForAll("claims") Map<String, List<String>> claims) {
    String[] changes = claims.entrySet().stream()
        .flatMap(claim -> java.util.stream.Stream.of(
            claim.getKey(),
            JsonWriter.write(
                claim.getValue().size() == 1 ? claim.getValue().get(0) : claim.getValue())))
        .toArray(String[]::new);
    Map<String, List<String>> expected = new TreeMap<>();
    claims.forEach((name, values) -> expected.put(PREFIX + name, values));
    OidcFixture.claims()
        .forEach((name, value) -> expected.put(PREFIX + name, List.of(value.replace("\"", ""))));
    expected.put("sts:RoleAuthorizedByIdp", List.of("false"));
    assertEquals(
        expected,
        new TreeMap<>(
            ALL.verify(ROLE, TestKey.P256.token(payload(changes))).identity().trustContext()));
  }

  @Provide
  Arbitrary<Map<String, List<String>>> claims() {
    Arbitrary<String> names = Arbitraries.strings()
        .withCharRange('a', 'z')
        .ofMinLength(1)
        .ofMaxLength(6)
        .map(name -> "c_" + name);
    Arbitrary<String> values =
        Arbitraries.strings().ofMaxLength(12).filter(OidcTokenProperties::isEncodable);
    return Arbitraries.maps(names, values.list().ofMinSize(1).ofMaxSize(3)).ofMaxSize(5);
  }

  @Provide
  Arbitrary<String> json() {
    Arbitrary<String> scalar = Arbitraries.oneOf(
        Arbitraries.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e400",
            "\"\"",
            "\"my-app\"",
            "\"arn:aws:iam::111122223333:role/Web\""),
        Arbitraries.strings().filter(OidcTokenProperties::isEncodable).map(JsonWriter::write),
        Arbitraries.longs().map(String::valueOf));
    return Arbitraries.lazyOf(
        () -> scalar,
        () -> scalar.list().ofMaxSize(3).map(list -> "[" + String.join(",", list) + "]"),
        () -> Arbitraries.maps(Arbitraries.of("principal_tags", "transitive_tag_keys", "a"), json())
            .ofMaxSize(2)
            .map(map -> map.entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\":" + each.getValue())
                .collect(Collectors.joining(",", "{", "}"))));
  }

  private static boolean isEncodable(String text) {
    return java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}

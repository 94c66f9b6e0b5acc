package io.github.sts4j.federation.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.OidcProvider;
import io.github.sts4j.core.federation.VerifiedWebIdentity;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.policy.Arn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An issuer, a role and a moment, shared by the tests of tokens. */
final class OidcFixture {
  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  static final AccountId ACCOUNT = AccountId.of("111122223333");
  static final Arn ROLE = Arn.parse("arn:aws:iam::111122223333:role/Web");
  static final String ISSUER = "https://idp.example.com/tenant";
  static final String PREFIX = "idp.example.com/tenant:";
  static final String CLIENT = "my-app";

  private OidcFixture() {}

  static OidcProvider provider(String url) {
    return new OidcProvider(
        ACCOUNT, url, List.of(CLIENT), List.of(), Optional.empty(), Duration.ofMinutes(5), false);
  }

  static OidcProvider allClaims(OidcProvider from) {
    return new OidcProvider(
        from.account(),
        from.url(),
        from.clientIds(),
        from.thumbprints(),
        from.jwksUri(),
        from.clockSkew(),
        true);
  }

  static OidcRegistration.Builder registration(TestKey... keys) {
    return OidcRegistration.builder(provider(ISSUER)).keys(KeySource.fixed(TestKey.set(keys)));
  }

  static OidcVerifier.Builder builder(OidcRegistration... registrations) {
    return OidcVerifier.builder()
        .registrations(OidcRegistrations.of(List.of(registrations)))
        .clock(InstantSource.fixed(NOW));
  }

  static OidcVerifier verifier(TestKey... keys) {
    return builder(registration(keys).build()).build();
  }

  static OidcVerifier lenient(TestKey... keys) {
    return builder(registration(keys).build()).allowWhatAwsAccepts().build();
  }

  /** The claims every token has; a value is a piece of JSON. */
  static Map<String, String> claims() {
    Map<String, String> claims = new LinkedHashMap<>();
    claims.put("iss", "\"" + ISSUER + "\"");
    claims.put("sub", "\"alice\"");
    claims.put("aud", "\"" + CLIENT + "\"");
    claims.put("iat", "" + NOW.getEpochSecond());
    claims.put("exp", "" + NOW.plusSeconds(600).getEpochSecond());
    return claims;
  }

  static String payload(String... changes) {
    Map<String, String> claims = claims();
    for (int i = 0; i < changes.length; i += 2) {
      if (changes[i + 1] == null) {
        claims.remove(changes[i]);
      } else {
        claims.put(changes[i], changes[i + 1]);
      }
    }
    StringBuilder json = new StringBuilder();
    claims.forEach((name, value) -> json.append(json.isEmpty() ? "{" : ",")
        .append('"')
        .append(name)
        .append("\":")
        .append(value));
    return json.append('}').toString();
  }

  /** A token with these claims changed: name, JSON, name, JSON; null takes a claim away. */
  static String token(String... changes) {
    return TestKey.RSA.token(payload(changes));
  }

  static VerifiedWebIdentity verify(String... changes) {
    return verifier(TestKey.RSA).verify(ROLE, token(changes));
  }

  static StsException refused(OidcVerifier verifier, String token) {
    return assertThrows(StsException.class, () -> verifier.verify(ROLE, token));
  }

  static void assertInvalid(String token) {
    assertInvalid(verifier(TestKey.RSA), token, "");
  }

  static void assertInvalid(OidcVerifier verifier, String token, String fragment) {
    assertRefused(StsError.INVALID_IDENTITY_TOKEN, fragment, refused(verifier, token));
  }

  static void assertRefused(StsError error, String fragment, StsException refusal) {
    assertEquals(error, refusal.error(), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(fragment), refusal.getMessage());
  }
}

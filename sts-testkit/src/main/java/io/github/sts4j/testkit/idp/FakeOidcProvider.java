package io.github.sts4j.testkit.idp;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.policy.json.JsonWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An OpenID Connect provider in the process of a test: it signs ID tokens with keys of its own and publishes them. Hand
 * {@link #jwks} to `KeySource.fixed`, or serve it with a {@link LoopbackOidcServer}. Keys are new in each run. Safe for use
 * by many threads.
 */
public final class FakeOidcProvider {
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private final String issuer;
  private final InstantSource clock;
  private final List<SigningKeyPair> published = new ArrayList<>();
  private int keysMade;

  private FakeOidcProvider(String issuer, InstantSource clock) {
    this.issuer = requireNonNull(issuer, "issuer");
    this.clock = requireNonNull(clock, "clock");
    rotateKeys();
  }

  /**
   * A provider with one key.
   *
   * @param issuer the `iss` of its tokens, such as `https://token.actions.githubusercontent.com`
   * @param clock when tokens are issued
   */
  public static FakeOidcProvider of(String issuer, InstantSource clock) {
    return new FakeOidcProvider(issuer, clock);
  }

  /** The `iss` of its tokens. */
  public String issuer() {
    return issuer;
  }

  /** A signed token, good for ten minutes from now on. */
  public String token(IdTokenClaims claims) {
    return token(claims, clock.instant());
  }

  /** A signed token, good for ten minutes from an instant on, which may be past or to come. */
  public String token(IdTokenClaims claims, Instant issued) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("iss", issuer);
    payload.put("iat", issued.getEpochSecond());
    payload.put("nbf", issued.getEpochSecond());
    payload.put("exp", issued.plus(LIFETIME).getEpochSecond());
    payload.putAll(claims.values());
    SigningKeyPair key = signing();
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", "RS256");
    header.put("typ", "JWT");
    header.put("kid", key.id());
    return key.signed(SigningKeyPair.base64Url(JsonWriter.write(header)) + "."
        + SigningKeyPair.base64Url(JsonWriter.write(payload)));
  }

  /** Signs with a new key from now on; the older ones stay published. */
  public synchronized void rotateKeys() {
    keysMade++;
    published.add(SigningKeyPair.generate("key-" + keysMade));
  }

  /** Stops publishing every key but the one that signs. */
  public synchronized void withdrawOldKeys() {
    published.subList(0, published.size() - 1).clear();
  }

  /** The keys as a JWK set. */
  public synchronized String jwks() {
    return JsonWriter.write(
        Map.of("keys", published.stream().map(SigningKeyPair::jwk).toList()));
  }

  /** The discovery document. */
  public String discovery() {
    return discovery(issuer);
  }

  /** @param base where the keys are served, which may be elsewhere than the issuer */
  String discovery(String base) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("issuer", issuer);
    document.put("jwks_uri", base + LoopbackOidcServer.JWKS_PATH);
    document.put("response_types_supported", List.of("id_token"));
    document.put("subject_types_supported", List.of("public"));
    document.put("id_token_signing_alg_values_supported", List.of("RS256"));
    document.put("claims_supported", List.of("sub", "aud", "iss", "iat", "exp"));
    return JsonWriter.write(document);
  }

  private synchronized SigningKeyPair signing() {
    return published.get(published.size() - 1);
  }
}

package io.github.sts4j.federation.oidc;

import io.github.sts4j.core.error.StsException;
import io.github.sts4j.policy.json.JsonException;
import io.github.sts4j.policy.json.JsonLimits;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonReader;
import io.github.sts4j.policy.json.JsonString;
import io.github.sts4j.policy.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a token's header may say: an algorithm and the name of a key. It chooses among the keys the issuer has; it never
 * brings one.
 *
 * @param algorithm the algorithm it claims; the key's type must agree
 * @param keyId the {@code kid}
 */
record TokenHeader(JwsAlgorithm algorithm, Optional<String> keyId) {
  private static final JsonLimits LIMITS = new JsonLimits(CompactToken.MAX_LENGTH, 4);
  private static final int MAX_KEY_ID = 256;

  /** They change how the token is to be read, in ways that no ID token needs (RFC 7515 4.1.11, RFC 7797, RFC 7516). */
  private static final List<String> NEVER = List.of("crit", "b64", "zip", "enc", "p2c", "p2s");

  /** Keys that come with the token, and nested tokens. A library may ignore them; refusing shows the attempt. */
  private static final List<String> SUSPICIOUS = List.of("jwk", "jku", "x5c", "x5u", "cty");

  /**
   * Reads a header.
   *
   * @param types the values of {@code typ} accepted, in upper case
   * @param lenient whether parameters that are merely ignored may be there
   * @throws StsException {@code InvalidIdentityToken}
   */
  static TokenHeader parse(String json, Set<String> types, boolean lenient) {
    JsonObject header = object(json);
    refuse(header, NEVER);
    if (!lenient) {
      refuse(header, SUSPICIOUS);
    }
    Optional<String> type = text(header, "typ");
    if (type.isPresent() && !types.contains(type.get().toUpperCase(Locale.ROOT))) {
      throw CompactToken.malformed(
          "its type " + Refusal.quoted(type.get()) + " is not that of an ID token");
    }
    String name = text(header, "alg")
        .orElseThrow(() -> CompactToken.malformed("its header names no algorithm"));
    JwsAlgorithm algorithm = JwsAlgorithm.named(name)
        .orElseThrow(() -> CompactToken.malformed("its algorithm " + Refusal.quoted(name)
            + " is not one of RS256, RS384, RS512, ES256, ES384 and ES512"));
    return new TokenHeader(algorithm, keyId(header));
  }

  private static Optional<String> keyId(JsonObject header) {
    Optional<String> keyId = text(header, "kid");
    boolean acceptable = keyId
        .map(id -> !id.isEmpty()
            && id.length() <= MAX_KEY_ID
            && id.chars().noneMatch(Character::isISOControl))
        .orElse(true);
    if (!acceptable) {
      throw CompactToken.malformed("its key id must have 1 to 256 printable characters");
    }
    return keyId;
  }

  private static JsonObject object(String json) {
    try {
      if (JsonReader.read(json, LIMITS) instanceof JsonObject object) {
        return object;
      }
    } catch (JsonException problem) {
      throw CompactToken.malformed("its header is not acceptable JSON: " + problem.problem());
    }
    throw CompactToken.malformed("its header is not a JSON object");
  }

  private static void refuse(JsonObject header, List<String> names) {
    for (String name : names) {
      if (header.members().containsKey(name)) {
        throw CompactToken.malformed("its header has the parameter `" + name + "`: leave it out");
      }
    }
  }

  private static Optional<String> text(JsonObject header, String name) {
    Optional<JsonValue> value = header.get(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof JsonString text) {
      return Optional.of(text.value());
    }
    throw CompactToken.malformed("the parameter `" + name + "` of its header is not a string");
  }
}

package io.github.sts4j.federation.oidc;

import static java.util.stream.Collectors.groupingBy;

import io.github.sts4j.policy.json.JsonArray;
import io.github.sts4j.policy.json.JsonException;
import io.github.sts4j.policy.json.JsonLimits;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonReader;
import io.github.sts4j.policy.json.JsonValue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/** Reads a JWK set (RFC 7517 section 5) and keeps the keys that may verify tokens. */
final class KeySetReader {
  private static final Logger LOG = System.getLogger(KeySetReader.class.getName());
  private static final JsonLimits LIMITS = new JsonLimits(1 << 20, 8);

  private KeySetReader() {}

  /**
   * Reads a key set. A key that is not usable is left out, and the log says why.
   *
   * @param origin whose keys they are, for the log
   * @param allowKeyOps whether a key may list its operations
   * @throws KeyRetrievalException when this is no key set, or no key in it is usable
   */
  static KeySet read(String json, String origin, boolean allowKeyOps) {
    List<JsonValue> elements = elements(json);
    List<VerificationKey> usable = new ArrayList<>();
    for (JsonValue element : elements) {
      try {
        usable.add(JwkReader.read(element, allowKeyOps));
      } catch (IllegalArgumentException unusable) {
        LOG.log(Level.DEBUG, () -> "a key of " + origin + " is not used: " + unusable.getMessage());
      }
    }
    List<VerificationKey> kept = withoutAmbiguous(
        withoutOverflow(withoutOverflow(usable, true, origin), false, origin), origin);
    if (kept.isEmpty()) { // OI-21
      throw new KeyRetrievalException("the key set has no usable key among its " + elements.size());
    }
    return new KeySet(kept, elements.size() == 1);
  }

  private static List<JsonValue> elements(String json) {
    try {
      if (JsonReader.read(json, LIMITS) instanceof JsonObject set
          && set.get("keys").orElse(null) instanceof JsonArray keys) {
        return keys.elements();
      }
    } catch (JsonException problem) {
      throw new KeyRetrievalException(
          "the key set is not acceptable JSON: " + problem.getMessage());
    }
    throw new KeyRetrievalException("the key set is not an object with an array named `keys`");
  }

  /** OI-21: over the limit, nothing verifies with keys of that type. */
  private static List<VerificationKey> withoutOverflow(
      List<VerificationKey> keys, boolean rsa, String origin) {
    long count = keys.stream().filter(key -> key.isRsa() == rsa).count();
    if (count <= KeySet.MAX_KEYS_OF_A_TYPE) {
      return keys;
    }
    LOG.log(
        Level.WARNING,
        () -> origin + " has " + count + (rsa ? " RSA" : " EC") + " keys; more than "
            + KeySet.MAX_KEYS_OF_A_TYPE + " of a type are not used");
    return keys.stream().filter(key -> key.isRsa() != rsa).toList();
  }

  /** A name that stands for two keys names neither. The same key twice is one key. */
  private static List<VerificationKey> withoutAmbiguous(List<VerificationKey> keys, String origin) {
    List<VerificationKey> kept = new ArrayList<>();
    keys.stream().collect(groupingBy(VerificationKey::keyId)).forEach((keyId, named) -> {
      boolean same = named.stream().map(VerificationKey::material).distinct().count() == 1;
      if (same || keyId.isEmpty()) {
        kept.addAll(same ? named.subList(0, 1) : named);
      } else {
        LOG.log(
            Level.WARNING,
            () -> origin + " has " + named.size() + " keys named " + Refusal.quoted(keyId.get())
                + "; none of them is used");
      }
    });
    return kept;
  }
}

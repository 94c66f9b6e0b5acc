package io.github.sts4j.federation.oidc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of one issuer that may verify tokens. Immutable. */
final class KeySet {
  static final int MAX_KEYS_OF_A_TYPE = 100; // OI-21

  private final List<VerificationKey> keys;
  private final Map<String, VerificationKey> byName = new HashMap<>();
  private final boolean single;

  /**
   * @param keys the usable keys
   * @param single whether the issuer published one key only, usable or not
   */
  KeySet(List<VerificationKey> keys, boolean single) {
    this.keys = List.copyOf(keys);
    this.single = single;
    keys.forEach(key -> key.keyId().ifPresent(name -> byName.putIfAbsent(name, key)));
  }

  /** Whether a key of this name is here. */
  boolean has(String keyId) {
    return byName.containsKey(keyId);
  }

  /** The key for a token: the one it names; or, if it names none, the only one there is (OI-22). */
  Optional<VerificationKey> select(Optional<String> keyId) {
    if (keyId.isPresent()) {
      return Optional.ofNullable(byName.get(keyId.get()));
    }
    return single ? keys.stream().findFirst() : Optional.empty();
  }

  int size() {
    return keys.size();
  }
}

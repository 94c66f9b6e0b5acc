package io.github.sts4j.core.token;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ring behind {@link KeyRing#of}: what it was given, for ever. */
record FixedKeyRing(TokenKey sealingKey, Map<KeyId, TokenKey> openingKeys) implements KeyRing {
  FixedKeyRing {
    requireNonNull(sealingKey, "sealingKey");
    openingKeys = Map.copyOf(openingKeys);
  }

  static FixedKeyRing of(TokenKey sealing, List<TokenKey> openingOnly) {
    Map<KeyId, TokenKey> keys = new LinkedHashMap<>();
    keys.put(sealing.id(), sealing);
    for (TokenKey key : openingOnly) {
      if (keys.put(key.id(), key) != null) {
        throw new IllegalArgumentException(
            "two keys of the ring have the id `" + key.id() + "`: give each key its own");
      }
    }
    return new FixedKeyRing(sealing, keys);
  }

  @Override
  public Optional<TokenKey> openingKey(KeyId id) {
    return Optional.ofNullable(openingKeys.get(id));
  }
}

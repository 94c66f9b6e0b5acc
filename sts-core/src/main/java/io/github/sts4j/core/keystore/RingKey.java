package io.github.sts4j.core.keystore;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.token.KeyId;
import io.github.sts4j.core.token.TokenKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A key of a ring and when it begins to seal. It opens from the moment a node knows it. It prints without its secret. Instants are in whole milliseconds.
 *
 * @param key the key
 * @param createdAt when it was made, by the clock of the node that made it
 * @param sealsFrom when it may begin to seal
 */
public record RingKey(TokenKey key, Instant createdAt, Instant sealsFrom) {
  public RingKey {
    requireNonNull(key, "key");
    createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS); // what every storage keeps
    sealsFrom = sealsFrom.truncatedTo(ChronoUnit.MILLIS);
  }

  /** The key's id. */
  public KeyId id() {
    return key.id();
  }
}

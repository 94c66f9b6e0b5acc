package io.github.sts4j.core.keystore;

import java.util.function.UnaryOperator;

/** A ring in memory that any number of nodes share, and that can be away, read-only, or put back. */
final class MemoryStorage implements KeyRingStorage {
  KeyRingState stored = KeyRingState.empty();
  boolean away;
  boolean readOnly;

  @Override
  public synchronized KeyRingState load() {
    require(!away);
    return stored;
  }

  @Override
  public synchronized KeyRingState update(UnaryOperator<KeyRingState> change) {
    require(!away && !readOnly);
    stored = change.apply(stored);
    return stored;
  }

  private static void require(boolean works) {
    if (!works) {
      throw new KeyStorageException("the storage is away");
    }
  }
}

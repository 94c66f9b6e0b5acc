package io.github.sts4j.core.keystore;

import java.util.function.UnaryOperator;

/**
 * Where the nodes of a deployment keep their key ring: a {@link KeyStoreFile}, a database, or what the application brings.
 *
 * <p>Implementations must be safe for use by many threads, and by many nodes at once. They may block; none of this is on
 * the path of a request.
 */
public interface KeyRingStorage {

  /**
   * The ring as it is stored now; {@link KeyRingState#empty} when nothing was ever stored.
   *
   * @throws KeyStorageException when it cannot be read, or what is there is damaged. Never an empty ring instead
   */
  KeyRingState load();

  /**
   * Changes the stored ring while nobody else can. The change sees what is stored at that moment, and what it returns is
   * stored, durably, before this method returns; nothing is written when it returns its argument.
   *
   * @param change a pure function, which may be called again after a conflict
   * @return what is stored afterwards
   * @throws KeyStorageException when it cannot be stored. What is stored then is the ring before the change or after it,
   *     and never anything else
   */
  KeyRingState update(UnaryOperator<KeyRingState> change);
}

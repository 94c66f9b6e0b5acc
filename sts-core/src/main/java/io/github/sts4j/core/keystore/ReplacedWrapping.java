package io.github.sts4j.core.keystore;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.token.KeyId;
import java.security.GeneralSecurityException;
import java.util.List;

/** The key behind {@link KeyEncryptionKey#replacing}. Each form authenticates, so at most one can unwrap. */
final class ReplacedWrapping implements KeyEncryptionKey {
  private final KeyEncryptionKey current;
  private final List<KeyEncryptionKey> former;

  ReplacedWrapping(KeyEncryptionKey current, List<KeyEncryptionKey> former) {
    this.current = requireNonNull(current, "current");
    this.former = List.copyOf(former);
  }

  @Override
  public byte[] wrap(KeyId id, byte[] secret) throws GeneralSecurityException {
    return current.wrap(id, secret);
  }

  @Override
  public byte[] unwrap(KeyId id, byte[] wrapped) throws GeneralSecurityException {
    try {
      return current.unwrap(id, wrapped);
    } catch (GeneralSecurityException e) {
      for (KeyEncryptionKey key : former) {
        try {
          return key.unwrap(id, wrapped);
        } catch (GeneralSecurityException alsoNot) {
          e.addSuppressed(alsoNot);
        }
      }
      throw e;
    }
  }
}

package io.github.sts4j.core.keystore;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.security.Provider;
import org.jspecify.annotations.Nullable;

/** Collects the settings of a {@link KeyStoreFile}. Not thread-safe. */
public final class KeyStoreFileBuilder {
  final Path file;
  private final char[] password;
  private String type = "PKCS12";
  private @Nullable Provider provider;
  private @Nullable KeyEncryptionKey keyEncryptionKey;
  boolean allowReadableByOthers;
  FileSteps steps = new DiskSteps();

  KeyStoreFileBuilder(Path file, char[] password) {
    this.file = requireNonNull(file, "file").toAbsolutePath();
    this.password = password.clone();
    if (password.length == 0) {
      throw new IllegalArgumentException(
          "the password of the key store `" + file + "` is empty: give it one");
    }
  }

  /** Sets the type of key store, such as {@code BCFKS}, from the first provider that has it; by default PKCS12. */
  public KeyStoreFileBuilder type(String type) {
    this.type = requireNonNull(type, "type");
    return this;
  }

  /** Sets the type of key store and the provider that it comes from. */
  public KeyStoreFileBuilder type(String type, Provider provider) {
    this.provider = requireNonNull(provider, "provider");
    return type(type);
  }

  /** Sets the key that encrypts each sealing key before it is put into the store; by default the password protects them. */
  public KeyStoreFileBuilder keyEncryptionKey(KeyEncryptionKey key) {
    this.keyEncryptionKey = requireNonNull(key, "key");
    return this;
  }

  /** Does not refuse a file that others than its owner may read or write. */
  public KeyStoreFileBuilder allowReadableByOthers() {
    this.allowReadableByOthers = true;
    return this;
  }

  /** Sets how files are written. */
  KeyStoreFileBuilder steps(FileSteps steps) {
    this.steps = steps;
    return this;
  }

  /**
   * The file as it is.
   *
   * @throws KeyStorageException when it is missing, damaged, readable by others, or the password is another
   */
  public KeyStoreFile open() {
    KeyStoreFile opened = file();
    opened.load();
    return opened;
  }

  /**
   * A new file, with a ring that has no key yet.
   *
   * @throws KeyStorageException when there is one already, or it cannot be written
   */
  public KeyStoreFile create() {
    KeyStoreFile created = file();
    created.create();
    return created;
  }

  /**
   * The file as it is, or a new one where there is none. Where a file that got lost must be noticed, {@link #create} it
   * once and then {@link #open} it.
   *
   * @throws KeyStorageException as {@link #open} and {@link #create}
   */
  public KeyStoreFile openOrCreate() {
    KeyStoreFile opened = file();
    if (!opened.exists()) {
      try {
        opened.create();
      } catch (KeyStorageException e) {
        if (!opened.exists()) { // else another process was first
          throw e;
        }
      }
    }
    opened.load();
    return opened;
  }

  private KeyStoreFile file() {
    return new KeyStoreFile(this, new KeyStoreCodec(type, provider, password, keyEncryptionKey));
  }
}

package io.github.sts4j.core.keystore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A key ring in a key store file, by default PKCS#12, protected by a password. Several processes of one machine may share
 * the file.
 *
 * <p>It is replaced as a whole: whenever a process or the machine stops, the file has the ring of before or of after. Only
 * its owner can read it, from its first moment. A file that is missing or damaged is never replaced by a new one; put back
 * a copy. Processes take turns by a lock on a second file, whose name ends {@code .lock}; that one stays.
 *
 * <p>Safe for use by many threads.
 */
public final class KeyStoreFile implements KeyRingStorage {
  private final Path file;
  private final AtomicFile content;
  private final LockFile lock;
  private final KeyStoreCodec codec;
  private final boolean allowReadableByOthers;
  private volatile @Nullable Known known;

  private record Known(Object stamp, KeyRingState ring) {}

  KeyStoreFile(KeyStoreFileBuilder settings, KeyStoreCodec codec) {
    this.file = settings.file;
    this.content = new AtomicFile(settings.steps, file);
    this.lock = new LockFile(file);
    this.codec = codec;
    this.allowReadableByOthers = settings.allowReadableByOthers;
  }

  /**
   * Starts a key store file.
   *
   * @param file where it is, or will be
   * @param password protects it, copied
   */
  public static KeyStoreFileBuilder builder(Path file, char[] password) {
    return new KeyStoreFileBuilder(file, password);
  }

  void create() {
    locked(() -> {
      if (content.exists()) {
        throw new IOException("it is there already: open it, or move it away");
      }
      write(KeyRingState.empty().changed(1));
      return KeyRingState.empty();
    });
  }

  boolean exists() {
    return content.exists();
  }

  @Override
  public KeyRingState load() {
    try {
      return read();
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw unusable(e);
    }
  }

  @Override
  public KeyRingState update(UnaryOperator<KeyRingState> change) {
    return locked(() -> {
      KeyRingState before = read();
      KeyRingState after = change.apply(before);
      if (!after.equals(before)) {
        write(after);
      }
      return after;
    });
  }

  private interface Work {
    KeyRingState run() throws IOException, GeneralSecurityException;
  }

  private KeyRingState locked(Work work) {
    try {
      if (!Files.isDirectory(DiskSteps.folder(file))) {
        throw new IOException(
            "the folder `" + DiskSteps.folder(file) + "` does not exist: create it first");
      }
      return lock.hold(() -> {
        try {
          return work.run();
        } catch (GeneralSecurityException e) {
          throw new IOException(e.getMessage(), e);
        }
      });
    } catch (IOException | IllegalArgumentException e) {
      throw unusable(e);
    }
  }

  private KeyRingState read() throws IOException, GeneralSecurityException {
    if (!content.exists()) {
      throw new IOException("it is not there: put back a copy of it, or create a new one by name");
    }
    Object stamp = content.stamp(); // before the content: a change in between is read again
    Known last = known;
    if (last != null && last.stamp().equals(stamp)) {
      return last.ring();
    }
    requirePrivate();
    KeyRingState ring = codec.read(content.read());
    known = new Known(stamp, ring);
    return ring;
  }

  private void write(KeyRingState ring) throws IOException, GeneralSecurityException {
    known = null;
    content.replace(codec.write(ring));
  }

  private void requirePrivate() throws IOException {
    if (allowReadableByOthers || !Files.exists(file) || !DiskSteps.isPosix(file)) {
      return;
    }
    Set<PosixFilePermission> all = Files.getPosixFilePermissions(file);
    if (all.contains(PosixFilePermission.GROUP_READ)
        || all.contains(PosixFilePermission.OTHERS_READ)
        || all.contains(PosixFilePermission.GROUP_WRITE)
        || all.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new IOException("others than its owner may read or write it: chmod 600 it");
    }
  }

  private KeyStorageException unusable(Exception e) {
    return new KeyStorageException(
        "the key store `" + file + "` cannot be used: " + e.getMessage(), e);
  }
}

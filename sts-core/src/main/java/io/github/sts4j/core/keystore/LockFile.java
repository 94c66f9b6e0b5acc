package io.github.sts4j.core.keystore;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps all but one thread of one process out. The lock is on a file of its own, because the file it protects is replaced;
 * the operating system frees it when its holder dies.
 */
final class LockFile {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 10;

  private final Path file;

  LockFile(Path protectedFile) {
    this.file = protectedFile.resolveSibling(protectedFile.getFileName() + ".lock");
  }

  /** What is done while nobody else is in. */
  interface Work<T> {
    T run() throws IOException;
  }

  <T> T hold(Work<T> work) throws IOException {
    try {
      Files.createFile(file, DiskSteps.ownerOnly(file));
    } catch (FileAlreadyExistsException fromEarlier) {
      // It stays for ever: deleting it would let two in.
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock held = lock(channel)) {
      if (!held.isValid()) {
        throw new IOException("the lock on `" + file + "` was lost");
      }
      return work.run();
    }
  }

  private FileLock lock(FileChannel channel) throws IOException {
    long start = System.nanoTime();
    while (System.nanoTime() - start < PATIENCE.toNanos()) {
      FileLock lock = tryLock(channel);
      if (lock != null) {
        return lock;
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while waiting for `" + file + "`", e);
      }
    }
    throw new IOException(
        "`" + file + "` is locked by another process for " + PATIENCE + ": see what it is doing");
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }
}

package io.github.sts4j.core.keystore;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that is replaced as a whole. Whenever the process or the machine stops, the file has its content of before or
 * of after. Replacing is for one thread and process at a time.
 */
final class AtomicFile {
  private final FileSteps steps;
  private final Path file;

  AtomicFile(FileSteps steps, Path file) {
    this.steps = steps;
    this.file = file;
  }

  boolean exists() {
    return steps.exists(file);
  }

  Object stamp() throws IOException {
    return steps.stamp(file);
  }

  byte[] read() throws IOException {
    return steps.read(file);
  }

  void replace(byte[] content) throws IOException {
    for (Path abandoned : steps.temporaries(file)) {
      steps.delete(abandoned); // by a process that was killed; nobody else writes now
    }
    Path fresh = steps.createTemporary(file);
    boolean moved = false;
    try {
      steps.write(fresh, content);
      // On the disk before it has the name: else a crash could leave the name on an empty file.
      steps.force(fresh);
      steps.move(fresh, file);
      moved = true;
      steps.forceFolder(file);
    } finally {
      if (!moved) {
        abandon(fresh);
      }
    }
  }

  private void abandon(Path fresh) {
    try {
      steps.delete(fresh);
    } catch (IOException leftForTheNextWriter) {
      // What made the writing fail is what the caller must hear.
    }
  }
}

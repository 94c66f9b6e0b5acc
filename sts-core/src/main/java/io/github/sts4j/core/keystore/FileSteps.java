package io.github.sts4j.core.keystore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The steps from which a file is replaced so that no crash loses it; one by one, so that a test can fail at each. */
interface FileSteps {
  boolean exists(Path file);

  byte[] read(Path file) throws IOException;

  /** What is different after the file was replaced. */
  Object stamp(Path file) throws IOException;

  /** A new, empty file beside this one, from its first moment readable and writable by its owner alone. */
  Path createTemporary(Path beside) throws IOException;

  void write(Path file, byte[] content) throws IOException;

  /** Waits until the file's content is on the disk. */
  void force(Path file) throws IOException;

  /** Gives one file the name of another, at once: every reader sees the one or the other. */
  void move(Path from, Path to) throws IOException;

  /** Waits until the names in the file's folder are on the disk. */
  void forceFolder(Path file) throws IOException;

  /** Files that {@link #createTemporary} made beside this one. */
  List<Path> temporaries(Path beside) throws IOException;

  void delete(Path file) throws IOException;
}

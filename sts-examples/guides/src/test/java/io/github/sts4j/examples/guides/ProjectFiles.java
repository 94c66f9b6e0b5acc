package io.github.sts4j.examples.guides;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the whole project, without what builds leave behind. */
final class ProjectFiles {
  static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

  private ProjectFiles() {}

  /** The files whose names end so. */
  static List<Path> named(String end) {
    try (Stream<Path> all = Files.walk(PROJECT)) {
      return all.filter(file -> file.getFileName().toString().endsWith(end))
          .filter(file -> !PROJECT.relativize(file).toString().matches("(.*/)?(target|\\.git)/.*"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

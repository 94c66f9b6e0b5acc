package io.github.sts4j.core.world;

import io.github.sts4j.policy.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files that a world file names.
 *
 * @param folder what their names are relative to; when empty, none can be named
 */
record NamedFiles(Optional<Path> folder) {

  static NamedFiles in(Path folder) {
    return new NamedFiles(Optional.of(folder));
  }

  static NamedFiles none() {
    return new NamedFiles(Optional.empty());
  }

  /** The text of the file that this value names. */
  String read(JsonValue name) {
    String text = Fields.text(name);
    if (folder.isEmpty()) {
      throw Fields.wrong(
          name, "names the file `" + text + "`, but this world was not read from a file");
    }
    try {
      return Files.readString(folder.get().resolve(text));
    } catch (IOException | InvalidPathException e) {
      throw Fields.wrong(name, "names the file `" + text + "`, which cannot be read: " + e);
    }
  }
}

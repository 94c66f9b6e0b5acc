package io.github.sts4j.examples.endpoint;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the files that the command line names. */
final class InputFile {
  private InputFile() {}

  /**
   * The text of a file.
   *
   * @param what what the file is, for the message
   * @throws IOException saying what is wrong with which file: the platform's own message is often just the name
   */
  static String read(String what, Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new IOException("the " + what + " `" + file + "` does not exist", e);
    } catch (CharacterCodingException e) {
      throw new IOException("the " + what + " `" + file + "` is not text in UTF-8", e);
    } catch (IOException e) {
      throw new IOException("the " + what + " `" + file + "` cannot be read: " + e.getMessage(), e);
    }
  }
}

package io.github.sts4j.examples.endpoint;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The part of the command line about the database that nodes share.
 *
 * @param url where it is
 * @param keyEncryptionKeyFile holds the key under which sealing keys are encrypted in it
 */
record DatabaseOptions(String url, Optional<Path> keyEncryptionKeyFile) {
  static final String URL = "--jdbc-url";
  static final String KEY_FILE = "--key-encryption-key-file";

  static Optional<DatabaseOptions> of(Map<String, String> values) {
    if (!values.containsKey(URL)) {
      if (values.containsKey(KEY_FILE)) {
        throw new Options.UsageException(KEY_FILE + " goes with " + URL);
      }
      return Optional.empty();
    }
    if (values.containsKey("--key-store")) {
      throw new Options.UsageException(
          "--key-store and " + URL + " exclude each other: keys are in the one or the other");
    }
    return Optional.of(new DatabaseOptions(
        values.get(URL), Optional.ofNullable(values.get(KEY_FILE)).map(Path::of)));
  }

  /** Where the database is; a password in the URL does not print. */
  @Override
  public String toString() {
    return "DatabaseOptions[" + url.replaceAll("[?;].*", "") + "]";
  }
}

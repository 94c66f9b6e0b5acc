package io.github.sts4j.examples.endpoint;

import io.github.sts4j.core.world.World;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;

/** The world of the tests: see {@code test-world.json}. */
final class TestWorlds {
  static final String ALICE_KEY = "AKIAALICEALICEALICE2";
  static final String ALICE_SECRET = "test/alice/secret";
  static final String BOB_KEY = "AKIABOBBOBBOBBOBBOB2";
  static final String BOB_SECRET = "test/bob/secret";
  static final String EDITOR = "arn:aws:iam::444455556666:role/Editor";
  static final String GUARDED = "arn:aws:iam::444455556666:role/Guarded";

  private TestWorlds() {}

  static Path file() {
    return resource("test-world.json");
  }

  /** A file that lies beside the tests. */
  static Path resource(String name) {
    try {
      URL file = TestWorlds.class.getResource(name);
      return Path.of(file.toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static World world() {
    try {
      return World.read(file());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

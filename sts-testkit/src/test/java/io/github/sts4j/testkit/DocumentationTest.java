package io.github.sts4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A block of Java below a line `<!-- of FILE -->` in the README or in docs/testing.md stands in that file to the letter,
 * blanks aside; and the file is compiled and run with the other tests.
 */
class DocumentationTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern BLOCK =
      Pattern.compile("<!-- of (\\S+) -->\\s*```java\\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyBlockStandsInItsFile() throws IOException {
    List<String> readme = blocks("README.md");
    List<String> guide = blocks("docs/testing.md");
    assertFalse(readme.isEmpty());
    assertTrue(guide.size() >= 5, "there are " + guide.size());
  }

  @Test
  void noBlockOfTheGuideIsLeftOut() throws IOException {
    String guide = Files.readString(PROJECT.resolve("docs/testing.md"));
    long all = guide.lines().filter("```java"::equals).count();
    assertEquals(all, blocks("docs/testing.md").size());
  }

  private static List<String> blocks(String document) throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(PROJECT.resolve(document)));
    while (block.find()) {
      String file = Files.readString(PROJECT.resolve(block.group(1)));
      assertTrue(
          withoutBlanks(file).contains(withoutBlanks(block.group(2))),
          () -> document + " shows what is not in " + block.group(1) + ":\n" + block.group(2));
      blocks.add(block.group(2));
    }
    return blocks;
  }

  private static String withoutBlanks(String text) {
    return text.replaceAll("\\s+", "");
  }
}

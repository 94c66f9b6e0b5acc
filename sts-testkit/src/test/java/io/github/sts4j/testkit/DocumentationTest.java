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
 * blanks aside; and the file is compiled and run with the other tests. So does each dependency and each plugin of a block of
 * XML, and the project that is built by that file has tests of JUnit and of jqwik.
 */
class DocumentationTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern BLOCK =
      Pattern.compile("<!-- of (\\S+) -->\\s*```(java|xml)\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern PART =
      Pattern.compile("<(dependency|plugin)>.*?</\\1>", Pattern.DOTALL);
  private static final Path FIRST_PROJECT = PROJECT.resolve("sts-examples/first-project");

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
    long all = guide.lines().filter(line -> line.matches("```(java|xml)")).count();
    assertEquals(all, blocks("docs/testing.md").size());
  }

  @Test
  void theFirstPageHasAllThatAProjectDependsOn() throws IOException {
    String pom = Files.readString(FIRST_PROJECT.resolve("pom.xml"));
    List<String> shown = blocks("README.md").stream()
        .filter(block -> block.startsWith("<"))
        .flatMap(block -> parts(block).stream())
        .toList();
    List<String> needed = new ArrayList<>(parts(pom));
    needed.removeIf(part -> part.startsWith("<plugin>") && !shown.contains(part));
    assertEquals(needed, shown);
    assertTrue(shown.size() >= 8, "there are " + shown.size());
    assertTrue(Files.readString(PROJECT.resolve("sts-examples/pom.xml"))
        .contains("<module>first-project</module>"));
  }

  private static List<String> blocks(String document) throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(PROJECT.resolve(document)));
    while (block.find()) {
      String file = Files.readString(PROJECT.resolve(block.group(1)));
      assertTrue(
          block.group(2).equals("xml")
              ? parts(file).containsAll(parts(block.group(3)))
              : withoutBlanks(file).contains(withoutBlanks(block.group(3))),
          () -> document + " shows what is not in " + block.group(1) + ":\n" + block.group(3));
      blocks.add(block.group(3));
    }
    return blocks;
  }

  private static List<String> parts(String xml) {
    return PART.matcher(xml).results().map(part -> withoutBlanks(part.group())).toList();
  }

  private static String withoutBlanks(String text) {
    return text.replaceAll("\\s+", "");
  }
}

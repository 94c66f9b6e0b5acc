package io.github.sts4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every rule of docs/rules.md stands in a test, or in docs/divergences.md with the reason why not. */
class UncoveredRulesTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  @Test
  void everyRuleIsTestedOrExplained() throws IOException {
    assertEquals(Set.of(), new UncoveredRules(PROJECT).find());
  }

  @Test
  void theRulesAreFound() throws IOException {
    assertTrue(new UncoveredRules(PROJECT).all().containsAll(Set.of("WP-1", "WP-8a", "SM-10")));
  }

  @Test
  void aRuleThatNothingNamesIsReported(@TempDir Path project) throws IOException {
    write(
        project.resolve("docs/rules.md"),
        "- **TP-1** One.\n- **TP-2** Two, see TP-4.\n| **TP-3** | three |\n");
    write(project.resolve("docs/divergences.md"), "| TP-3 | left out |\n");
    write(project.resolve("m/src/test/java/OneTest.java"), "class OneTest {} // TP-1\n");
    write(project.resolve("m/src/main/java/Two.java"), "class Two {} // TP-2\n");

    assertEquals(Set.of("TP-2"), new UncoveredRules(project).find());
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}

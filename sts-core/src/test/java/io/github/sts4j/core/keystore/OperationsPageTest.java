package io.github.sts4j.core.keystore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every row of the tables of docs/operations.md but those of figures is a test, which names it in a comment, and no test names another. */
class OperationsPageTest {
  private static final Path PAGE = Path.of("../docs/operations.md");
  private static final List<Path> TESTS =
      List.of(Path.of("src/test/java"), Path.of("../sts-examples/endpoint/src/test/java"));
  private static final Pattern NAMED = Pattern.compile("// operations\\.md: (.+)");

  @Test
  void everyRowIsNamedByATestAndEveryNameIsARow() throws IOException {
    Set<String> rows = rows();
    assertTrue(rows.size() >= 30, () -> "rows: " + rows);

    assertEquals(rows, named());
  }

  @Test
  void defaultsAreThoseOfThePage() throws IOException {
    KeyRotation rotation = KeyRotation.DEFAULT;
    assertEquals(Optional.of(Duration.ofDays(7)), rotation.period());
    assertEquals(Duration.ofMinutes(1), rotation.publicationDelay());
    assertEquals(Duration.ofHours(36), rotation.longestSession());
    assertEquals(Duration.ofHours(2), rotation.tolerance());
    String page = Files.readString(PAGE);
    for (String said : List.of("| 7 days |", "| 1 minute |", "| 36 h + 2 h +", "| 38 h:")) {
      assertTrue(page.contains(said), said);
    }
  }

  /** The first cells of all rows but those of headings. */
  private static Set<String> rows() throws IOException {
    Set<String> rows = new TreeSet<>();
    List<String> lines = Files.readAllLines(PAGE);
    for (int i = 0; i < lines.size(); i++) {
      boolean heading = i + 1 < lines.size() && lines.get(i + 1).startsWith("|---");
      if (lines.get(i).startsWith("## A minute")) {
        break;
      }
      boolean figures = lines.get(i).endsWith(" µs |");
      if (lines.get(i).startsWith("| ") && !heading && !figures) {
        rows.add(lines.get(i).split(" \\| ")[0].substring(2).replace("`", "").strip());
      }
    }
    return rows;
  }

  private static Set<String> named() throws IOException {
    Set<String> named = new TreeSet<>();
    for (Path folder : TESTS) {
      List<Path> files = new ArrayList<>();
      try (Stream<Path> all = Files.walk(folder)) {
        all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
      }
      for (Path file : files) {
        Matcher matcher = NAMED.matcher(Files.readString(file));
        while (matcher.find()) {
          named.add(matcher.group(1).strip());
        }
      }
    }
    named.remove("(.+)\");"); // this file's own pattern
    return named;
  }
}

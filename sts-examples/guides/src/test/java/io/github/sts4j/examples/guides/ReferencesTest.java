package io.github.sts4j.examples.guides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the pages point to is there: files, headings, tests. */
class ReferencesTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|Properties|IT|Fuzzer))`");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

  @Test
  void linksLeadSomewhere() {
    List<String> broken = new ArrayList<>();
    for (Path page : ProjectFiles.named(".md")) {
      Matcher link = LINK.matcher(ProjectFiles.text(page));
      while (link.find()) {
        if (!link.group(1).matches("[a-z]+:.*") && !leads(page, link.group(1))) {
          broken.add(ProjectFiles.PROJECT.relativize(page) + ": " + link.group(1));
        }
      }
    }
    assertEquals(List.of(), broken);
  }

  @Test
  void testsThatAreNamedExist() {
    Set<String> tests = ProjectFiles.named(".java").stream()
        .map(file -> file.getFileName().toString().replace(".java", ""))
        .collect(Collectors.toSet());
    List<String> missing = new ArrayList<>();
    int found = 0;
    for (Path page : ProjectFiles.named(".md")) {
      Matcher test = TEST.matcher(ProjectFiles.text(page));
      while (test.find()) {
        found++;
        if (!tests.contains(test.group(1))) {
          missing.add(ProjectFiles.PROJECT.relativize(page) + ": " + test.group(1));
        }
      }
    }
    assertEquals(List.of(), missing);
    assertTrue(found > 20, "the threat model has lost its tests");
  }

  private static boolean leads(Path page, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    return Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
  }

  /** The anchors of a page's headings, as they are commonly made: lower case, without punctuation, with hyphens. */
  private static Set<String> anchors(Path page) {
    return HEADING
        .matcher(ProjectFiles.text(page))
        .results()
        .map(heading -> heading.group(1).toLowerCase(java.util.Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }
}

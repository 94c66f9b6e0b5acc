package io.github.sts4j.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of docs/rules.md that neither a test nor docs/divergences.md names. Runs by itself, as scripts/uncovered-rules,
 * and in the build.
 */
final class UncoveredRules {
  /** A rule where it is laid down: at the start of a line or of a table's row. */
  private static final Pattern DEFINITION =
      Pattern.compile("^(?:- |\\| )\\*\\*([A-Z]{2}-\\d+[a-z]?)\\*\\*", Pattern.MULTILINE);

  private static final Pattern MENTION = Pattern.compile("\\b[A-Z]{2}-\\d+[a-z]?\\b");

  private final Path project;

  UncoveredRules(Path project) {
    this.project = project;
  }

  public static void main(String[] arguments) throws IOException {
    UncoveredRules rules = new UncoveredRules(Path.of(arguments[0]));
    Set<String> uncovered = rules.find();
    uncovered.forEach(System.out::println);
    System.err.println(uncovered.size() + " of " + rules.all().size() + " rules are uncovered");
    System.exit(uncovered.isEmpty() ? 0 : 1);
  }

  Set<String> all() throws IOException {
    return named(DEFINITION, 1, Files.readString(project.resolve("docs/rules.md")));
  }

  Set<String> find() throws IOException {
    Set<String> uncovered = all();
    uncovered.removeAll(
        named(MENTION, 0, Files.readString(project.resolve("docs/divergences.md"))));
    for (Path test : tests()) {
      uncovered.removeAll(named(MENTION, 0, Files.readString(test)));
    }
    return uncovered;
  }

  private List<Path> tests() throws IOException {
    Path itself = Path.of("UncoveredRules.java");
    try (Stream<Path> files = Files.walk(project)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.getFileName().equals(itself))
          .filter(file ->
              project.relativize(file).toString().replace('\\', '/').contains("src/test/java/"))
          .collect(Collectors.toList());
    }
  }

  private static Set<String> named(Pattern pattern, int group, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(group))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

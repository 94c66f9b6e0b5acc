package io.github.sts4j.examples.guides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Examples show what a user can do: on the class path they could reach into packages that no module exports. */
class ExamplesTest {
  private static final Pattern EXPORT = Pattern.compile("(?m)^ *exports ([a-z0-9.]+);$");
  private static final Pattern IMPORT = Pattern.compile(
      "(?m)^import (?:static )?(io\\.github\\.sts4j\\.(?!examples)[a-z0-9.]+)\\.[A-Z]\\w*.*;$");

  @Test
  void examplesImportOnlyWhatIsExported() {
    Set<String> exported = ProjectFiles.named("module-info.java").stream()
        .flatMap(file -> found(EXPORT, file))
        .collect(Collectors.toSet());
    List<Path> examples = ProjectFiles.named(".java").stream()
        .filter(file -> file.startsWith(ProjectFiles.PROJECT.resolve("sts-examples")))
        .toList();
    List<String> reachedInto = examples.stream()
        .flatMap(file -> found(IMPORT, file)
            .filter(name -> !exported.contains(name))
            .map(name -> ProjectFiles.PROJECT.relativize(file) + ": " + name))
        .toList();
    assertEquals(List.of(), reachedInto);
    assertTrue(exported.size() > 20 && examples.size() > 100, "nothing was looked at");
  }

  private static Stream<String> found(Pattern pattern, Path file) {
    return pattern.matcher(ProjectFiles.text(file)).results().map(result -> result.group(1));
  }
}

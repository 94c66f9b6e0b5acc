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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every code block of the documentation is code that the build compiles or runs. Java stands, but for spaces and comments, in
 * some source file of the project; commands name programs, modules, profiles and tests that exist.
 */
class CodeBlocksTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```([a-z]+)\n(.*?)^```$");
  /** A block without a language is what commands print: the tests of the examples compare it. */
  private static final Set<String> LANGUAGES = Set.of("java", "sh", "xml", "json", "ini");

  private record Block(Path page, String language, String text) {}

  @Test
  void javaStandsInASourceFile() {
    List<String> sources =
        ProjectFiles.named(".java").stream().map(CodeBlocksTest::code).toList();
    List<Block> blocks = blocks("java");
    List<Block> elsewhere = blocks.stream()
        .filter(block -> sources.stream().noneMatch(code -> code.contains(code(block.text()))))
        .toList();
    assertEquals(List.of(), elsewhere);
    assertTrue(blocks.size() > 10, "the documentation has lost its code");
  }

  @Test
  void everyLanguageIsKnown() {
    List<Block> unknown = allBlocks().stream()
        .filter(block -> !LANGUAGES.contains(block.language()))
        .toList();
    assertEquals(List.of(), unknown);
  }

  @Test
  void commandsNameWhatExists() {
    for (Block block : blocks("sh")) {
      String text = block.text();
      for (String script : found("(?<![\\w./-])scripts/([a-z-]+)", text)) {
        assertTrue(
            Files.isExecutable(ProjectFiles.PROJECT.resolve("scripts").resolve(script)), script);
      }
      for (String modules : found("-pl ([\\w,/-]+)", text)) {
        for (String module : modules.split(",")) {
          assertTrue(Files.exists(ProjectFiles.PROJECT.resolve(module).resolve("pom.xml")), module);
        }
      }
      for (String jar : found("-jar (\\S+)", text)) {
        assertTrue(isMade(jar), jar);
      }
      for (String profile : found("(?<=\\s)-P ?([\\w-]+)", text)) {
        assertTrue(
            poms().anyMatch(pom -> pom.contains("<id>" + profile + "</id>")), "profile " + profile);
      }
      for (String test : found("-D(?:it\\.)?test=([A-Z]\\w+)", text)) {
        assertTrue(
            ProjectFiles.named(".java").stream().anyMatch(file -> file.endsWith(test + ".java")),
            test);
      }
    }
  }

  @Test
  void dependenciesNameModules() {
    for (Block block : blocks("xml")) {
      for (String artifact : found("<artifactId>(sts-[a-z]+)</artifactId>", block.text())) {
        assertTrue(
            Files.exists(ProjectFiles.PROJECT.resolve(artifact).resolve("pom.xml")), artifact);
      }
    }
  }

  /** A jar is made where a module stands whose build names it. */
  private static boolean isMade(String jar) {
    Path target = ProjectFiles.PROJECT.resolve(jar).getParent();
    String name = Path.of(jar).getFileName().toString().replace(".jar", "");
    return target.endsWith("target")
        && ProjectFiles.text(target.resolveSibling("pom.xml")).contains(name);
  }

  private static List<Block> blocks(String language) {
    return allBlocks().stream()
        .filter(block -> block.language().equals(language))
        .toList();
  }

  private static List<Block> allBlocks() {
    List<Block> blocks = new ArrayList<>();
    for (Path page : ProjectFiles.named(".md")) {
      Matcher matcher = BLOCK.matcher(ProjectFiles.text(page));
      while (matcher.find()) {
        blocks.add(
            new Block(ProjectFiles.PROJECT.relativize(page), matcher.group(1), matcher.group(2)));
      }
    }
    return blocks;
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(result -> result.group(1))
        .collect(Collectors.toList());
  }

  private static Stream<String> poms() {
    return ProjectFiles.named("pom.xml").stream().map(ProjectFiles::text);
  }

  private static String code(Path file) {
    return code(ProjectFiles.text(file));
  }

  /** Without comments and spaces, which the formatter sets and a page need not. */
  private static String code(String text) {
    return text.replaceAll("(?m)(^|\\s)//.*$", "").replaceAll("\\s+", "");
  }
}

package io.github.sts4j.examples.credentialprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;

/** One of the programs, run as AWS's clients run it. */
final class Program {
  private static final Path PROGRAMS = Path.of(System.getProperty("programs"));

  private final Path folder;
  private final List<String> launch;

  private Program(Path folder, List<String> launch) {
    this.folder = folder;
    this.launch = launch;
  }

  /** The file itself, which `java` compiles at each start. */
  static Program source(Path folder, String name) {
    return new Program(folder, List.of(PROGRAMS.resolve(name + ".java").toString()));
  }

  /** The file compiled once, for tests that run it often. */
  static Program compiled(Path folder, String name) {
    int failures = ToolProvider.getSystemJavaCompiler()
        .run(
            null,
            null,
            null,
            "-Xlint:all",
            "-Werror",
            "-cp",
            folder.toString(), // else the tests' own, which names folders that are not there
            "-d",
            folder.toString(),
            PROGRAMS.resolve(name + ".java").toString());
    assertEquals(0, failures);
    return new Program(folder, List.of("-cp", folder.toString(), name));
  }

  /** What a program left behind. */
  record Result(int exitCode, String out, String err) {
    String succeeded() {
      assertEquals(0, exitCode, err);
      assertEquals("", err);
      return out;
    }

    /** It says why on standard error, prints nothing that could be taken for credentials, and no secret anywhere. */
    void failedWith(String text) {
      assertEquals(1, exitCode, err);
      assertEquals("", out);
      assertTrue(err.contains(text), err);
      assertFalse(err.contains("Exception"), err);
      assertFalse(err.contains(LocalSts.SECRET), err);
    }
  }

  Result run(String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "program", ".out");
    Path err = Files.createTempFile(folder, "program", ".err");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    command.addAll(launch);
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it does not end");
    return new Result(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}

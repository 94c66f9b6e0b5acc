package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages' commands, run by a shell in their order, print what the pages show. */
class TranscriptIT {
  private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();
  private static final String NEXT = "@@ next block @@";

  @TempDir
  Path folder;

  @Test
  void theFirstPageShowsWhatItsCommandsPrint() throws Exception {
    assertShowsWhatIsPrinted(PROJECT.resolve("README.md"));
  }

  @Test
  void theEndpointsPageShowsWhatItsCommandsPrint() throws Exception {
    Path token = folder.resolve("token");
    Files.writeString(token, "8f1c2ab94e7d4c55b0a3");
    assertShowsWhatIsPrinted(
        PROJECT.resolve("sts-examples/endpoint/README.md"),
        "--container-credentials-role",
        "arn:aws:iam::444455556666:role/Editor",
        "--container-credentials-user",
        "arn:aws:iam::111122223333:user/alice",
        "--container-authorization-token-file",
        token.toString());
  }

  private void assertShowsWhatIsPrinted(Path page, String... options) throws Exception {
    Tool.require(folder, "the AWS CLI", "aws", "--version");
    Transcript transcript = Transcript.of(page).afterTheStart();
    try (EndpointProcess endpoint = EndpointProcess.start(folder, options)) {
      List<String> shown = new ArrayList<>();
      StringBuilder script = new StringBuilder("cd " + folder + "\nexec 2>&1\n");
      for (Transcript.Block block : transcript.blocks()) {
        switch (block.language()) {
          case "sh" -> {
            script.append("echo '").append(NEXT).append("'\n");
            script.append(here(block.text(), endpoint)).append("echo\n");
            shown.add("");
          }
          case "" -> shown.set(shown.size() - 1, block.text());
          case "ini" -> writeProfiles(here(block.text(), endpoint));
          case "java", "xml", "json" -> {} // compared elsewhere
          default -> throw new AssertionError("a block of " + block.language());
        }
      }
      List<String> printed = run(script.toString());
      assertTrue(shown.size() >= 2, "the page has lost its commands");
      assertEquals(shown.size(), printed.size(), String.join("\n", printed));
      for (int i = 0; i < shown.size(); i++) {
        if (!shown.get(i).isEmpty()) {
          assertEquals(unvarying(shown.get(i)), unvarying(printed.get(i)));
        }
      }
    }
  }

  /** What each block printed. */
  private List<String> run(String script) throws Exception {
    String path = Path.of(System.getProperty("java.home"), "bin") + ":" + System.getenv("PATH");
    Tool shell = Tool.unconfigured(folder)
        .with("HOME", folder.toString())
        .with("PATH", path)
        .with("AWS_CONFIG_FILE", folder.resolve(".aws/config").toString())
        .with("AWS_SHARED_CREDENTIALS_FILE", folder.resolve(".aws/credentials").toString());
    String all = shell.run("bash", "-c", script).out();
    List<String> blocks = new ArrayList<>(Arrays.asList(all.split(NEXT)));
    blocks.remove(0);
    return blocks;
  }

  /** As the reader would adapt it: the port that was free, the folder that was cloned. */
  private static String here(String text, EndpointProcess endpoint) {
    return text.replace("http://127.0.0.1:8080", endpoint.uri().toString())
        .replace("/path/to/", PROJECT.resolve("sts-examples/credential-process") + "/");
  }

  /** A block of profiles names, in comments, the files that its parts belong to. */
  private void writeProfiles(String text) throws IOException {
    Path file = null;
    Files.createDirectories(folder.resolve(".aws"));
    for (String line : text.split("\n")) {
      if (line.startsWith("# ~/")) {
        file = folder.resolve(line.substring("# ~/".length()));
      } else if (file != null) {
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      }
    }
  }

  /** Without times, what clients overwrite on the screen, and empty lines. */
  private static String unvarying(String text) {
    return Arrays.stream(text.split("[\r\n]+"))
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("Completed "))
        .map(line -> line.replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d", "<time>")
            .replaceAll("botocore-session-\\d+", "botocore-session-<time>"))
        .collect(Collectors.joining("\n"));
  }
}

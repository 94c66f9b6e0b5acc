package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of somebody else's, run with an environment in which it knows nothing but one endpoint. */
final class Tool {
  private static final int PATIENCE_SECONDS = 120;

  private final Path folder;
  private final Map<String, String> environment;

  Tool(Path folder, URI endpoint) {
    this(folder, unconfigured(folder).with("AWS_ENDPOINT_URL", endpoint.toString()).environment);
  }

  /** A program that does not know the endpoint either. */
  static Tool unconfigured(Path folder) {
    return new Tool(
        folder,
        Map.of(
            "AWS_REGION",
            "us-east-1",
            "AWS_DEFAULT_REGION",
            "us-east-1",
            "AWS_EC2_METADATA_DISABLED",
            "true",
            "AWS_MAX_ATTEMPTS",
            "1",
            "AWS_CONFIG_FILE",
            folder.resolve("no-config").toString(),
            "AWS_SHARED_CREDENTIALS_FILE",
            folder.resolve("no-credentials").toString()));
  }

  private Tool(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** What a program left behind. */
  record Result(int exitCode, String out, String err) {
    String succeeded() {
      assertTrue(exitCode == 0, "exit code " + exitCode + ": " + err + out);
      return out.strip();
    }

    Result failedWith(String text) {
      assertTrue(exitCode != 0, "it should have failed: " + out);
      assertTrue(err.contains(text), err);
      return this;
    }
  }

  /** Skips the test, and says so, where the program is not installed. */
  static void require(Path folder, String what, String... command) throws Exception {
    boolean installed;
    try {
      installed = new Tool(folder, Map.of()).run(command).exitCode() == 0;
    } catch (IOException notFound) {
      installed = false;
    }
    if (!installed) {
      skip(what + " is not installed");
    }
  }

  Tool as(String accessKeyId, String secret, String token) {
    Tool tool = with("AWS_ACCESS_KEY_ID", accessKeyId).with("AWS_SECRET_ACCESS_KEY", secret);
    return token.isEmpty() ? tool : tool.with("AWS_SESSION_TOKEN", token);
  }

  Tool with(String name, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(name, value);
    return new Tool(folder, more);
  }

  /** Skips the test, loudly, with these words. */
  static void skip(String why) {
    System.out.println("SKIPPED: " + why + ", so nothing was proven with it");
    assumeTrue(false, why);
  }

  /** Runs a Python script of the tests. */
  Result python(String script, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(
        List.of("python3", TestWorlds.resource("python/" + script).toString()));
    command.addAll(List.of(arguments));
    return run(command.toArray(String[]::new));
  }

  Result run(String... command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "tool", ".out");
    Path err = Files.createTempFile(folder, "tool", ".err");
    ProcessBuilder builder = new ProcessBuilder(List.of(command))
        .directory(folder.toFile())
        .redirectOutput(out.toFile())
        .redirectError(err.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("AWS_") || name.endsWith("_proxy"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not end");
    return new Result(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}

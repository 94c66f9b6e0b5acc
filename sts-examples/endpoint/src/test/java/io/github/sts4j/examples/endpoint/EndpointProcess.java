package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The endpoint as people start it: {@code java -jar target/sts-endpoint.jar}. */
final class EndpointProcess implements AutoCloseable {
  static final String READY = "listening on ";
  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final Path log;
  private final BufferedReader out;
  private final URI uri;

  private EndpointProcess(Process process, Path log) throws IOException {
    this.process = process;
    this.log = log;
    this.out = process.inputReader(StandardCharsets.UTF_8);
    String ready = out.readLine();
    assertNotNull(ready, () -> "the endpoint did not start: " + log());
    assertTrue(ready.matches("listening on http://127\\.0\\.0\\.1:[0-9]+"), ready);
    this.uri = URI.create(ready.substring(READY.length()));
  }

  /** Starts on a free port and waits until it is ready. Its log goes to a file of its own in this folder. */
  static EndpointProcess start(Path folder, String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of("--port", "0"));
    all.addAll(List.of(options));
    Path log = Files.createTempFile(folder, "endpoint", ".log");
    return new EndpointProcess(launch(log, all), log);
  }

  /** A start that fails: its exit code and what it wrote. */
  record Failure(int exitCode, String out, String err) {}

  static Failure fail(Path folder, String... options) throws Exception {
    Path log = Files.createTempFile(folder, "endpoint", ".log");
    Process process = launch(log, List.of(options));
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it is still running");
    return new Failure(process.exitValue(), out, Files.readString(log));
  }

  private static Process launch(Path log, List<String> options) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-jar",
        Path.of("target", "sts-endpoint.jar").toAbsolutePath().toString()));
    command.addAll(options);
    return new ProcessBuilder(command).redirectError(log.toFile()).start();
  }

  URI uri() {
    return uri;
  }

  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Asks it to stop, by SIGTERM. */
  void terminate() {
    process.toHandle().destroy(); // Process.destroy would close its output as well
  }

  /** Waits for its end. */
  int exitCode() throws InterruptedException {
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not stop");
    return process.exitValue();
  }

  /** What it wrote to standard output after the line that says it is ready, to its end. */
  List<String> moreOutput() {
    return out.lines().toList();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

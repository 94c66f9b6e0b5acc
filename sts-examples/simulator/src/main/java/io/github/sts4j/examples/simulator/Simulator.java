package io.github.sts4j.examples.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Decides policy cases, one JSON object a line, from standard input or the files named, and writes one JSON line for
 * each: its id, the decision and the reason. With `--explain`, what each layer said too.
 */
public final class Simulator {
  private static final int USAGE = 2;

  private final boolean explain;
  private final PrintStream out;

  private Simulator(boolean explain, PrintStream out) {
    this.explain = explain;
    this.out = out;
  }

  /** Runs the program and ends the JVM with its exit code. */
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    int code = run(List.of(arguments), System.in, out, System.err);
    out.flush();
    System.exit(code);
  }

  /** Runs the program: 0 when every line was answered, 2 when the arguments are wrong. */
  static int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err)
      throws IOException {
    for (String argument : arguments) {
      if (argument.equals("--world")) {
        err.println(
            "`--world` is not supported by this simulator; give cases as JSON lines instead");
        return USAGE;
      }
      if (argument.startsWith("--") && !argument.equals("--explain")) {
        err.println(
            "unknown option `" + argument + "`; usage: sts-simulator.jar [--explain] [FILE...]");
        return USAGE;
      }
    }
    Simulator simulator = new Simulator(arguments.contains("--explain"), out);
    List<String> files = arguments.stream().filter(it -> !it.startsWith("--")).toList();
    if (files.isEmpty()) {
      simulator.decideLines(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    }
    for (String file : files) {
      try (BufferedReader reader = Files.newBufferedReader(Path.of(file))) {
        simulator.decideLines(reader);
      }
    }
    return 0;
  }

  private void decideLines(BufferedReader lines) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank()) {
        out.append(Answer.to(line, explain).json()).append('\n');
      }
    }
  }
}

package io.github.sts4j.examples.simulator;

import io.github.sts4j.core.world.World;
import io.github.sts4j.core.world.WorldFileException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Decides policy cases, one JSON object a line, from standard input or the files named, and writes one JSON line for
 * each: its id, the decision and the reason. With `--explain`, what each layer said too. With `--world`, decides one
 * question of a world instead.
 */
public final class Simulator {
  private static final int ANSWERED = 0;
  private static final int USAGE = 2;

  private final InputStream in;
  private final PrintStream out;
  private final InstantSource clock;

  Simulator(InputStream in, PrintStream out, InstantSource clock) {
    this.in = in;
    this.out = out;
    this.clock = clock;
  }

  /** Runs the program and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    int code =
        new Simulator(System.in, out, InstantSource.system()).run(List.of(arguments), System.err);
    out.flush();
    System.exit(code);
  }

  /** Runs the program: 0 when everything asked was answered, whatever the answers; 2 when the arguments are wrong. */
  int run(List<String> command, PrintStream err) {
    Arguments arguments;
    try {
      arguments = Arguments.of(command);
    } catch (IllegalArgumentException wrong) {
      err.println(wrong.getMessage());
      err.println(Arguments.USAGE);
      return USAGE;
    }
    try {
      if (arguments.world().isPresent()) {
        out.append(ask(Path.of(arguments.world().get()), arguments).json()).append('\n');
      } else {
        decideCases(arguments);
      }
      return ANSWERED;
    } catch (NoSuchFileException absent) {
      err.println("there is no file `" + absent.getFile() + "`");
    } catch (IOException unreadable) {
      err.println("cannot read all of the input: " + unreadable);
    } catch (IllegalArgumentException | WorldFileException wrong) {
      err.println(wrong.getMessage());
    }
    return USAGE;
  }

  private Answer ask(Path file, Arguments arguments) throws IOException {
    String text = Files.readString(file);
    World world = World.parse(text);
    WorldCaller caller = new WorldCallers(world.directory(), WorldArns.read(text))
        .find(arguments.option("--principal"));
    WorldQuestion question = new WorldQuestion(
        world,
        caller,
        arguments.option("--action"),
        arguments.option("--resource"),
        GivenContext.of(arguments.context()),
        clock.instant());
    return Answer.of(Optional.empty(), question.decide(), arguments.explain());
  }

  private void decideCases(Arguments arguments) throws IOException {
    if (arguments.files().isEmpty()) {
      decideLines(
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)),
          arguments.explain());
    }
    for (String file : arguments.files()) {
      try (BufferedReader reader = Files.newBufferedReader(Path.of(file))) {
        decideLines(reader, arguments.explain());
      }
    }
  }

  private void decideLines(BufferedReader lines, boolean explain) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank()) {
        out.append(Answer.to(line, explain).json()).append('\n');
      }
    }
  }
}

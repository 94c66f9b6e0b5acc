package io.github.sts4j.examples.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The command line, taken apart.
 *
 * @param explain whether to say what each layer said
 * @param options the options that take a value once
 * @param context the `KEY=VALUE` pairs, in order
 * @param files everything else
 */
record Arguments(
    boolean explain, Map<String, String> options, List<String> context, List<String> files) {
  static final String USAGE = """
      usage: sts-simulator.jar [--explain] [FILE...]
             sts-simulator.jar [--explain] --world FILE --principal ARN --action SERVICE:NAME --resource ARN
                               [--context KEY=VALUE ...]""";

  private static final String EXPLAIN = "--explain";
  private static final String CONTEXT = "--context";
  private static final String WORLD = "--world";
  private static final List<String> QUESTION =
      List.of(WORLD, "--principal", "--action", "--resource");

  /**
   * Takes a command line apart.
   *
   * @throws IllegalArgumentException when it is not as {@link #USAGE} says; the message names the argument
   */
  static Arguments of(List<String> arguments) {
    boolean explain = false;
    Map<String, String> options = new HashMap<>();
    List<String> context = new ArrayList<>();
    List<String> files = new ArrayList<>();
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      String argument = rest.next();
      if (argument.equals(EXPLAIN)) {
        explain = true;
      } else if (argument.equals(CONTEXT)) {
        context.add(value(argument, rest));
      } else if (QUESTION.contains(argument)) {
        if (options.put(argument, value(argument, rest)) != null) {
          throw new IllegalArgumentException("`" + argument + "` is given twice");
        }
      } else if (argument.startsWith("--")) {
        throw new IllegalArgumentException("unknown option `" + argument + "`");
      } else {
        files.add(argument);
      }
    }
    Arguments all =
        new Arguments(explain, Map.copyOf(options), List.copyOf(context), List.copyOf(files));
    all.check();
    return all;
  }

  /** The world file, if one question is asked of a world; the other options of {@link #USAGE} are there then. */
  Optional<String> world() {
    return Optional.ofNullable(options.get(WORLD));
  }

  /** The value of an option that is there. */
  String option(String name) {
    return Optional.ofNullable(options.get(name)).orElseThrow();
  }

  private void check() {
    if (world().isEmpty()) {
      Set<String> alone = options.keySet();
      if (!alone.isEmpty() || !context.isEmpty()) {
        throw new IllegalArgumentException(
            "`" + (alone.isEmpty() ? CONTEXT : alone.iterator().next())
                + "` is about a world; name its file with `--world FILE`");
      }
      return;
    }
    for (String needed : QUESTION) {
      if (!options.containsKey(needed)) {
        throw new IllegalArgumentException("`" + needed + "` is missing");
      }
    }
    if (!files.isEmpty()) {
      throw new IllegalArgumentException("`" + files.get(0)
          + "` is one argument too many: a question of a world takes no files of cases");
    }
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException("`" + option + "` needs a value after it");
    }
    return rest.next();
  }
}

package io.github.sts4j.policy;

import io.github.sts4j.policy.json.JsonValue;
import io.github.sts4j.policy.match.Fold;
import io.github.sts4j.policy.match.PatternCompiler;
import io.github.sts4j.policy.match.PatternSyntaxProblem;
import io.github.sts4j.policy.match.TextPattern;
import java.util.ArrayList;
import java.util.List;

/** Reads `Action` and `NotAction`: `*`, or `service:Name` with wildcards in the name only. */
final class ActionParser {
  private final PatternCompiler compiler = PatternCompiler.wildcards(false);

  ActionMatcher parse(JsonValue value, boolean negated) {
    List<JsonValue> entries = Shape.oneOrMany(value);
    if (negated && entries.isEmpty()) {
      throw PolicyParseException.at(
          value, "an empty `NotAction` would be every action; write `Action` with `*`");
    }
    List<String> written = new ArrayList<>();
    List<TextPattern> patterns = new ArrayList<>();
    for (JsonValue entry : entries) {
      String text = Shape.string(entry, "an action");
      check(entry, text);
      written.add(text);
      patterns.add(compile(entry, text));
    }
    return new ActionMatcher(negated, written, patterns);
  }

  private static void check(JsonValue entry, String text) {
    if (text.equals("*")) {
      return;
    }
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1) {
      throw PolicyParseException.at(
          entry, "`" + text + "` is not an action; write `service:Name` or `*`");
    }
    if (!Letters.all(text, 0, colon, c -> Letters.isAlphanumeric(c) || c == '-')) {
      throw PolicyParseException.at(
          entry,
          "`" + text
              + "`: the service before the colon is letters, digits and `-`; wildcards stand only behind it");
    }
    if (!Letters.all(text, colon, text.length(), c -> c > ' ')) {
      throw PolicyParseException.at(
          entry, "`" + text + "`: an action holds no spaces or control characters");
    }
  }

  private TextPattern compile(JsonValue entry, String text) {
    try {
      return compiler.compile(Fold.ascii(text));
    } catch (PatternSyntaxProblem problem) {
      throw PolicyParseException.at(entry, problem.problem());
    }
  }
}

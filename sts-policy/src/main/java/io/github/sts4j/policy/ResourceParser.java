package io.github.sts4j.policy;

import io.github.sts4j.policy.json.JsonValue;
import io.github.sts4j.policy.match.ArnPattern;
import io.github.sts4j.policy.match.PatternSyntaxProblem;
import java.util.ArrayList;
import java.util.List;

/** Reads `Resource` and `NotResource`: `*`, or ARNs with wildcards and, behind the fifth colon, variables. */
final class ResourceParser {
  private final boolean variables;

  ResourceParser(boolean variables) {
    this.variables = variables;
  }

  ResourceMatcher parse(JsonValue value, boolean negated) {
    List<JsonValue> entries = Shape.oneOrMany(value);
    if (negated && entries.isEmpty()) {
      throw PolicyParseException.at(
          value, "an empty `NotResource` would be every resource; write `Resource` with `*`");
    }
    List<ArnPattern> patterns = new ArrayList<>();
    for (JsonValue entry : entries) {
      patterns.add(compile(entry, Shape.string(entry, "a resource")));
    }
    return new ResourceMatcher(negated, patterns);
  }

  private ArnPattern compile(JsonValue entry, String text) {
    try {
      ArnPattern pattern = ArnPattern.ofResource(text, variables);
      if (pattern.isNothing()) {
        throw PolicyParseException.at(
            entry,
            "`" + text
                + "` is not an ARN; write `arn:partition:service:region:account:resource`, or `*`");
      }
      return pattern;
    } catch (PatternSyntaxProblem problem) {
      throw PolicyParseException.at(entry, problem.problem());
    }
  }
}

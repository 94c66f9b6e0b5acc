package io.github.sts4j.examples.simulator;

import io.github.sts4j.policy.ConditionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The condition keys of the command line: a key given more than once, or known to hold a set, is a set. */
final class GivenContext {
  private static final Set<String> SETS = Set.of(
      "aws:calledvia",
      "aws:principalorgpaths",
      "aws:principalservicenameslist",
      "aws:tagkeys",
      "sts:transitivetagkeys");

  private GivenContext() {}

  /**
   * Reads `KEY=VALUE` pairs. A value may hold further equals signs, and may be empty.
   *
   * @throws IllegalArgumentException when one is no such pair
   */
  static ConditionContext of(List<String> pairs) {
    Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "`--context " + pair + "` is no condition key with a value; write `KEY=VALUE`");
      }
      values
          .computeIfAbsent(pair.substring(0, equals), absent -> new ArrayList<>())
          .add(pair.substring(equals + 1));
    }
    ConditionContext.Builder context = ConditionContext.builder();
    values.forEach((key, list) -> {
      if (list.size() > 1 || SETS.contains(key.toLowerCase(Locale.ROOT))) {
        context.putAll(key, list);
      } else {
        context.put(key, list.get(0));
      }
    });
    return context.build();
  }
}

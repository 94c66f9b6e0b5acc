package io.github.sts4j.testkit.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The policy variables that policies use (EV-23), and a few values for each. */
final class VariableValues {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
  private static final Pattern WITH_DEFAULT = Pattern.compile("([^,]*?)\\s*,\\s*'(.*)'");
  private static final Set<String> PLAIN = Set.of("*", "?", "$");

  /** Two values, so that one caller's resource can be told from another's. */
  private static final List<String> SAMPLES = List.of("alice", "bob");

  private final Map<String, String> written = new LinkedHashMap<>();

  VariableValues(Collection<PolicyDraft> policies) {
    for (PolicyDraft policy : policies) {
      for (StatementDraft statement :
          policy.variables() ? policy.statements() : List.<StatementDraft>of()) {
        statement.resourceList().forEach(this::collect);
        statement.conditions().forEach(condition -> condition.values().forEach(this::collect));
      }
    }
  }

  /** The keys that stand in variables, as written first. */
  Collection<String> keys() {
    return written.values();
  }

  /** Sample values of a key; none if no variable names it. */
  List<String> samples(String key) {
    return written.containsKey(key.toLowerCase(Locale.ROOT)) ? SAMPLES : List.of();
  }

  /** A pattern with each of the sample values, and with the defaults, in place of its variables. */
  Set<Glob> globs(String pattern, boolean variables, boolean arn, boolean wildcards) {
    Set<Glob> globs = new LinkedHashSet<>();
    if (!variables || !pattern.contains("${")) {
      Glob.text(pattern, arn, wildcards, name -> Optional.of("${" + name + "}"))
          .ifPresent(globs::add);
      return globs;
    }
    List<Optional<String>> assignments = new ArrayList<>(List.of(Optional.empty()));
    SAMPLES.forEach(sample -> assignments.add(Optional.of(sample)));
    for (Optional<String> assigned : assignments) {
      Glob.text(pattern, arn, wildcards, name -> value(name, assigned)).ifPresent(globs::add);
    }
    return globs;
  }

  private static Optional<String> value(String name, Optional<String> assigned) {
    if (PLAIN.contains(name)) {
      return Optional.of(name);
    }
    Matcher matcher = WITH_DEFAULT.matcher(name);
    return assigned.or(() -> matcher.matches() ? Optional.of(matcher.group(2)) : Optional.empty());
  }

  private void collect(String pattern) {
    Matcher matcher = VARIABLE.matcher(pattern);
    while (matcher.find()) {
      String name = matcher.group(1);
      Matcher withDefault = WITH_DEFAULT.matcher(name);
      String key = withDefault.matches() ? withDefault.group(1) : name;
      if (!PLAIN.contains(key)) {
        written.putIfAbsent(key.toLowerCase(Locale.ROOT), key);
      }
    }
  }
}

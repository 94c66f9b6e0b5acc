package io.github.sts4j.testkit.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** For each condition key that policies ask about: what a request may have there that makes a difference. */
final class ContextCandidates {
  private static final int MOST_VALUES = 40;

  private record Asked(ConditionDraft condition, boolean variables) {}

  private final VariableValues variables;
  private final Map<String, String> written = new LinkedHashMap<>();
  private final Map<String, List<Asked>> asked = new LinkedHashMap<>();

  ContextCandidates(Collection<PolicyDraft> policies, VariableValues variables) {
    this.variables = variables;
    for (PolicyDraft policy : policies) {
      for (StatementDraft statement : policy.statements()) {
        for (ConditionDraft condition : statement.conditions()) {
          add(condition.key()).add(new Asked(condition, policy.variables()));
        }
      }
    }
    variables.keys().forEach(this::add);
  }

  /** The choices of each key, its absence first. */
  Map<String, List<ContextChoice>> choices() {
    Map<String, List<ContextChoice>> choices = new LinkedHashMap<>();
    written.forEach((folded, key) -> choices.put(key, choices(folded)));
    return choices;
  }

  private List<Asked> add(String key) {
    String folded = key.toLowerCase(Locale.ROOT);
    written.putIfAbsent(folded, key);
    return asked.computeIfAbsent(folded, absent -> new ArrayList<>());
  }

  private List<ContextChoice> choices(String folded) {
    List<Asked> conditions = asked.getOrDefault(folded, List.of());
    List<String> values = values(folded, conditions).stream().limit(MOST_VALUES).toList();
    List<ContextChoice> choices = new ArrayList<>(List.of(ContextChoice.ABSENT));
    values.forEach(value -> choices.add(ContextChoice.one(value)));
    if (conditions.stream().anyMatch(each -> each.condition().isQuantified())) {
      choices.add(ContextChoice.set(List.of()));
      values.forEach(value -> choices.add(ContextChoice.set(List.of(value))));
      for (int i = 1; i < values.size(); i++) {
        choices.add(ContextChoice.set(List.of(values.get(i - 1), values.get(i))));
      }
    }
    return choices;
  }

  private Set<String> values(String folded, List<Asked> conditions) {
    Set<String> values = new LinkedHashSet<>(variables.samples(folded));
    Set<Glob> texts = new LinkedHashSet<>();
    Set<Glob> arns = new LinkedHashSet<>();
    for (Asked each : conditions) {
      String operator = each.condition().baseOperator();
      for (String value : each.condition().values()) {
        if (operator.startsWith("String")) {
          texts.addAll(variables.globs(value, each.variables(), false, operator.endsWith("Like")));
          if (operator.endsWith("IgnoreCase")) {
            values.add(value.toUpperCase(Locale.ROOT));
          }
        } else if (operator.startsWith("Arn")) {
          arns.addAll(variables.globs(value, each.variables(), true, true));
        } else {
          values.addAll(typed(operator, value));
        }
      }
    }
    values.addAll(texts.isEmpty() ? List.of() : Representatives.of(Glob.anyText(), texts));
    values.addAll(arns.isEmpty() ? List.of() : Representatives.of(Glob.anyArn(), arns));
    return values;
  }

  private static List<String> typed(String operator, String value) {
    if (operator.startsWith("Numeric")) {
      return BoundaryValues.ofNumber(value);
    }
    if (operator.startsWith("Date")) {
      return BoundaryValues.ofDate(value);
    }
    if (operator.endsWith("IpAddress")) {
      return BoundaryValues.ofAddressRange(value);
    }
    return operator.equals("BinaryEquals") ? List.of(value, "AA==") : List.of("true", "false");
  }
}

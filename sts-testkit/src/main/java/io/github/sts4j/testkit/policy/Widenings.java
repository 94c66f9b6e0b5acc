package io.github.sts4j.testkit.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Single changes of a policy that can only let more through: of what allows, more; of what denies, less. */
final class Widenings {
  private static final Pattern LOWER_TO_UPPER = Pattern.compile("(?<=[a-z])(?=[A-Z])|(?<=:)");
  private static final Pattern BEHIND_SLASH = Pattern.compile("(?<=/)");

  /** Operators that an absent key does not satisfy, so that `IfExists` lets more through. */
  private static final Set<String> POSITIVE = Set.of(
      "StringEquals",
      "StringEqualsIgnoreCase",
      "StringLike",
      "NumericEquals",
      "NumericLessThan",
      "NumericLessThanEquals",
      "NumericGreaterThan",
      "NumericGreaterThanEquals",
      "DateEquals",
      "DateLessThan",
      "DateLessThanEquals",
      "DateGreaterThan",
      "DateGreaterThanEquals",
      "Bool",
      "BinaryEquals",
      "IpAddress",
      "ArnEquals",
      "ArnLike");

  private Widenings() {}

  /** Every such change of this policy. */
  static List<PolicyDraft> of(PolicyDraft policy) {
    List<PolicyDraft> wider = new ArrayList<>();
    for (int i = 0; i < policy.statements().size(); i++) {
      StatementDraft statement = policy.statements().get(i);
      List<StatementDraft> changed = statement.deny() ? narrowed(statement) : widened(statement);
      for (StatementDraft each : changed) {
        wider.add(policy.withStatement(i, each));
      }
      if (statement.deny()) {
        wider.add(policy.without(i));
      }
    }
    return wider;
  }

  private static List<StatementDraft> widened(StatementDraft allow) {
    List<StatementDraft> wider = new ArrayList<>();
    lists(allow.notAction(), allow.actions(), LOWER_TO_UPPER)
        .forEach(it -> wider.add(allow.withActions(allow.notAction(), it)));
    if (allow.resources() != null) {
      lists(allow.notResource(), allow.resources(), BEHIND_SLASH)
          .forEach(it -> wider.add(allow.withResources(allow.notResource(), it)));
    }
    for (int i = 0; i < allow.conditions().size(); i++) {
      wider.add(allow.withConditions(without(allow.conditions(), i)));
      for (ConditionDraft looser : looser(allow.conditions().get(i))) {
        List<ConditionDraft> changed = new ArrayList<>(allow.conditions());
        changed.set(i, looser);
        wider.add(allow.withConditions(changed));
      }
    }
    PrincipalDraft principal = allow.principal();
    if (principal != null && !principal.negated() && !principal.bare()) {
      wider.add(allow.withPrincipal(principal.andEveryone()));
    }
    return wider;
  }

  /** One entry with a wildcard more, or, of a list of exceptions, one entry fewer. */
  private static List<List<String>> lists(boolean negated, List<String> entries, Pattern cuts) {
    List<List<String>> wider = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      if (negated) {
        // An empty list of exceptions is refused.
        if (entries.size() > 1) {
          wider.add(without(entries, i));
        }
      } else {
        for (String pattern : wildcards(entries.get(i), cuts)) {
          List<String> changed = new ArrayList<>(entries);
          changed.set(i, pattern);
          wider.add(changed);
        }
      }
    }
    return wider;
  }

  /** The pattern cut off at each place where its words end, and the lone asterisk. */
  private static List<String> wildcards(String pattern, Pattern cuts) {
    List<String> wider = new ArrayList<>();
    Matcher cut = cuts.matcher(pattern);
    while (cut.find()) {
      boolean insideVariable =
          pattern.lastIndexOf("${", cut.start()) > pattern.lastIndexOf('}', cut.start() - 1);
      if (cut.start() < pattern.length() && cut.start() > 0 && !insideVariable) {
        String prefix = pattern.substring(0, cut.start());
        wider.add(prefix + "*");
      }
    }
    wider.add("*");
    wider.remove(pattern);
    return wider;
  }

  private static List<ConditionDraft> looser(ConditionDraft condition) {
    List<ConditionDraft> looser = new ArrayList<>();
    String operator = condition.operator();
    if (POSITIVE.contains(condition.baseOperator())) {
      if (!operator.endsWith("IfExists")) {
        looser.add(condition.withOperator(operator + "IfExists"));
      }
      if (condition.baseOperator().equals("StringEquals")) {
        looser.add(condition.withOperator(operator.replace("StringEquals", "StringLike")));
      }
    }
    return looser;
  }

  private static List<StatementDraft> narrowed(StatementDraft deny) {
    List<StatementDraft> wider = new ArrayList<>();
    if (!deny.notAction() && deny.actions().size() > 1) {
      for (int i = 0; i < deny.actions().size(); i++) {
        wider.add(deny.withActions(false, without(deny.actions(), i)));
      }
    }
    List<String> resources = deny.resourceList();
    if (!deny.notResource() && resources.size() > 1) {
      for (int i = 0; i < resources.size(); i++) {
        wider.add(deny.withResources(false, without(resources, i)));
      }
    }
    List<ConditionDraft> conditions = new ArrayList<>(deny.conditions());
    conditions.add(new ConditionDraft("Bool", "aws:ViaAWSService", List.of("false")));
    StatementDraft excepted = deny.withConditions(conditions);
    // Where the policy tests that key already, the condition would take the place of its own.
    if (excepted.conditions().size() > deny.conditions().size()) {
      wider.add(excepted);
    }
    return wider;
  }

  private static <T> List<T> without(List<T> list, int index) {
    List<T> fewer = new ArrayList<>(list);
    fewer.remove(index);
    return fewer;
  }
}

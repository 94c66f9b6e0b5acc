package io.github.sts4j.testkit.policy;

import io.github.sts4j.policy.PolicyKind;
import java.util.ArrayList;
import java.util.List;

/** Slips of authors: all that lets more through, and some that may do either. */
final class PlantedFaults {
  private PlantedFaults() {}

  static List<PolicyDraft> of(PolicyDraft policy) {
    List<PolicyDraft> faulty = new ArrayList<>(Widenings.of(policy));
    for (int i = 0; i < policy.statements().size(); i++) {
      StatementDraft statement = policy.statements().get(i);
      if (policy.kind() != PolicyKind.RESOURCE_CONTROL) {
        faulty.add(policy.withStatement(i, statement.withDeny(!statement.deny())));
      }
      faulty.add(policy.withStatement(
          i, statement.withActions(!statement.notAction(), statement.actions())));
      if (statement.resources() != null) {
        faulty.add(policy.withStatement(
            i, statement.withResources(!statement.notResource(), statement.resources())));
      }
      for (int c = 0; c < statement.conditions().size(); c++) {
        for (ConditionDraft changed : changed(statement.conditions().get(c))) {
          List<ConditionDraft> conditions = new ArrayList<>(statement.conditions());
          conditions.set(c, changed);
          faulty.add(policy.withStatement(i, statement.withConditions(conditions)));
        }
      }
    }
    return faulty;
  }

  private static List<ConditionDraft> changed(ConditionDraft condition) {
    List<ConditionDraft> changed = new ArrayList<>();
    String operator = condition.operator();
    swap(changed, condition, operator, "ThanEquals", "Than");
    swap(changed, condition, operator, "Less", "Greater");
    swap(changed, condition, operator, "Like", "Equals");
    swap(changed, condition, operator, "Not", "");
    swap(changed, condition, operator, "ForAllValues:", "ForAnyValue:");
    swap(changed, condition, operator, "ForAllValues:", "");
    swap(changed, condition, operator, "IfExists", "");
    changed.add(new ConditionDraft(operator, condition.key() + "2", condition.values()));
    if (operator.contains("String")) {
      List<String> more = new ArrayList<>(condition.values());
      more.add("carol");
      changed.add(condition.withValues(more));
    }
    return changed;
  }

  private static void swap(
      List<ConditionDraft> changed,
      ConditionDraft condition,
      String operator,
      String from,
      String to) {
    if (operator.contains(from)) {
      changed.add(condition.withOperator(operator.replace(from, to)));
    }
  }
}

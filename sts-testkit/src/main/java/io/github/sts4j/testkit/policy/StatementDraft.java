package io.github.sts4j.testkit.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A statement as its parts, to be read, changed and written again.
 *
 * @param principal null where the kind of policy names nobody
 * @param resources null where the kind of policy has no resources
 */
record StatementDraft(
    boolean deny,
    @Nullable PrincipalDraft principal,
    boolean notAction,
    List<String> actions,
    boolean notResource,
    @Nullable List<String> resources,
    List<ConditionDraft> conditions) {

  StatementDraft {
    actions = List.copyOf(actions);
    resources = resources == null ? null : List.copyOf(resources);
    conditions = asWritten(conditions);
  }

  /** A policy has one place for an operator and a key: of two conditions for it, the later one is all there is. */
  private static List<ConditionDraft> asWritten(List<ConditionDraft> conditions) {
    Map<List<String>, ConditionDraft> places = new LinkedHashMap<>();
    conditions.forEach(each -> places.put(List.of(each.operator(), each.key()), each));
    return List.copyOf(places.values());
  }

  /** The resources; none where the kind of policy has none. */
  List<String> resourceList() {
    return resources == null ? List.of() : resources;
  }

  StatementDraft withDeny(boolean newDeny) {
    return new StatementDraft(
        newDeny, principal, notAction, actions, notResource, resources, conditions);
  }

  StatementDraft withPrincipal(@Nullable PrincipalDraft newPrincipal) {
    return new StatementDraft(
        deny, newPrincipal, notAction, actions, notResource, resources, conditions);
  }

  StatementDraft withActions(boolean not, List<String> newActions) {
    return new StatementDraft(deny, principal, not, newActions, notResource, resources, conditions);
  }

  StatementDraft withResources(boolean not, @Nullable List<String> newResources) {
    return new StatementDraft(deny, principal, notAction, actions, not, newResources, conditions);
  }

  StatementDraft withConditions(List<ConditionDraft> newConditions) {
    return new StatementDraft(
        deny, principal, notAction, actions, notResource, resources, newConditions);
  }

  /** The statement as JSON values, lists of one written as that one. */
  Map<String, Object> json() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("Effect", deny ? "Deny" : "Allow");
    if (principal != null) {
      members.put(principal.element(), principal.json());
    }
    members.put(notAction ? "NotAction" : "Action", oneOrMany(actions));
    if (resources != null) {
      members.put(notResource ? "NotResource" : "Resource", oneOrMany(resources));
    }
    if (!conditions.isEmpty()) {
      members.put("Condition", conditionBlock());
    }
    return members;
  }

  private Map<String, Map<String, Object>> conditionBlock() {
    Map<String, Map<String, Object>> block = new LinkedHashMap<>();
    for (ConditionDraft condition : conditions) {
      block
          .computeIfAbsent(condition.operator(), absent -> new LinkedHashMap<>())
          .put(condition.key(), oneOrMany(condition.values()));
    }
    return block;
  }

  private static Object oneOrMany(List<String> values) {
    return values.size() == 1 ? values.get(0) : new ArrayList<>(values);
  }
}

package io.github.sts4j.testkit.policy;

import io.github.sts4j.policy.AccessDecision.Outcome;
import io.github.sts4j.policy.AccessRequest;
import io.github.sts4j.policy.PolicyKind;
import io.github.sts4j.policy.PolicyStack;
import io.github.sts4j.policy.RequestPrincipal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The candidates that one statement matches, each part of a request by itself. */
record Target(Candidates matching) {
  private static final List<String> ANY = List.of("*");
  private static final String SOME_ACTION = "x:x";

  /** What the statement matches; where it matches none of the candidates, all of them. */
  static Target of(PolicyDraft policy, StatementDraft statement, Candidates all) {
    StatementDraft open = new StatementDraft(false, null, false, ANY, false, ANY, List.of());
    Probe actions = probe(policy, open.withActions(statement.notAction(), statement.actions()));
    Predicate<String> resource = statement.resources() == null
        ? any -> true
        : resource(policy, open.withResources(statement.notResource(), statement.resources()), all);
    Map<String, List<ContextChoice>> context = new LinkedHashMap<>();
    for (ConditionDraft condition : statement.conditions()) {
      String key = keyOf(all, condition.key());
      Probe satisfied = probe(policy, open.withConditions(List.of(condition)));
      context.compute(
          key,
          (any, before) -> some(
              before == null
                  ? all.context().getOrDefault(key, List.of(ContextChoice.ABSENT))
                  : before,
              choice -> satisfied.matches(
                  PrincipalCandidates.ALICE,
                  SOME_ACTION,
                  "*",
                  with(variables(all, key), key, choice))));
    }
    return new Target(new Candidates(
        some(all.principals(), principal(statement.principal(), open)),
        some(all.actions(), it -> actions.matches(PrincipalCandidates.ALICE, it, "*", Map.of())),
        some(all.resources(), resource),
        context));
  }

  private static Predicate<RequestPrincipal> principal(
      @Nullable PrincipalDraft principal, StatementDraft open) {
    if (principal == null) {
      return any -> true;
    }
    Probe admits =
        probe(PolicyDraft.of(PolicyKind.RESOURCE, List.of()), open.withPrincipal(principal));
    return it -> admits.matches(it, SOME_ACTION, "*", Map.of());
  }

  private static Predicate<String> resource(
      PolicyDraft policy, StatementDraft open, Candidates all) {
    Probe matches = probe(policy, open);
    Map<String, ContextChoice> variables = variables(all, "");
    return it -> matches.matches(PrincipalCandidates.ALICE, SOME_ACTION, it, Map.of())
        || matches.matches(PrincipalCandidates.ALICE, SOME_ACTION, it, variables);
  }

  /** Something under every other key, for variables to have a value. */
  private static Map<String, ContextChoice> variables(Candidates all, String butNot) {
    Map<String, ContextChoice> context = new LinkedHashMap<>();
    all.context()
        .forEach((key, choices) -> choices.stream()
            .filter(choice -> choice.form() == ContextChoice.Form.ONE && !key.equals(butNot))
            .findFirst()
            .ifPresent(choice -> context.put(key, choice)));
    return context;
  }

  private static Map<String, ContextChoice> with(
      Map<String, ContextChoice> context, String key, ContextChoice choice) {
    Map<String, ContextChoice> more = new LinkedHashMap<>(context);
    more.put(key, choice);
    return more;
  }

  private static String keyOf(Candidates all, String key) {
    return all.context().keySet().stream()
        .filter(key::equalsIgnoreCase)
        .findFirst()
        .orElse(key);
  }

  private static <T> List<T> some(List<T> all, Predicate<T> wanted) {
    List<T> matching = new ArrayList<>(all);
    matching.removeIf(wanted.negate());
    return matching.isEmpty() ? all : matching;
  }

  private static Probe probe(PolicyDraft policy, StatementDraft statement) {
    PolicyKind kind = statement.principal() == null ? PolicyKind.IDENTITY : PolicyKind.RESOURCE;
    PolicyDraft draft = new PolicyDraft(kind, policy.variables(), List.of(statement));
    PolicyStack stack = PolicyDecisions.stack(draft.policy());
    Function<AccessRequest, Outcome> decide = it -> PolicyDecisions.outcome(kind, stack, it);
    return (principal, action, resource, context) ->
        decide.apply(Candidates.request(principal, action, resource, context)) == Outcome.ALLOWED;
  }

  /** A policy that opens all but one part of a statement. */
  private interface Probe {
    boolean matches(
        RequestPrincipal principal,
        String action,
        String resource,
        Map<String, ContextChoice> context);
  }
}

package io.github.sts4j.policy;

import io.github.sts4j.policy.condition.Condition;
import java.util.List;
import java.util.Optional;

/** Finds the first element on which a statement fails a request, for explanations. */
final class MismatchFinder {
  private final AccessRequest request;
  private final boolean callerHasBoundary;

  MismatchFinder(AccessRequest request, boolean callerHasBoundary) {
    this.request = request;
    this.callerHasBoundary = callerHasBoundary;
  }

  /** The first element that fails; empty if the statement applies. */
  Optional<Mismatch> find(Statement statement) {
    return action(statement)
        .or(() -> resource(statement))
        .or(() -> principal(statement))
        .or(() -> condition(statement));
  }

  private Optional<Mismatch> action(Statement statement) {
    ActionMatcher action = statement.action();
    return action.matches(request.foldedAction(), request.table())
        ? Optional.empty()
        : mismatch(Element.ACTION, action.isNegated(), action.written(), request.action());
  }

  private Optional<Mismatch> resource(Statement statement) {
    return statement
        .resource()
        .filter(resource -> !resource.matches(request.resource(), request.table()))
        .flatMap(resource -> mismatch(
            Element.RESOURCE, resource.isNegated(), resource.patterns(), request.resource()));
  }

  private Optional<Mismatch> principal(Statement statement) {
    if (statement.names(request.caller(), callerHasBoundary) != PrincipalPattern.NO) {
      return Optional.empty();
    }
    return statement
        .principal()
        .flatMap(principal -> mismatch(
            Element.PRINCIPAL,
            principal.isNegated(),
            principal.patterns(),
            request.caller().text()));
  }

  private Optional<Mismatch> condition(Statement statement) {
    return statement.conditions().stream()
        .filter(condition -> !condition.isSatisfiedBy(request.table()))
        .findFirst()
        .map(condition -> new Mismatch(
            Element.CONDITION,
            condition.operator() + " " + condition.key() + " " + condition.values(),
            seen(condition)));
  }

  private String seen(Condition condition) {
    return request
        .context()
        .values(condition.key())
        .map(values -> request.context().isMultiValued(condition.key())
            ? values.toString()
            : "`" + values.get(0) + "`")
        .orElse("no such key");
  }

  private static Optional<Mismatch> mismatch(
      Element element, boolean negated, List<?> demanded, String seen) {
    return Optional.of(
        new Mismatch(element, (negated ? "none of " : "one of ") + demanded, "`" + seen + "`"));
  }
}

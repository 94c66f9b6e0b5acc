package io.github.sts4j.policy;

import io.github.sts4j.policy.condition.Condition;
import io.github.sts4j.policy.match.ContextTable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One compiled statement. Immutable; matching allocates nothing. */
final class Statement {
  /** The statement does not apply. */
  static final int NO = 0;

  private final int index;
  private final @Nullable String sid;
  private final Effect effect;
  private final @Nullable PrincipalMatcher principal;
  private final ActionMatcher action;
  /** Null in a trust policy, whose statements apply to the role (TP-1). */
  private final @Nullable ResourceMatcher resource;

  private final Condition[] conditions;

  Statement(
      int index,
      @Nullable String sid,
      Effect effect,
      @Nullable PrincipalMatcher principal,
      ActionMatcher action,
      @Nullable ResourceMatcher resource,
      List<Condition> conditions) {
    this.index = index;
    this.sid = sid;
    this.effect = effect;
    this.principal = principal;
    this.action = action;
    this.resource = resource;
    this.conditions = conditions.toArray(new Condition[0]);
  }

  /**
   * How the statement applies to a request: {@link #NO}, or bits of {@link PrincipalPattern} that say whom it names; a
   * statement without principal names everyone its policy is attached to.
   */
  int applies(AccessRequest request, boolean callerHasBoundary) {
    ContextTable context = request.table();
    if (!action.matches(request.foldedAction(), context)
        || (resource != null && !resource.matches(request.resource(), context))) {
      return NO;
    }
    int named = names(request.caller(), callerHasBoundary);
    return named != NO && conditionsHold(context) ? named : NO;
  }

  /** How the statement names the caller. */
  int names(Caller caller, boolean callerHasBoundary) {
    if (principal == null) {
      return PrincipalPattern.EVERYONE;
    }
    // A Deny with NotPrincipal always hits a caller that has a boundary.
    if (callerHasBoundary && effect == Effect.DENY && principal.isNegated()) {
      return PrincipalPattern.EVERYONE;
    }
    return principal.names(caller);
  }

  private boolean conditionsHold(ContextTable context) {
    for (Condition condition : conditions) {
      if (!condition.isSatisfiedBy(context)) {
        return false;
      }
    }
    return true;
  }

  int index() {
    return index;
  }

  Optional<String> sid() {
    return Optional.ofNullable(sid);
  }

  Effect effect() {
    return effect;
  }

  Optional<PrincipalMatcher> principal() {
    return Optional.ofNullable(principal);
  }

  ActionMatcher action() {
    return action;
  }

  Optional<ResourceMatcher> resource() {
    return Optional.ofNullable(resource);
  }

  List<Condition> conditions() {
    return List.of(conditions);
  }

  Statement bindPrincipals(Function<Arn, Optional<String>> uniqueIdOf) {
    PrincipalMatcher bound = principal == null ? null : principal.bind(uniqueIdOf);
    return new Statement(index, sid, effect, bound, action, resource, conditions());
  }
}

package io.github.sts4j.policy;

import java.util.ArrayList;
import java.util.List;

/** The statements of policies that speak together: one layer, or one level of it. Immutable. */
final class StatementSet {
  private final List<Policy> policies;
  private final Statement[] denies;
  private final Statement[] allows;

  StatementSet(List<Policy> policies) {
    this.policies = List.copyOf(policies);
    this.denies = of(Effect.DENY, policies);
    this.allows = of(Effect.ALLOW, policies);
  }

  List<Policy> policies() {
    return policies;
  }

  /** What these statements say to a request, as {@link Signals}. A Deny ends the search: nothing overrides it. */
  int signals(AccessRequest request, boolean callerHasBoundary) {
    for (Statement deny : denies) {
      if (deny.applies(request, callerHasBoundary) != Statement.NO) {
        return Signals.DENY;
      }
    }
    int signals = Signals.SILENT;
    for (Statement allow : allows) {
      signals |= Signals.of(Effect.ALLOW, allow.applies(request, callerHasBoundary));
    }
    return signals;
  }

  private static Statement[] of(Effect effect, List<Policy> policies) {
    List<Statement> chosen = new ArrayList<>();
    for (Policy policy : policies) {
      policy.statements().stream()
          .filter(statement -> statement.effect() == effect)
          .forEach(chosen::add);
    }
    return chosen.toArray(new Statement[0]);
  }
}

package io.github.sts4j.policy;

import java.util.List;

/** The statements of policies that speak together: one layer, or one level of it. Immutable. */
final class StatementSet {
  /** From this many policies on, one common index pays for its making. */
  private static final int MANY = 16;

  private final List<Policy> policies;
  private final CompiledStatements[] parts;

  StatementSet(List<Policy> policies) {
    this.policies = List.copyOf(policies);
    this.parts = policies.size() < MANY
        ? policies.stream().map(Policy::compiled).toArray(CompiledStatements[]::new)
        : new CompiledStatements[] {
          new CompiledStatements(
              policies.stream().flatMap(policy -> policy.statements().stream()).toList())
        };
  }

  List<Policy> policies() {
    return policies;
  }

  /** What these statements say to a request, as {@link Signals}. A Deny ends the search: nothing overrides it. */
  int signals(AccessRequest request, boolean callerHasBoundary) {
    for (CompiledStatements part : parts) {
      if (Signals.denies(part.denies().signals(request, callerHasBoundary))) {
        return Signals.DENY;
      }
    }
    int signals = Signals.SILENT;
    for (CompiledStatements part : parts) {
      signals |= part.allows().signals(request, callerHasBoundary);
    }
    return signals;
  }
}

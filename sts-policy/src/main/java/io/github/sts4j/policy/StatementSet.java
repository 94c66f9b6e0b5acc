package io.github.sts4j.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /** Whether a Deny applies to a request: nothing overrides it. */
  boolean denies(AccessRequest request, boolean callerHasBoundary) {
    for (CompiledStatements part : parts) {
      if (Signals.denies(part.denies().signals(request, callerHasBoundary))) {
        return true;
      }
    }
    return false;
  }

  /** Which grants apply to a request, as {@link Signals}. */
  int grants(AccessRequest request) {
    int signals = Signals.SILENT;
    for (CompiledStatements part : parts) {
      signals |= part.allows().signals(request, false);
    }
    return signals;
  }

  /** The same of a layer that may be absent, and is silent then. */
  static int grantsOf(@Nullable StatementSet layer, AccessRequest request) {
    return layer == null ? Signals.SILENT : layer.grants(request);
  }
}

package io.github.sts4j.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements of policies that speak together: one layer, or one level of it. Safe for use by many threads; what it
 * answers never changes.
 */
final class StatementSet {
  /** From this many policies on, one common index pays for its making, */
  private static final int MANY = 16;

  /** if it is asked this often. A stack that is made for one request asks each of its sets but a few times. */
  private static final int OFTEN = 16;

  private final List<Policy> policies;
  private volatile CompiledStatements[] parts;
  // Counted without a lock: one that is missed costs one more question of the slower kind.
  private int asked;

  StatementSet(List<Policy> policies) {
    this.policies = List.copyOf(policies);
    this.parts = compiled(this.policies);
  }

  // By hand, because every request makes its stack.
  private static CompiledStatements[] compiled(List<Policy> policies) {
    CompiledStatements[] parts = new CompiledStatements[policies.size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = policies.get(i).compiled();
    }
    return parts;
  }

  private CompiledStatements[] parts() {
    if (policies.size() >= MANY && asked < OFTEN && ++asked == OFTEN) {
      parts = new CompiledStatements[] {
        new CompiledStatements(
            policies.stream().flatMap(policy -> policy.statements().stream()).toList())
      };
    }
    return parts;
  }

  List<Policy> policies() {
    return policies;
  }

  /** Whether a Deny applies to a request: nothing overrides it. */
  boolean denies(AccessRequest request, boolean callerHasBoundary) {
    for (CompiledStatements part : parts()) {
      if (Signals.denies(part.denies().signals(request, callerHasBoundary))) {
        return true;
      }
    }
    return false;
  }

  /** Which grants apply to a request, as {@link Signals}. */
  int grants(AccessRequest request) {
    int signals = Signals.SILENT;
    for (CompiledStatements part : parts()) {
      signals |= part.allows().signals(request, false);
    }
    return signals;
  }

  /** The same of a layer that may be absent, and is silent then. */
  static int grantsOf(@Nullable StatementSet layer, AccessRequest request) {
    return layer == null ? Signals.SILENT : layer.grants(request);
  }
}

package io.github.sts4j.policy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The `Principal` or `NotPrincipal` of a statement. Immutable. */
final class PrincipalMatcher {
  private final Effect effect;
  private final boolean negated;
  private final PrincipalPattern[] patterns;

  PrincipalMatcher(Effect effect, boolean negated, List<PrincipalPattern> patterns) {
    this.effect = effect;
    this.negated = negated;
    this.patterns = patterns.toArray(new PrincipalPattern[0]);
  }

  /** How the statement names the caller, as bits of {@link PrincipalPattern}; zero if it does not apply to them. */
  int names(Caller caller) {
    int named = PrincipalPattern.NO;
    for (PrincipalPattern pattern : patterns) {
      named |= pattern.names(caller);
    }
    if (negated) {
      return isSpared(named, caller) ? PrincipalPattern.NO : PrincipalPattern.EVERYONE;
    }
    return named;
  }

  boolean isNegated() {
    return negated;
  }

  List<PrincipalPattern> patterns() {
    return List.of(patterns);
  }

  Set<Arn> arns() {
    Set<Arn> arns = new LinkedHashSet<>();
    for (PrincipalPattern pattern : patterns) {
      pattern.arn().ifPresent(arns::add);
    }
    return arns;
  }

  PrincipalMatcher bind(Function<Arn, Optional<String>> uniqueIdOf) {
    return new PrincipalMatcher(
        effect,
        negated,
        patterns().stream().map(pattern -> pattern.bind(uniqueIdOf)).toList());
  }

  /**
   * EV-9: a Deny with `NotPrincipal` spares a caller only if it lists all that the caller is: account, role and session.
   * An Allow leaves out whoever it lists in any way: neither reading widens access.
   */
  private boolean isSpared(int named, Caller caller) {
    if (effect == Effect.ALLOW) {
      return named != PrincipalPattern.NO;
    }
    if ((named & PrincipalPattern.EVERYONE) != 0) {
      return true;
    }
    int needed = switch (caller.kind()) {
      case ROOT -> PrincipalPattern.ACCOUNT;
      case USER, FEDERATED_USER -> PrincipalPattern.CALLER | PrincipalPattern.ACCOUNT;
      case ROLE -> PrincipalPattern.ENTITY | PrincipalPattern.ACCOUNT;
      case ROLE_SESSION ->
        PrincipalPattern.CALLER | PrincipalPattern.ENTITY | PrincipalPattern.ACCOUNT;
      case SERVICE, IDENTITY_PROVIDER, CANONICAL_USER -> PrincipalPattern.CALLER;
      case ANONYMOUS -> PrincipalPattern.EVERYONE;
    };
    return (named & needed) == needed;
  }
}

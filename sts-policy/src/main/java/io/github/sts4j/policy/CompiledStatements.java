package io.github.sts4j.policy;

import java.util.List;

/** The statements of a policy, or of many, in the order written and indexed by effect. Immutable. */
final class CompiledStatements {
  private final List<Statement> inOrder;
  private final StatementIndex denies;
  private final StatementIndex allows;

  CompiledStatements(List<Statement> statements) {
    this.inOrder = List.copyOf(statements);
    this.denies = of(Effect.DENY);
    this.allows = of(Effect.ALLOW);
  }

  List<Statement> inOrder() {
    return inOrder;
  }

  StatementIndex denies() {
    return denies;
  }

  StatementIndex allows() {
    return allows;
  }

  private StatementIndex of(Effect effect) {
    return StatementIndex.of(
        inOrder.stream().filter(statement -> statement.effect() == effect).toList());
  }
}

package io.github.sts4j.policy.condition;

import io.github.sts4j.policy.match.ContextTable;
import io.github.sts4j.policy.match.ContextValues;
import io.github.sts4j.policy.match.Fold;
import io.github.sts4j.policy.match.PatternSyntaxProblem;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One operator, one key and the values a policy gives for it. Immutable. */
public abstract sealed class Condition permits ComparisonCondition, NullCondition {
  private static final String NULL = "Null";

  private final String operator;
  private final String key;
  private final String foldedKey;
  private final List<String> values;

  Condition(String operator, String key, List<String> values) {
    this.operator = operator;
    this.key = key;
    this.foldedKey = Fold.key(key);
    this.values = List.copyOf(values);
  }

  /**
   * Compiles a condition; empty if there is no operator of this name.
   *
   * @param variables whether the policy's version has variables
   * @throws PatternSyntaxProblem if a value holds a variable that is not well formed
   */
  public static Optional<Condition> compile(
      String operator, String key, List<String> values, boolean variables)
      throws PatternSyntaxProblem {
    Quantifier quantifier = Quantifier.of(operator);
    if (operator.equals(quantifier.prefix() + NULL)) {
      return Optional.of(new NullCondition(operator, quantifier, key, values));
    }
    Optional<Operator> known = Operator.named(operator);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    ValueMatcher matcher = known.get().family().matcher(values, variables);
    return Optional.of(new ComparisonCondition(operator, known.get(), matcher, key, values));
  }

  /** Whether an operator of this name exists. */
  public static boolean isOperator(String name) {
    return name.equals(Quantifier.of(name).prefix() + NULL)
        || Operator.named(name).isPresent();
  }

  /** Whether the request satisfies this condition. */
  public final boolean isSatisfiedBy(ContextTable context) {
    return test(context.get(foldedKey), context);
  }

  /** @param present what stands under the key, or null */
  abstract boolean test(@Nullable ContextValues present, ContextTable context);

  /** The policy values that cannot be read as what the operator compares, and so agree with nothing. */
  public abstract List<String> unreadableValues();

  /** Whether no request at all can satisfy this condition. */
  public abstract boolean isNeverSatisfied();

  /** Whether only a request without the key satisfies this condition. */
  public abstract boolean demandsAbsence();

  /** Whether only a request with the key, and a value in it, satisfies this condition. */
  public abstract boolean demandsPresence();

  /** The operator as the policy writes it. */
  public String operator() {
    return operator;
  }

  /** The key as the policy writes it. */
  public String key() {
    return key;
  }

  /** The key as it is looked up. */
  public String foldedKey() {
    return foldedKey;
  }

  /** The values the policy gives. */
  public List<String> values() {
    return values;
  }
}

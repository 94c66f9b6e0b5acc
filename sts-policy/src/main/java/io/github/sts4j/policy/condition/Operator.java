package io.github.sts4j.policy.condition;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/**
 * A condition operator as a policy writes it: family, negation, set operator and IfExists, each a part of its own.
 *
 * @param family what is compared
 * @param negated whether the value must differ from all policy values
 * @param quantifier the set operator
 * @param ifExists whether an absent key satisfies it
 */
record Operator(OperatorFamily family, boolean negated, Quantifier quantifier, boolean ifExists) {
  private static final String IF_EXISTS = "IfExists";

  private record Base(OperatorFamily family, boolean negated) {}

  private static final Map<String, Base> BASES = Map.ofEntries(
      is("StringEquals", OperatorFamily.STRING_EQUALS),
      not("StringNotEquals", OperatorFamily.STRING_EQUALS),
      is("StringEqualsIgnoreCase", OperatorFamily.STRING_EQUALS_IGNORE_CASE),
      not("StringNotEqualsIgnoreCase", OperatorFamily.STRING_EQUALS_IGNORE_CASE),
      is("StringLike", OperatorFamily.STRING_LIKE),
      not("StringNotLike", OperatorFamily.STRING_LIKE),
      is("NumericEquals", OperatorFamily.NUMERIC_EQUALS),
      not("NumericNotEquals", OperatorFamily.NUMERIC_EQUALS),
      is("NumericLessThan", OperatorFamily.NUMERIC_LESS_THAN),
      is("NumericLessThanEquals", OperatorFamily.NUMERIC_LESS_THAN_EQUALS),
      is("NumericGreaterThan", OperatorFamily.NUMERIC_GREATER_THAN),
      is("NumericGreaterThanEquals", OperatorFamily.NUMERIC_GREATER_THAN_EQUALS),
      is("DateEquals", OperatorFamily.DATE_EQUALS),
      not("DateNotEquals", OperatorFamily.DATE_EQUALS),
      is("DateLessThan", OperatorFamily.DATE_LESS_THAN),
      is("DateLessThanEquals", OperatorFamily.DATE_LESS_THAN_EQUALS),
      is("DateGreaterThan", OperatorFamily.DATE_GREATER_THAN),
      is("DateGreaterThanEquals", OperatorFamily.DATE_GREATER_THAN_EQUALS),
      is("Bool", OperatorFamily.BOOL),
      is("BinaryEquals", OperatorFamily.BINARY_EQUALS),
      is("IpAddress", OperatorFamily.IP_ADDRESS),
      not("NotIpAddress", OperatorFamily.IP_ADDRESS),
      is("ArnEquals", OperatorFamily.ARN_LIKE),
      not("ArnNotEquals", OperatorFamily.ARN_LIKE),
      is("ArnLike", OperatorFamily.ARN_LIKE),
      not("ArnNotLike", OperatorFamily.ARN_LIKE));

  /** The operator of this name, letter case included; empty if there is none. `Null` is not one of these. */
  static Optional<Operator> named(String name) {
    Quantifier quantifier = Quantifier.of(name);
    String rest = name.substring(quantifier.prefix().length());
    boolean ifExists = rest.endsWith(IF_EXISTS);
    Base base = BASES.get(ifExists ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest);
    return Optional.ofNullable(base)
        .map(it -> new Operator(it.family, it.negated, quantifier, ifExists));
  }

  private static Map.Entry<String, Base> is(String name, OperatorFamily family) {
    return entry(name, new Base(family, false));
  }

  private static Map.Entry<String, Base> not(String name, OperatorFamily family) {
    return entry(name, new Base(family, true));
  }
}

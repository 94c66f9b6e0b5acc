package io.github.sts4j.policy.condition;

import io.github.sts4j.policy.match.ContextTable;

/**
 * The positive form of an operator with its policy values: whether a request value agrees with any of them (EV-22). A
 * value that cannot be read as the operator's type agrees with nothing, so that a negated operator succeeds and a Deny
 * is not lost.
 */
interface ValueMatcher {
  /** Whether the request value agrees with one of the policy values. */
  boolean accepts(String requestValue, ContextTable context);
}

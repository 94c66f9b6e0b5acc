package io.github.sts4j.testkit.policy;

import io.github.sts4j.policy.Policy;

/**
 * Two policies that differ in how they are written and in nothing else.
 *
 * @param original a policy
 * @param respelled the same in other words
 */
public record RespelledPolicy(Policy original, Policy respelled) {
  /** Both texts, for the report of a failed property. */
  @Override
  public String toString() {
    return "original: " + original.json() + "\nrespelled: " + respelled.json();
  }
}

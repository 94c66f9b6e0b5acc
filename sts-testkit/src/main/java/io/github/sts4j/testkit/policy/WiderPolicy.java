package io.github.sts4j.testkit.policy;

import io.github.sts4j.policy.Policy;

/**
 * Two policies of which one allows all that the other does, and often more.
 *
 * @param narrower a policy
 * @param wider the same with one change that can only let more through
 */
public record WiderPolicy(Policy narrower, Policy wider) {
  /** Both texts, for the report of a failed property. */
  @Override
  public String toString() {
    return "narrower: " + narrower.json() + "\nwider: " + wider.json();
  }
}

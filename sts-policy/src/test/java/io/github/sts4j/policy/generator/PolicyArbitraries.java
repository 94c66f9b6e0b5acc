package io.github.sts4j.policy.generator;

import io.github.sts4j.policy.reference.Situation;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** The generators as jqwik knows them. They do not shrink; {@link Smaller} does that for situations. */
public final class PolicyArbitraries {
  private PolicyArbitraries() {}

  /** Requests and the policies around them, which meet often. */
  public static Arbitrary<Situation> situations() {
    return Arbitraries.randomValue(random -> SituationSource.situation(Choices.of(random)));
  }
}

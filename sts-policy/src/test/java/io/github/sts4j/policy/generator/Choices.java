package io.github.sts4j.policy.generator;

import java.util.List;
import java.util.Random;

/** Where a generator takes its choices from: chance in a property, the fuzzer's bytes in a fuzz test. */
public interface Choices {
  /** A number from 0 to below the bound. */
  int below(int bound);

  /** Choices by chance. */
  static Choices of(Random random) {
    return random::nextInt;
  }

  /** True in so many of a hundred cases. */
  default boolean percent(int chance) {
    return below(100) < chance;
  }

  /** One of these. */
  default <T> T of(List<T> options) {
    return options.get(below(options.size()));
  }

  /** One of these. */
  @SuppressWarnings("unchecked")
  default <T> T of(T... options) {
    return options[below(options.length)];
  }
}

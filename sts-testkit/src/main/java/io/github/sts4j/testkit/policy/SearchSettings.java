package io.github.sts4j.testkit.policy;

/**
 * How a search for a request goes about it. The same settings and the same policies give the same search. Immutable.
 *
 * @param seed where chance starts
 * @param tries how many requests are decided at most; 1 or more
 */
public record SearchSettings(long seed, int tries) {
  private static final SearchSettings DEFAULTS = new SearchSettings(42, 20_000);

  /** @throws IllegalArgumentException if there is not at least one try */
  public SearchSettings {
    if (tries < 1) {
      throw new IllegalArgumentException("a search needs 1 or more tries, not " + tries);
    }
  }

  /** Seed 42 and 20,000 tries: a fraction of a second for most policies. */
  public static SearchSettings defaults() {
    return DEFAULTS;
  }

  /** These settings with another seed. */
  public SearchSettings withSeed(long newSeed) {
    return new SearchSettings(newSeed, tries);
  }

  /** These settings with another number of tries. */
  public SearchSettings withTries(int newTries) {
    return new SearchSettings(seed, newTries);
  }
}

package io.github.sts4j.policy.reference;

/** Some policy of the situation is malformed, which fails the whole evaluation. */
final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Malformed(String why) {
    super(why);
  }

  static void unless(boolean fine, String why) {
    if (!fine) {
      throw new Malformed(why);
    }
  }
}

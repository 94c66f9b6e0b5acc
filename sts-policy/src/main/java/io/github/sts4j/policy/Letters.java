package io.github.sts4j.policy;

import java.util.function.IntPredicate;

/** Which characters a name may hold. */
final class Letters {
  private Letters() {}

  static boolean isAlphanumeric(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** Whether every character from `from` to `to` is of the kind asked for. */
  static boolean all(String text, int from, int to, IntPredicate kind) {
    for (int i = from; i < to; i++) {
      if (!kind.test(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}

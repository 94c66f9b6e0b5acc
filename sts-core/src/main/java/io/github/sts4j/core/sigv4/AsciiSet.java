package io.github.sts4j.core.sigv4;

/** A set of ASCII characters, a place each: whether a character is in it costs no search. Immutable. */
final class AsciiSet {
  private final boolean[] members = new boolean[0x80];

  private AsciiSet() {}

  static AsciiSet of(String characters) {
    AsciiSet set = new AsciiSet();
    for (int i = 0; i < characters.length(); i++) {
      set.members[characters.charAt(i)] = true;
    }
    return set;
  }

  boolean contains(int c) {
    return c < members.length && members[c];
  }

  /** Whether all characters of the text are in the set; so they are if there is none. */
  boolean containsAll(String text) {
    return containsAll(text, 0, text.length());
  }

  /** Whether all characters of a part of the text are in the set. */
  boolean containsAll(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!contains(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}

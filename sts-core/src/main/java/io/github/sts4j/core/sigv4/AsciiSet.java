package io.github.sts4j.core.sigv4;

/** A set of ASCII characters, a place each: whether a character is in it costs no search. Immutable. */
final class AsciiSet {
  private static final int ASCII = 0x80;

  private final boolean[] members = new boolean[ASCII];

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
    boolean[] set = members;
    int all = 0;
    boolean inside = true;
    // Without a way out, so that one step need not wait for another.
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      all |= c;
      inside &= set[c & (ASCII - 1)];
    }
    return inside && all < ASCII;
  }
}

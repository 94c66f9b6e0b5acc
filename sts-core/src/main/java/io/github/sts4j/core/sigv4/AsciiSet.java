package io.github.sts4j.core.sigv4;

/** A set of ASCII characters, a bit each: whether a character is in it costs no search. */
record AsciiSet(long low, long high) {

  static AsciiSet of(String characters) {
    long low = 0;
    long high = 0;
    for (int i = 0; i < characters.length(); i++) {
      char c = characters.charAt(i);
      low |= c < Long.SIZE ? 1L << c : 0;
      high |= c < Long.SIZE ? 0 : 1L << (c - Long.SIZE);
    }
    return new AsciiSet(low, high);
  }

  boolean contains(int c) {
    // A shift goes by the last six bits of the distance.
    return c < 2 * Long.SIZE && ((c < Long.SIZE ? low : high) >>> c & 1) != 0;
  }

  /** Whether all characters of the text are in the set; so they are if there is none. */
  boolean containsAll(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!contains(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}

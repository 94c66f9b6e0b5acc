package io.github.sts4j.policy.match;

/** Finds one text in others in linear time whatever either holds (Knuth, Morris, Pratt). */
final class LiteralSearch {
  /** Below this length the plain search is linear too, with a small constant, and faster in practice. */
  private static final int PLAIN = 24;

  private final String needle;
  private final int[] borders;

  LiteralSearch(String needle) {
    this.needle = needle;
    this.borders = needle.length() <= PLAIN ? new int[0] : borders(needle);
  }

  /** Where the needle first stands within `from` and `to`, or -1. */
  int find(String text, int from, int to) {
    return borders.length == 0 ? plain(text, from, to) : linear(text, from, to);
  }

  private int plain(String text, int from, int to) {
    int at = text.indexOf(needle, from);
    return at <= to - needle.length() ? at : -1;
  }

  private int linear(String text, int from, int to) {
    int matched = 0;
    for (int at = from; at < to; at++) {
      while (matched > 0 && text.charAt(at) != needle.charAt(matched)) {
        matched = borders[matched - 1];
      }
      if (text.charAt(at) == needle.charAt(matched) && ++matched == needle.length()) {
        return at + 1 - matched;
      }
    }
    return -1;
  }

  /** For each prefix, the length of its longest proper prefix that is also its suffix. */
  private static int[] borders(String needle) {
    int[] borders = new int[needle.length()];
    int border = 0;
    for (int at = 1; at < needle.length(); at++) {
      while (border > 0 && needle.charAt(at) != needle.charAt(border)) {
        border = borders[border - 1];
      }
      if (needle.charAt(at) == needle.charAt(border)) {
        border++;
      }
      borders[at] = border;
    }
    return borders;
  }
}

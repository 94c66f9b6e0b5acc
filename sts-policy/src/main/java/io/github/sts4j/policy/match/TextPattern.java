package io.github.sts4j.policy.match;

import java.util.List;

/**
 * A compiled text with asterisks, question marks and policy variables. Immutable.
 *
 * <p>Matching never backtracks: the first and last segment are tied to the ends, each one between takes its leftmost
 * place, which leaves the most room for the rest. Time is linear in the text: literal segments are searched in linear
 * time, and the length of those with `?` is bounded. Nothing is allocated.
 */
public final class TextPattern {
  private final String source;
  private final Segment[] segments;

  /** @param segments what stands before, between and after the asterisks; one more than there are asterisks */
  TextPattern(String source, List<Segment> segments) {
    this.source = source;
    this.segments = segments.toArray(new Segment[0]);
  }

  /** Whether the whole text matches. */
  public boolean matches(String text, ContextTable context) {
    return matches(text, 0, text.length(), context);
  }

  /** Whether the part of the text from `from` to `to` matches. */
  public boolean matches(String text, int from, int to, ContextTable context) {
    if (segments.length == 1) {
      return segments[0].forward(text, from, to, context) == to;
    }
    int last = segments.length - 1;
    int start = segments[0].forward(text, from, to, context);
    int end = start < 0 ? -1 : segments[last].backward(text, start, to, context);
    for (int i = 1; i < last && end >= 0; i++) {
      start = segments[i].find(text, start, end, context);
      if (start < 0) {
        return false;
      }
    }
    return end >= 0;
  }

  /** The text this was compiled from. */
  @Override
  public String toString() {
    return source;
  }
}

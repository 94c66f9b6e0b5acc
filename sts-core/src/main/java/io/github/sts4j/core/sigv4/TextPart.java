package io.github.sts4j.core.sigv4;

/** A part of a text, without a copy of it: every request has several. Immutable. */
record TextPart(String whole, int start, int end) {
  static final int NOWHERE = -1;

  static TextPart of(String text) {
    return new TextPart(text, 0, text.length());
  }

  /** This part of a text without the blanks around it. */
  static TextPart trimmed(String whole, int from, int to) {
    int start = HeaderText.start(whole, from, to);
    return new TextPart(whole, start, HeaderText.end(whole, start, to));
  }

  int length() {
    return end - start;
  }

  boolean is(String text) {
    return length() == text.length() && whole.startsWith(text, start);
  }

  /** Where in the whole text the character stands, from a place on, or {@link #NOWHERE}. */
  int indexOf(char c, int from) {
    int at = whole.indexOf(c, from);
    return at < end ? at : NOWHERE;
  }

  /** A copy of the part. */
  String text() {
    return whole.substring(start, end);
  }
}

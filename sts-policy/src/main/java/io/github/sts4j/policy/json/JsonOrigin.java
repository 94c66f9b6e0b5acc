package io.github.sts4j.policy.json;

import org.jspecify.annotations.Nullable;

/** Where a value stood in its document; end, line and column are looked for when somebody asks. Immutable. */
public final class JsonOrigin {
  private static final int AT_THE_QUOTE = -1;

  private final @Nullable JsonPath container;
  private final String step;
  private final String document;
  private final int start;
  private final int end;

  /**
   * @param container the path of the object or array the value is in; null for the whole document
   * @param step the value's name or index there
   */
  JsonOrigin(@Nullable JsonPath container, String step, String document, int start, int end) {
    this.container = container;
    this.step = step;
    this.document = document;
    this.start = start;
    this.end = end;
  }

  /** The origin of a string that begins with the quote at this place. */
  static JsonOrigin ofString(
      @Nullable JsonPath container, String step, String document, int start) {
    return new JsonOrigin(container, step, document, start, AT_THE_QUOTE);
  }

  /** The JSON pointer (RFC 6901) of the value; empty for the whole document. */
  public String pointer() {
    return container == null ? "" : container.child(step).pointer();
  }

  /** The line the value begins on, from 1. */
  public int line() {
    int line = 1;
    for (int i = 0; i < start; i++) {
      line += endsLine(i) ? 1 : 0;
    }
    return line;
  }

  /** The column the value begins at, from 1, in UTF-16 units. */
  public int column() {
    int first = start;
    while (first > 0 && !endsLine(first - 1)) {
      first--;
    }
    return start - first + 1;
  }

  /** The value exactly as it was written. */
  public String raw() {
    return document.substring(start, end == AT_THE_QUOTE ? afterString() : end);
  }

  /** What stands between the quotes of a string without escapes. */
  String unquoted() {
    return document.substring(start + 1, document.indexOf('"', start + 1));
  }

  /** Lines end with LF, CR, or both in this order. */
  private boolean endsLine(int at) {
    char c = document.charAt(at);
    return c == '\n'
        || (c == '\r' && (at + 1 == document.length() || document.charAt(at + 1) != '\n'));
  }

  private int afterString() {
    int at = start + 1;
    while (document.charAt(at) != '"') {
      at += document.charAt(at) == '\\' ? 2 : 1;
    }
    return at + 1;
  }

  /** No two values of one document begin in the same place. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonOrigin that
        && start == that.start
        && document.equals(that.document);
  }

  @Override
  public int hashCode() {
    return start;
  }

  @Override
  public String toString() {
    return "`" + pointer() + "` (line " + line() + ", column " + column() + ")";
  }
}

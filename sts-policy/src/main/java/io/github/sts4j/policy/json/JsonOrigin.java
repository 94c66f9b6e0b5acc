package io.github.sts4j.policy.json;

/** Where a value stood in its document. Immutable. */
public final class JsonOrigin {
  private final JsonPath path;
  private final String document;
  private final int start;
  private final int end;
  private final int line;
  private final int column;

  JsonOrigin(JsonPath path, String document, int start, int end, int line, int column) {
    this.path = path;
    this.document = document;
    this.start = start;
    this.end = end;
    this.line = line;
    this.column = column;
  }

  /** The JSON pointer (RFC 6901) of the value; empty for the whole document. */
  public String pointer() {
    return path.pointer();
  }

  /** The line the value begins on, from 1. */
  public int line() {
    return line;
  }

  /** The column the value begins at, from 1, in UTF-16 units. */
  public int column() {
    return column;
  }

  /** The value exactly as it was written. */
  public String raw() {
    return document.substring(start, end);
  }

  @Override
  public String toString() {
    return "`" + pointer() + "` (line " + line + ", column " + column + ")";
  }
}

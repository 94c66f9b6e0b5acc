package io.github.sts4j.policy.json;

/** A text that is not acceptable JSON: not JSON at all, a duplicate name, trailing text, or over the limits. */
public final class JsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String pointer;
  private final int line;
  private final int column;
  private final String problem;

  JsonException(String pointer, int line, int column, String problem) {
    super(JsonWriter.oneLine(problem + ", at " + place(pointer, line, column)));
    this.pointer = pointer;
    this.line = line;
    this.column = column;
    this.problem = problem;
  }

  /** A place in words for messages; the pointer of the whole document says nothing. */
  public static String place(String pointer, int line, int column) {
    String position = "line " + line + ", column " + column;
    return pointer.isEmpty() ? position : "`" + pointer + "` (" + position + ")";
  }

  /** The JSON pointer of the innermost value being read; empty for the whole document. */
  public String pointer() {
    return pointer;
  }

  /** The line of the fault, from 1. */
  public int line() {
    return line;
  }

  /** The column of the fault, from 1. */
  public int column() {
    return column;
  }

  /** What is wrong, without the place. */
  public String problem() {
    return problem;
  }
}

package io.github.sts4j.policy;

import io.github.sts4j.policy.json.JsonException;
import io.github.sts4j.policy.json.JsonValue;

/** A policy text that its kind's grammar does not admit. The message names the place and says what would be right. */
public final class PolicyParseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String pointer;
  private final int line;
  private final int column;
  private final String problem;

  private PolicyParseException(String pointer, int line, int column, String problem) {
    super(problem + ", at `" + pointer + "` (line " + line + ", column " + column + ")");
    this.pointer = pointer;
    this.line = line;
    this.column = column;
    this.problem = problem;
  }

  static PolicyParseException at(JsonValue value, String problem) {
    return new PolicyParseException(value.pointer(), value.line(), value.column(), problem);
  }

  static PolicyParseException of(JsonException fault) {
    return new PolicyParseException(fault.pointer(), fault.line(), fault.column(), fault.problem());
  }

  /** The JSON pointer (RFC 6901) of the offending value; empty for the whole document. */
  public String pointer() {
    return pointer;
  }

  /** The line it begins on, from 1. */
  public int line() {
    return line;
  }

  /** The column it begins at, from 1. */
  public int column() {
    return column;
  }

  /** What is wrong and what would be right, without the place. */
  public String problem() {
    return problem;
  }
}

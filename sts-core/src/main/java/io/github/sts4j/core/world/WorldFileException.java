package io.github.sts4j.core.world;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.policy.json.JsonWriter;

/** A world file that is not as it must be: where, and what would be right. Nothing of it was loaded. */
public final class WorldFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String pointer;
  private final int line;
  private final int column;

  WorldFileException(String pointer, int line, int column, String problem) {
    super(JsonWriter.oneLine((pointer.isEmpty() ? "the document" : pointer) + " (line " + line
        + ", column " + column + "): " + problem));
    this.pointer = requireNonNull(pointer, "pointer");
    this.line = line;
    this.column = column;
  }

  /** The JSON pointer (RFC 6901) of the value that is wrong. */
  public String pointer() {
    return pointer;
  }

  /** The line of that value, from 1. */
  public int line() {
    return line;
  }

  /** The column of that value, from 1. */
  public int column() {
    return column;
  }
}

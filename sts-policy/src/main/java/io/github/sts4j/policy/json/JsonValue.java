package io.github.sts4j.policy.json;

/** A value of a JSON document, immutable, that knows where it stood. */
public sealed interface JsonValue
    permits JsonArray, JsonBoolean, JsonNull, JsonNumber, JsonObject, JsonString {

  /** Where this value stood in its document. */
  JsonOrigin origin();

  /** What this value is, for messages: `an object`, `a string`, and so on. */
  String describe();

  /** The JSON pointer of this value; empty for the whole document. */
  default String pointer() {
    return origin().pointer();
  }

  /** The line this value begins on, from 1. */
  default int line() {
    return origin().line();
  }

  /** The column this value begins at, from 1. */
  default int column() {
    return origin().column();
  }

  /** This value exactly as it was written. */
  default String raw() {
    return origin().raw();
  }
}

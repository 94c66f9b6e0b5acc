package io.github.sts4j.policy;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.policy.json.JsonException;
import io.github.sts4j.policy.json.JsonValue;
import io.github.sts4j.policy.json.JsonWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A policy text that its kind's grammar does not admit. The message names the place and says what would be right. */
public final class PolicyParseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String policy;
  private final String pointer;
  private final int line;
  private final int column;
  private final String problem;

  private PolicyParseException(
      @Nullable String policy, String pointer, int line, int column, String problem) {
    super(JsonWriter.oneLine((policy == null ? "" : policy + ": ") + problem + ", at "
        + JsonException.place(pointer, line, column)));
    this.policy = policy;
    this.pointer = pointer;
    this.line = line;
    this.column = column;
    this.problem = problem;
  }

  static PolicyParseException at(JsonValue value, String problem) {
    return new PolicyParseException(null, value.pointer(), value.line(), value.column(), problem);
  }

  static PolicyParseException of(JsonException fault) {
    return new PolicyParseException(
        null, fault.pointer(), fault.line(), fault.column(), fault.problem());
  }

  /**
   * The same fault, with a message that says which policy has it: a text alone does not know whose it is.
   *
   * @param policy the policy in words, such as {@code policy `read` of arn:aws:iam::111122223333:role/Reader}
   */
  public PolicyParseException inPolicy(String policy) {
    PolicyParseException named =
        new PolicyParseException(requireNonNull(policy, "policy"), pointer, line, column, problem);
    named.setStackTrace(getStackTrace());
    return named;
  }

  /** Which policy it is, in words, where that is known. */
  public Optional<String> policy() {
    return Optional.ofNullable(policy);
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

package io.github.sts4j.policy;

import static java.util.Objects.requireNonNull;

/**
 * Something about a policy that its grammar admits and its author hardly meant.
 *
 * @param code what kind of thing
 * @param pointer the JSON pointer of the place
 * @param line its line, from 1
 * @param column its column, from 1
 * @param message what it is and what to do about it
 */
public record PolicyFinding(Code code, String pointer, int line, int column, String message) {
  /** How much it matters. */
  public enum Severity {
    /** Part of the policy cannot have any effect. */
    ERROR,
    /** The policy may grant more than it seems to. */
    SECURITY_WARNING,
    /** The policy may not do what it seems to. */
    WARNING,
    /** The policy can be made shorter or clearer. */
    SUGGESTION
  }

  /** The kinds of findings. */
  public enum Code {
    /** A condition that no request can satisfy. */
    IMPOSSIBLE_CONDITION(Severity.ERROR),
    /** A `Null` test for the absence of a key that is always there. */
    NULL_NEVER_TRUE(Severity.ERROR),
    /** A condition value that its operator cannot read, beside others that it can. */
    UNREADABLE_VALUE(Severity.WARNING),
    /** `ForAllValues` in an Allow, which a request without the key satisfies (EV-21), without a `Null` guard. */
    FOR_ALL_VALUES_WITHOUT_NULL(Severity.SECURITY_WARNING),
    /** Everybody in a trust policy, without a condition. */
    WILDCARD_PRINCIPAL_WITHOUT_CONDITION(Severity.SECURITY_WARNING),
    /** `NotPrincipal` with Allow: everybody else, anonymous callers included. */
    NOT_PRINCIPAL_WITH_ALLOW(Severity.SECURITY_WARNING),
    /** A statement that another one of the same effect makes needless. */
    SHADOWED_STATEMENT(Severity.SUGGESTION),
    /** An Allow that a Deny of the same policy covers whole. */
    ALLOW_ALWAYS_DENIED(Severity.WARNING),
    /** A statement without actions, resources or principals, which never applies. */
    EMPTY_ELEMENT(Severity.SUGGESTION),
    /** A variable where it is plain text: before the fifth colon of a resource (EV-23). */
    VARIABLE_IS_PLAIN_TEXT(Severity.WARNING);

    private final Severity severity;

    Code(Severity severity) {
      this.severity = severity;
    }

    /** How much findings of this kind matter. */
    public Severity severity() {
      return severity;
    }
  }

  /** Checks that nothing is null. */
  public PolicyFinding {
    requireNonNull(code, "code");
    requireNonNull(pointer, "pointer");
    requireNonNull(message, "message");
  }

  /** How much it matters. */
  public Severity severity() {
    return code.severity();
  }
}

package io.github.sts4j.policy;

import io.github.sts4j.policy.PolicyFinding.Code;
import io.github.sts4j.policy.match.ArnPattern;

/** What can be said of a statement by itself, conditions aside. */
final class StatementReview {
  private static final int COLONS_OF_AN_ARN = 5;

  private final PolicyKind kind;
  private final Statement statement;
  private final FindingSink sink;

  StatementReview(PolicyKind kind, Statement statement, FindingSink sink) {
    this.kind = kind;
    this.statement = statement;
    this.sink = sink;
  }

  void run() {
    statement.principal().ifPresent(this::principal);
    if (statement.action().written().isEmpty()) {
      sink.add(
          Code.EMPTY_ELEMENT,
          "a statement without actions never applies; name one or remove it",
          "Action");
    }
    statement.resource().ifPresent(this::resource);
  }

  private void principal(PrincipalMatcher principal) {
    boolean allows = statement.effect() == Effect.ALLOW;
    if (principal.isNegated() && allows) {
      sink.add(
          Code.NOT_PRINCIPAL_WITH_ALLOW,
          "`NotPrincipal` with `Allow` grants to everybody else, anonymous callers included; use `Principal`",
          "NotPrincipal");
    }
    boolean everyone =
        principal.patterns().stream().anyMatch(PrincipalPattern.Everyone.class::isInstance);
    if (kind == PolicyKind.TRUST && allows && everyone && statement.conditions().isEmpty()) {
      sink.add(
          Code.WILDCARD_PRINCIPAL_WITHOUT_CONDITION,
          "every AWS caller of any account may assume the role; name principals or add a condition",
          "Principal");
    }
    if (principal.patterns().isEmpty()) {
      sink.add(
          Code.EMPTY_ELEMENT,
          "a statement without principals never applies; name one or remove it",
          "Principal");
    }
  }

  private void resource(ResourceMatcher resource) {
    String element = resource.isNegated() ? "NotResource" : "Resource";
    if (resource.patterns().isEmpty()) {
      sink.add(
          Code.EMPTY_ELEMENT,
          "a statement without resources never applies; name one or remove it",
          element);
    }
    for (ArnPattern pattern : resource.patterns()) {
      if (head(pattern.toString()).contains("${")) {
        sink.add(
            Code.VARIABLE_IS_PLAIN_TEXT,
            "`" + pattern
                + "`: a variable before the fifth colon is plain text and matches nothing; write it behind",
            element);
      }
    }
  }

  /** The first five parts of an ARN. */
  private static String head(String arn) {
    int at = 0;
    for (int i = 0; i < COLONS_OF_AN_ARN && at >= 0; i++) {
      at = arn.indexOf(':', at) + 1;
    }
    return arn.substring(0, at);
  }
}

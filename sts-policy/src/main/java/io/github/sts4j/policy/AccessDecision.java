package io.github.sts4j.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The answer to a request and the reasons for it. Immutable. The reasons are found anew each time they are asked for;
 * a decision nobody questions costs nothing more than its outcome.
 */
public final class AccessDecision {
  /** The three answers. */
  public enum Outcome {
    /** Every required grant is there and nothing denies. */
    ALLOWED,
    /** A Deny statement applies. */
    EXPLICITLY_DENIED,
    /** Nothing denies, but a required grant is missing. */
    IMPLICITLY_DENIED
  }

  private final PolicyStack stack;
  private final AccessRequest request;
  private final Verdict verdict;

  AccessDecision(PolicyStack stack, AccessRequest request, Verdict verdict) {
    this.stack = stack;
    this.request = request;
    this.verdict = verdict;
  }

  /** What was asked. */
  public AccessRequest request() {
    return request;
  }

  /** Which of the three answers it is. */
  public Outcome outcome() {
    return verdict.outcome();
  }

  /** Whether the request may go ahead. */
  public boolean isAllowed() {
    return outcome() == Outcome.ALLOWED;
  }

  /** For a denial, the layer that denied or left the grant out, the first in the order of EV-2; else empty. */
  public Optional<PolicyLayer> decidingLayer() {
    return verdict.layer();
  }

  /**
   * The statements that decided: the Deny statements that apply, or the Allow statements that do, layer by layer; none
   * if a grant is missing.
   */
  public List<StatementReference> statements() {
    return switch (outcome()) {
      case ALLOWED -> applying(false);
      case EXPLICITLY_DENIED -> applying(true);
      case IMPLICITLY_DENIED -> List.of();
    };
  }

  /** The same statements as {@link #statements}, each as its policy has it. Computed by this call. */
  public List<DecidingStatement> decidingStatements() {
    return switch (outcome()) {
      case ALLOWED -> deciding(false);
      case EXPLICITLY_DENIED -> deciding(true);
      case IMPLICITLY_DENIED -> List.of();
    };
  }

  /** Why, in one line for logs. Not for strangers: it names policies and statements. */
  public String explain() {
    String question = "`" + request + "`";
    return switch (outcome()) {
      case ALLOWED -> question + " is allowed by " + words(statements());
      case EXPLICITLY_DENIED -> question + " is denied by " + words(statements());
      case IMPLICITLY_DENIED ->
        question + " is denied: nothing in the "
            + decidingLayer().map(this::words).orElse("policies") + " allows it";
    };
  }

  /** The outcome and the deciding layer. */
  @Override
  public String toString() {
    return outcome() + decidingLayer().map(layer -> " by " + words(layer)).orElse("");
  }

  /** A layer of this decision in words. */
  private String words(PolicyLayer layer) {
    return layer.words(stack.isTrust());
  }

  private static String words(List<StatementReference> statements) {
    return statements.isEmpty()
        ? "rule, whatever the policies say"
        : statements.stream().map(StatementReference::toString).collect(Collectors.joining(", "));
  }

  /** Why, layer by layer, with the statements that came closest. Computed by this call. */
  public DecisionExplanation explanation() {
    return new DecisionExplanation(this, new Explainer(stack, request).layers());
  }

  private List<StatementReference> applying(boolean denies) {
    if (UnconditionalActions.isAllowed(request)) {
      return List.of();
    }
    return new Explainer(stack, request)
        .layers().stream()
            .flatMap(layer -> layer.applying().stream())
            .filter(statement -> statement.denies() == denies)
            .map(StatementExplanation::statement)
            .toList();
  }

  private List<DecidingStatement> deciding(boolean denies) {
    return UnconditionalActions.isAllowed(request)
        ? List.of()
        : new Explainer(stack, request).deciding(denies);
  }
}

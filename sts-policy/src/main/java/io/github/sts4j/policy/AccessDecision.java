package io.github.sts4j.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
      case ALLOWED -> applying(Effect.ALLOW);
      case EXPLICITLY_DENIED -> applying(Effect.DENY);
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
            + decidingLayer().map(PolicyLayer::words).orElse("policies") + " allows it";
    };
  }

  /** The outcome and the deciding layer. */
  @Override
  public String toString() {
    return outcome() + decidingLayer().map(layer -> " by " + layer.words()).orElse("");
  }

  private static String words(List<StatementReference> statements) {
    return statements.isEmpty()
        ? "rule, whatever the policies say"
        : statements.stream().map(StatementReference::toString).collect(Collectors.joining(", "));
  }

  private List<StatementReference> applying(Effect effect) {
    List<StatementReference> found = new ArrayList<>();
    for (StatementSet level : stack.resourceControl()) {
      collect(PolicyLayer.RESOURCE_CONTROL, level, effect, found);
    }
    for (StatementSet level : stack.serviceControl()) {
      collect(PolicyLayer.SERVICE_CONTROL, level, effect, found);
    }
    collect(PolicyLayer.RESOURCE, stack.resource(), effect, found);
    collect(PolicyLayer.IDENTITY, stack.identity(), effect, found);
    collect(PolicyLayer.PERMISSIONS_BOUNDARY, stack.permissionsBoundary(), effect, found);
    collect(PolicyLayer.SESSION, stack.session(), effect, found);
    return List.copyOf(found);
  }

  private void collect(
      PolicyLayer layer,
      @Nullable StatementSet set,
      Effect effect,
      List<StatementReference> found) {
    if (set == null) {
      return;
    }
    for (Policy policy : set.policies()) {
      for (Statement statement : policy.statements()) {
        if (statement.effect() == effect
            && statement.applies(request, stack.permissionsBoundary() != null) != Statement.NO) {
          found.add(
              new StatementReference(layer, policy.name(), statement.index(), statement.sid()));
        }
      }
    }
  }
}

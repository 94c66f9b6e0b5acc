package io.github.sts4j.policy.reference;

import static io.github.sts4j.policy.reference.Answer.Layer;

import io.github.sts4j.policy.reference.Principals.Name;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** «Putting policies together» of the cases' README, EV-1 to EV-11 and TP-20 to TP-30. */
public final class ReferenceEvaluator {
  private final Situation asked;
  private final Principals caller;
  private final List<Rule> identity;
  private final List<Rule> resource;
  private final List<Rule> boundary;
  private final List<Rule> session;
  private final List<List<Rule>> serviceControl;
  private final List<List<Rule>> resourceControl;

  private ReferenceEvaluator(Situation asked) {
    this.asked = asked;
    this.caller = new Principals(asked);
    this.identity = rules(Kind.IDENTITY, asked.identity());
    this.resource = rules(
        asked.trust() ? Kind.TRUST : Kind.RESOURCE,
        asked.resourcePolicy().map(List::of).orElse(List.of()));
    this.boundary = rules(Kind.BOUNDARY, asked.boundary().map(List::of).orElse(List.of()));
    this.session = rules(Kind.SESSION, asked.session().orElse(List.of()));
    this.serviceControl = asked.serviceControl().stream()
        .map(level -> rules(Kind.SERVICE_CONTROL, level))
        .toList();
    this.resourceControl = asked.resourceControl().stream()
        .map(level -> rules(Kind.RESOURCE_CONTROL, level))
        .toList();
  }

  /** Decides a situation. */
  public static Answer decide(Situation asked) {
    try {
      return new ReferenceEvaluator(asked).decide();
    } catch (Malformed badPolicy) {
      // A bad policy is never skipped, since skipping a Deny would grant.
      return Answer.ERROR;
    }
  }

  private static List<Rule> rules(Kind kind, List<String> policies) {
    List<Rule> rules = new ArrayList<>();
    policies.forEach(policy -> rules.addAll(Grammar.read(kind, policy)));
    return rules;
  }

  private Answer decide() {
    if (isUnconditional()) {
      return Answer.ALLOWED;
    }
    Optional<Layer> denying = denying();
    if (denying.isPresent()) {
      return Answer.denied(denying.get());
    }
    if (!caller.hasIdentity()) {
      // Anonymous callers, services, identity providers: the resource policy must allow, nothing
      // else is asked.
      return grants(resource).isEmpty() ? Answer.missing(Layer.RESOURCE) : Answer.ALLOWED;
    }
    return serviceControlAllows() ? grant() : Answer.missing(Layer.SERVICE_CONTROL);
  }

  // `sts:GetCallerIdentity` and `sts:GetSessionToken`
  // need no permission and cannot be denied (section 2.1).
  private boolean isUnconditional() {
    String action = lowerCase(asked.action());
    return caller.hasIdentity()
        && (action.equals("sts:getcalleridentity") || action.equals("sts:getsessiontoken"));
  }

  // EV-1, EV-7: any applicable Deny anywhere; EV-2: reported in this order.
  private Optional<Layer> denying() {
    boolean linked = caller.isServiceLinkedRole();
    if (!linked && resourceControl.stream().anyMatch(this::denies)) {
      return Optional.of(Layer.RESOURCE_CONTROL);
    }
    if (caller.hasIdentity() && !linked && serviceControl.stream().anyMatch(this::denies)) {
      return Optional.of(Layer.SERVICE_CONTROL);
    }
    if (denies(resource)) {
      return Optional.of(Layer.RESOURCE);
    }
    if (caller.hasIdentity() && denies(identity)) {
      return Optional.of(Layer.IDENTITY);
    }
    if (caller.hasIdentity() && denies(boundary)) {
      return Optional.of(Layer.PERMISSIONS_BOUNDARY);
    }
    return caller.hasIdentity() && denies(session) ? Optional.of(Layer.SESSION) : Optional.empty();
  }

  // EV-3: every level must allow; service-linked roles are exempt.
  private boolean serviceControlAllows() {
    return caller.isServiceLinkedRole()
        || serviceControl.stream().noneMatch(level -> grants(level).isEmpty());
  }

  private Answer grant() {
    Set<Name> granted = grants(resource);
    boolean identityAllows = caller.isRoot() || !grants(identity).isEmpty();
    boolean boundaryAllows = asked.boundary().isEmpty() || !grants(boundary).isEmpty();
    // SP-7: without session policies a federated user has nothing; others are not limited.
    boolean sessionAllows =
        asked.session().map(any -> !grants(session).isEmpty()).orElse(!caller.isFederatedUser());
    if (isSameAccount()) {
      // EV-6, TP-25: the rows of `*`, of the user and of the session.
      if (granted.contains(Name.EVERYBODY)) {
        return Answer.ALLOWED;
      }
      // by the stricter reading the boundary limits a grant to the user.
      boolean limited =
          caller.isUser() && asked.boundaryLimitsDirectUserGrants() && !boundaryAllows;
      if (granted.contains(Name.CALLER) && !limited) {
        return Answer.ALLOWED;
      }
    }
    // EV-5, TP-2: a trust policy must allow in every case, any resource policy across accounts.
    if ((asked.trust() || !isSameAccount()) && granted.isEmpty()) {
      return Answer.missing(Layer.RESOURCE);
    }
    // EV-6: the row of the role: identity may be silent. The row of the account only delegates.
    boolean named = granted.contains(Name.ENTITY) || granted.contains(Name.CALLER);
    if (!identityAllows && !(isSameAccount() && named)) {
      return Answer.missing(Layer.IDENTITY);
    }
    if (!boundaryAllows) {
      return Answer.missing(Layer.PERMISSIONS_BOUNDARY);
    }
    return sessionAllows ? Answer.ALLOWED : Answer.missing(Layer.SESSION);
  }

  private boolean isSameAccount() {
    String[] parts = asked.resource().split(":", 6);
    Optional<String> inArn =
        Optional.of(parts).filter(it -> it.length == 6 && !it[4].isEmpty()).map(it -> it[4]);
    // An account that is not known is not the same.
    return caller.account().isPresent()
        && caller.account().equals(asked.resourceAccount().or(() -> inArn));
  }

  private boolean denies(List<Rule> rules) {
    return rules.stream().anyMatch(rule -> !rule.allow() && !applies(rule).isEmpty());
  }

  private Set<Name> grants(List<Rule> rules) {
    Set<Name> names = EnumSet.noneOf(Name.class);
    rules.stream().filter(Rule::allow).forEach(rule -> names.addAll(applies(rule)));
    return names;
  }

  // «When does a statement apply»: all of its parts must match.
  private Set<Name> applies(Rule rule) {
    Operators operators = new Operators(rule.variables(), asked.context());
    boolean matches =
        action(rule) && resource(rule) && rule.conditions().stream().allMatch(operators::holds);
    boolean hasBoundary = caller.hasIdentity() && asked.boundary().isPresent();
    return matches ? caller.names(rule, hasBoundary) : EnumSet.noneOf(Name.class);
  }

  // Prefix and name ignore letter case; `NotAction` matches whatever no entry matches.
  private boolean action(Rule rule) {
    String action = lowerCase(asked.action());
    boolean any = rule.actions().stream()
        .anyMatch(pattern -> Texts.isLike(lowerCase(pattern), false, action, asked.context()));
    return any != rule.notAction();
  }

  private boolean resource(Rule rule) {
    return rule.resources()
        .map(patterns -> patterns.stream()
                .anyMatch(pattern -> Arns.matchesResource(
                    pattern, rule.variables(), asked.resource(), asked.context()))
            != rule.notResource())
        .orElse(true);
  }

  /** Action names are ASCII: a letter beyond it has no other case. */
  private static String lowerCase(String action) {
    StringBuilder lower = new StringBuilder();
    action
        .codePoints()
        .forEach(c -> lower.append(
            c < 128 ? Character.toString(c).toLowerCase(Locale.ROOT) : Character.toString(c)));
    return lower.toString();
  }
}

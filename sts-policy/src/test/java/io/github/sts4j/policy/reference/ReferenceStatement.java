package io.github.sts4j.policy.reference;

import static io.github.sts4j.policy.reference.ReferenceEvaluator.list;
import static io.github.sts4j.policy.reference.ReferenceEvaluator.object;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Whether a statement applies to the request of a case, and how it names the caller. */
final class ReferenceStatement {
  private final String action;
  private final String resource;
  private final ReferenceCaller caller;
  private final boolean callerHasBoundary;
  private final Map<String, Object> context = new HashMap<>();

  ReferenceStatement(
      Map<String, Object> request, ReferenceCaller caller, boolean callerHasBoundary) {
    this.action = (String) request.get("action");
    this.resource = (String) request.get("resource");
    this.caller = caller;
    this.callerHasBoundary = callerHasBoundary;
    object(request.get("context")).forEach((key, value) -> context.put(key.toLowerCase(), value));
  }

  /** Empty if the statement does not apply; else some of `account`, `entity`, `caller`, `everyone`. */
  Set<String> names(Map<String, Object> statement, Object version) {
    boolean variables = "2012-10-17".equals(version);
    if (!actionMatches(statement) || !resourceMatches(statement, variables)) {
      return Set.of();
    }
    ReferenceConditions conditions = new ReferenceConditions(context, variables);
    return conditions.hold(object(statement.get("Condition"))) ? callerNames(statement) : Set.of();
  }

  private boolean actionMatches(Map<String, Object> statement) {
    boolean negated = statement.containsKey("NotAction");
    boolean listed = list(statement.get(negated ? "NotAction" : "Action")).stream()
        .anyMatch(
            pattern -> ReferenceText.glob(((String) pattern).toLowerCase(), action.toLowerCase()));
    return listed != negated;
  }

  private boolean resourceMatches(Map<String, Object> statement, boolean variables) {
    boolean negated = statement.containsKey("NotResource");
    if (!negated && !statement.containsKey("Resource")) {
      return true;
    }
    boolean listed = list(statement.get(negated ? "NotResource" : "Resource")).stream()
        .anyMatch(
            pattern -> ReferenceText.resource((String) pattern, resource, context, variables));
    return listed != negated;
  }

  private Set<String> callerNames(Map<String, Object> statement) {
    boolean deny = statement.get("Effect").equals("Deny");
    if (statement.containsKey("Principal")) {
      return named(statement.get("Principal"), deny);
    }
    if (!statement.containsKey("NotPrincipal")) {
      return Set.of("everyone");
    }
    if (deny && callerHasBoundary) {
      return Set.of("everyone");
    }
    return isSpared(named(statement.get("NotPrincipal"), !deny)) ? Set.of() : Set.of("everyone");
  }

  /** EV-9: the account, the role for a session, and the caller must all be listed. */
  private boolean isSpared(Set<String> named) {
    if (named.contains("everyone")) {
      return true;
    }
    if (caller.isAnonymous()) {
      return false;
    }
    if (!caller.isIdentity()) {
      return named.contains("caller");
    }
    if (caller.isRoot()) {
      return named.contains("account");
    }
    if (caller.isSession()) {
      return named.containsAll(Set.of("account", "entity", "caller"));
    }
    return named.containsAll(Set.of("account", "caller"));
  }

  private Set<String> named(Object principal, boolean reachesProviders) {
    if ("*".equals(principal)) {
      return Set.of("everyone");
    }
    Set<String> named = new HashSet<>();
    object(principal).forEach((type, entries) -> {
      for (Object entry : list(entries)) {
        if (type.equals("AWS")) {
          aws((String) entry, reachesProviders, named);
        } else if (type.equals(caller.type()) && entry.equals(caller.text())) {
          named.add("caller");
        }
      }
    });
    return named;
  }

  private void aws(String entry, boolean reachesProviders, Set<String> named) {
    if (entry.equals("*")) {
      // TP-28
      if (!caller.type().equals("Federated") || reachesProviders) {
        named.add("everyone");
      }
      return;
    }
    if (!caller.isIdentity()) {
      return;
    }
    if (entry.equals(caller.account())
        || entry.matches("arn:aws:iam::" + caller.account() + ":root")) {
      named.add("account");
    } else if (entry.equals(caller.text())) {
      named.add("caller");
    } else if (caller.isSession()
        && entry.matches("arn:aws:iam::" + caller.account() + ":role/(.*/)?" + caller.roleName())) {
      named.add("entity");
    }
  }
}

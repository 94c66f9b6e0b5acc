package io.github.sts4j.policy.reference;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/** Who a caller is, and which of the principals a policy writes name it: «Principals» of the cases' README. */
final class Principals {
  /** What a principal names about a caller; each row of EV-6 and TP-25 is one of these. */
  enum Name {
    ACCOUNT,
    ENTITY,
    CALLER,
    EVERYBODY
  }

  private final Situation asked;

  Principals(Situation asked) {
    this.asked = asked;
  }

  /** Callers that identity policies and their limits apply to. */
  boolean hasIdentity() {
    return asked.principalType().equals("AWS") && !asked.principal().equals("anonymous");
  }

  Optional<String> account() {
    return hasIdentity() ? Optional.of(part(asked.principal(), 4)) : Optional.empty();
  }

  boolean isRoot() {
    return is("iam", "root");
  }

  boolean isUser() {
    return is("iam", "user/");
  }

  boolean isFederatedUser() {
    return is("sts", "federated-user/");
  }

  /** EV-3, EV-4: known by the path of the role. */
  boolean isServiceLinkedRole() {
    return entityArn()
        .map(arn -> part(arn, 5).startsWith("role/aws-service-role/"))
        .orElse(false);
  }

  /** Whom a statement names, or the empty set if it does not apply to the caller. */
  Set<Name> names(Rule rule, boolean callerHasBoundary) {
    if (rule.principals().isEmpty()) {
      return EnumSet.of(Name.EVERYBODY);
    }
    Set<Name> names = EnumSet.noneOf(Name.class);
    for (Rule.Named principal : rule.principals().get()) {
      name(principal, rule).ifPresent(names::add);
    }
    if (!rule.notPrincipal()) {
      return names;
    }
    return isSpared(names, rule, callerHasBoundary)
        ? EnumSet.noneOf(Name.class)
        : EnumSet.of(Name.EVERYBODY);
  }

  private boolean isSpared(Set<Name> listed, Rule rule, boolean callerHasBoundary) {
    if (rule.allow()) {
      // «Deny by default»: a caller listed in any way is not let in.
      return !listed.isEmpty();
    }
    // A Deny with NotPrincipal always hits a caller that has a permissions boundary.
    return !callerHasBoundary
        && (listed.contains(Name.EVERYBODY) || listed.containsAll(allThatTheCallerIs()));
  }

  // EV-9: account, role and session must be listed.
  private List<Name> allThatTheCallerIs() {
    if (!hasIdentity()) {
      return List.of(asked.principal().equals("anonymous") ? Name.EVERYBODY : Name.CALLER);
    }
    List<Name> all = new ArrayList<>(List.of(Name.ACCOUNT));
    if (isUser() || isFederatedUser() || is("sts", "assumed-role/")) {
      all.add(Name.CALLER);
    }
    if (is("iam", "role/") || is("sts", "assumed-role/")) {
      all.add(Name.ENTITY);
    }
    return all;
  }

  private Optional<Name> name(Rule.Named principal, Rule rule) {
    String text = principal.text();
    if (PrincipalGrammar.isEverybody(principal)) {
      // TP-28: {"AWS": "*"} never lets in whom an identity provider vouches for.
      boolean letsIn = rule.allow() != rule.notPrincipal();
      boolean notThem =
          !principal.type().isEmpty() && letsIn && asked.principalType().equals("Federated");
      return notThem ? Optional.empty() : Optional.of(Name.EVERYBODY);
    }
    if (!principal.type().equals("AWS")) {
      // `Service`, `Federated`, `CanonicalUser` entries name only callers of that type.
      return when(
          Name.CALLER,
          principal.type().equals(asked.principalType()) && text.equals(asked.principal()));
    }
    return hasIdentity() ? aws(text) : Optional.empty();
  }

  private Optional<Name> aws(String text) {
    Matcher root = PrincipalGrammar.ROOT.matcher(text);
    if (PrincipalGrammar.ACCOUNT.matcher(text).matches()) {
      return when(Name.ACCOUNT, account().equals(Optional.of(text)));
    }
    if (root.matches()) {
      // TP-6: the same as the account id, in the partition it names.
      return when(
          Name.ACCOUNT,
          account().equals(Optional.of(root.group(2)))
              && part(asked.principal(), 1).equals(root.group(1)));
    }
    if (PrincipalGrammar.UNIQUE_ID.matcher(text).matches()) {
      return when(isUser() ? Name.CALLER : Name.ENTITY, asked.entityId().equals(Optional.of(text)));
    }
    if (part(text, 2).equals("sts")) {
      // Exactly that session or federated user.
      return when(Name.CALLER, text.equals(asked.principal()));
    }
    return when(isUser() ? Name.CALLER : Name.ENTITY, isEntity(text));
  }

  // TP-30: a role ARN names the role and thereby all its sessions.
  private boolean isEntity(String arn) {
    Optional<String> entity = entityArn();
    if (entity.isPresent()) {
      return entity.get().equals(arn);
    }
    if (!is("sts", "assumed-role/") || !part(arn, 5).startsWith("role/")) {
      return false;
    }
    // The session ARN carries only the role name, not its path.
    String roleName = part(asked.principal(), 5).split("/", 3)[1];
    return part(arn, 1).equals(part(asked.principal(), 1))
        && part(arn, 4).equals(part(asked.principal(), 4))
        && arn.substring(arn.lastIndexOf('/') + 1).equals(roleName);
  }

  private Optional<String> entityArn() {
    return isUser() || is("iam", "role/") ? Optional.of(asked.principal()) : asked.entityArn();
  }

  private boolean is(String service, String resource) {
    return hasIdentity()
        && part(asked.principal(), 2).equals(service)
        && (resource.endsWith("/")
            ? part(asked.principal(), 5).startsWith(resource)
            : part(asked.principal(), 5).equals(resource));
  }

  private static String part(String arn, int index) {
    return arn.split(":", 6)[index];
  }

  private static Optional<Name> when(Name name, boolean named) {
    return named ? Optional.of(name) : Optional.empty();
  }
}

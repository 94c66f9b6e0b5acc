package io.github.sts4j.testkit.policy;

import io.github.sts4j.policy.Arn;
import io.github.sts4j.policy.RequestPrincipal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Callers whom policies name in one way or another, and some whom they do not. */
final class PrincipalCandidates {
  static final RequestPrincipal ALICE =
      RequestPrincipal.parse("arn:aws:iam::111122223333:user/alice", "AWS");
  private static final RequestPrincipal STRANGER =
      RequestPrincipal.parse("arn:aws:iam::999988887777:user/stranger", "AWS");

  private final Set<RequestPrincipal> found = new LinkedHashSet<>();

  private PrincipalCandidates() {}

  static List<RequestPrincipal> of(Collection<PolicyDraft> policies) {
    PrincipalCandidates candidates = new PrincipalCandidates();
    for (PolicyDraft policy : policies) {
      for (StatementDraft statement : policy.statements()) {
        if (statement.principal() != null) {
          candidates.add(statement.principal());
        }
      }
    }
    if (candidates.found.isEmpty()) {
      return List.of(ALICE);
    }
    candidates.found.add(STRANGER);
    return List.copyOf(candidates.found);
  }

  private void add(PrincipalDraft principal) {
    principal
        .names()
        .forEach((type, names) -> names.forEach(name -> {
          if (type.equals("AWS")) {
            aws(name);
          } else {
            found.add(RequestPrincipal.parse(name, type));
          }
        }));
  }

  private void aws(String name) {
    if (name.equals("*")) {
      found.add(ALICE);
      found.add(new RequestPrincipal.Anonymous());
    } else if (name.startsWith("AIDA")) {
      found.add(new RequestPrincipal.User(
          Arn.parse("arn:aws:iam::111122223333:user/known"), Optional.of(name)));
    } else if (name.startsWith("AROA")) {
      session(Arn.parse("arn:aws:iam::111122223333:role/known"), Optional.of(name));
    } else if (name.startsWith("arn:")) {
      arn(Arn.parse(name));
    } else {
      account("aws", name);
    }
  }

  private void arn(Arn arn) {
    RequestPrincipal named = RequestPrincipal.parse(arn.toString(), "AWS");
    if (named instanceof RequestPrincipal.AccountRoot) {
      account(arn.partition(), arn.account());
    } else if (named instanceof RequestPrincipal.Role) {
      session(arn, Optional.empty());
    } else {
      found.add(named);
    }
    if (named instanceof RequestPrincipal.RoleSession) {
      // Another session of the same role, and the session of a namesake below a path: what names
      // one must not let in the
      // others.
      found.add(RequestPrincipal.parse(arn + "-2", "AWS"));
      String name = arn.resource().split("/", 3)[1];
      Arn role = new Arn(arn.partition(), "iam", "", arn.account(), "role/path/" + name);
      found.add(new RequestPrincipal.RoleSession(arn, Optional.of(role), Optional.empty()));
    }
  }

  private void account(String partition, String account) {
    found.add(RequestPrincipal.parse("arn:" + partition + ":iam::" + account + ":user/bob", "AWS"));
    found.add(new RequestPrincipal.AccountRoot(partition, account));
  }

  private void session(Arn role, Optional<String> roleId) {
    String name = role.resource().substring(role.resource().lastIndexOf('/') + 1);
    Arn session =
        new Arn(role.partition(), "sts", "", role.account(), "assumed-role/" + name + "/session");
    found.add(new RequestPrincipal.RoleSession(session, Optional.of(role), roleId));
  }
}

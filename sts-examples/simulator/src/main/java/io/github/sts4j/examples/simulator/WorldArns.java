package io.github.sts4j.examples.simulator;

import io.github.sts4j.policy.Arn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whom a world has: a directory finds users and roles but does not list them.
 *
 * @param users the ARNs of all users
 * @param roles the ARNs of all roles
 */
record WorldArns(List<Arn> users, List<Arn> roles) {
  private static final int MAX_NEAR = 10;

  /** Reads the text of a world file that has been found in order. */
  static WorldArns read(String json) {
    List<Arn> users = new ArrayList<>();
    List<Arn> roles = new ArrayList<>();
    for (CaseValue account : CaseValue.read(json).list("Accounts")) {
      String id = account.text("AccountId");
      account.list("UserDetailList").forEach(user -> users.add(arn(user, id, "user", "UserName")));
      account.list("RoleDetailList").forEach(role -> roles.add(arn(role, id, "role", "RoleName")));
    }
    return new WorldArns(List.copyOf(users), List.copyOf(roles));
  }

  /** Who could be meant by an ARN: some users and roles, first those of its account. */
  List<String> near(Arn wanted) {
    return Stream.concat(users.stream(), roles.stream())
        .sorted(Comparator.comparing(arn -> !arn.account().equals(wanted.account())))
        .limit(MAX_NEAR)
        .map(Arn::toString)
        .toList();
  }

  private static Arn arn(CaseValue entity, String account, String kind, String nameMember) {
    String path = entity.optional("Path").map(CaseValue::text).orElse("/");
    return entity
        .optional("Arn")
        .map(CaseValue::text)
        .map(Arn::parse)
        .orElseGet(() -> new Arn("aws", "iam", "", account, kind + path + entity.text(nameMember)));
  }
}

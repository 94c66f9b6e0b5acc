package io.github.sts4j.policy.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A caller of the generated requests. */
record Caller(
    String principal, String type, Optional<String> entityArn, Optional<String> entityId) {

  private static final String A = "111122223333";
  private static final String B = "444455556666";

  static final String ALICE = "arn:aws:iam::" + A + ":user/alice";
  static final String APP = "arn:aws:iam::" + A + ":role/team/app";
  static final String LINKED =
      "arn:aws:iam::" + A + ":role/aws-service-role/x.amazonaws.com/linked";

  /** Those who meet each other; the first ones are asked for more often. */
  static final List<Caller> ALL = List.of(
      aws(ALICE, null, "AIDAALICE0000000"),
      aws("arn:aws:sts::" + A + ":assumed-role/app/s1", APP, "AROAAPP000000000"),
      aws("arn:aws:sts::" + A + ":assumed-role/app/s1", null, null),
      aws("arn:aws:sts::" + A + ":federated-user/carol", ALICE, "AIDAALICE0000000"),
      aws("arn:aws:iam::" + B + ":user/eve", null, null),
      aws(ALICE, null, null),
      aws("arn:aws:iam::" + A + ":user/team/alice", null, null),
      aws("arn:aws:sts::" + A + ":assumed-role/app/s2", APP, "AROAAPP000000000"),
      aws("arn:aws:sts::" + A + ":assumed-role/app/s/1", null, null),
      aws("arn:aws:sts::" + B + ":assumed-role/app/s1", null, null),
      aws("arn:aws:sts::" + A + ":assumed-role/linked/s1", LINKED, null),
      aws("arn:aws:sts::" + A + ":federated-user/carol", null, null),
      aws(APP, null, "AROAAPP000000000"),
      aws("arn:aws:iam::" + A + ":root", null, null),
      aws("arn:aws:iam::" + B + ":root", null, null),
      aws("arn:aws-cn:iam::" + A + ":user/alice", null, null),
      aws("anonymous", null, null),
      new Caller("lambda.amazonaws.com", "Service", Optional.empty(), Optional.empty()),
      new Caller("accounts.google.com", "Federated", Optional.empty(), Optional.empty()),
      new Caller("79a59df900b949e5", "CanonicalUser", Optional.empty(), Optional.empty()));

  /** Everything a policy may write under `AWS`. */
  static final List<String> AWS_PRINCIPALS = List.of(
      "*",
      A,
      B,
      "arn:aws:iam::" + A + ":root",
      "arn:aws-cn:iam::" + A + ":root",
      ALICE,
      "arn:aws:iam::" + A + ":user/team/alice",
      "arn:aws:iam::" + A + ":role/app",
      APP,
      "arn:aws:sts::" + A + ":assumed-role/app/s1",
      "arn:aws:sts::" + A + ":assumed-role/app/s2",
      "arn:aws:sts::" + A + ":federated-user/carol",
      "arn:aws:iam::" + B + ":user/eve",
      "AIDAALICE0000000",
      "AROAAPP000000000",
      "AROAAPP000000001");

  private static Caller aws(String arn, String entityArn, String entityId) {
    return new Caller(arn, "AWS", Optional.ofNullable(entityArn), Optional.ofNullable(entityId));
  }

  /** The principals that name this caller in one way or another. */
  List<String> names() {
    if (!type.equals("AWS") || principal.equals("anonymous")) {
      return List.of("*");
    }
    String account = principal.split(":", 6)[4];
    String name = principal.substring(principal.lastIndexOf('/') + 1);
    List<String> names = new ArrayList<>(List.of(account, "arn:aws:iam::" + account + ":root"));
    if (!name.equals(principal)) {
      names.add(principal);
      names.add(principal);
    }
    entityArn.ifPresent(names::add);
    entityId.ifPresent(names::add);
    if (principal.contains(":assumed-role/app/")) {
      names.add("arn:aws:iam::" + account + ":role/app");
    }
    return names;
  }
}

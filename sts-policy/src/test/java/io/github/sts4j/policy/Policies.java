package io.github.sts4j.policy;

import java.util.List;
import java.util.Optional;

/** Short ways to say what the tests need. */
final class Policies {
  static final String ACCOUNT = "111122223333";
  static final String OTHER_ACCOUNT = "444455556666";
  static final String OBJECT = "arn:aws:s3:::data/home/alice/report.txt";
  static final String ROLE_ARN = "arn:aws:iam::111122223333:role/target";

  static final Arn ALICE = Arn.parse("arn:aws:iam::111122223333:user/alice");
  static final Arn APP = Arn.parse("arn:aws:iam::111122223333:role/team/app");
  static final Arn APP_SESSION = Arn.parse("arn:aws:sts::111122223333:assumed-role/app/s1");
  static final Arn CAROL = Arn.parse("arn:aws:sts::111122223333:federated-user/carol");

  private Policies() {}

  static RequestPrincipal alice() {
    return new RequestPrincipal.User(ALICE, Optional.of("AIDAALICE00000000001"));
  }

  static RequestPrincipal app() {
    return new RequestPrincipal.Role(APP, Optional.of("AROAAPP0000000000001"));
  }

  static RequestPrincipal appSession() {
    return new RequestPrincipal.RoleSession(
        APP_SESSION, Optional.of(APP), Optional.of("AROAAPP0000000000001"));
  }

  static RequestPrincipal carol() {
    return new RequestPrincipal.FederatedUser(
        CAROL, Optional.of(ALICE), Optional.of("AIDAALICE00000000001"));
  }

  /** A policy of one statement without principal. */
  static Policy statement(PolicyKind kind, String effect, String action, String resource) {
    return Policy.parse(kind, """
        {"Version": "2012-10-17", "Statement": {"Effect": "%s", "Action": "%s", "Resource": "%s"}}""".formatted(effect, action, resource));
  }

  static Policy allow(PolicyKind kind, String action) {
    return statement(kind, "Allow", action, "*");
  }

  static Policy deny(PolicyKind kind, String action) {
    return statement(kind, "Deny", action, "*");
  }

  /** A policy that says nothing about objects. */
  static Policy silent(PolicyKind kind) {
    return allow(kind, "sqs:ListQueues");
  }

  /** A resource policy of one statement on every resource. */
  static Policy resource(String effect, String principal, String action) {
    return Policy.parse(PolicyKind.RESOURCE, """
        {"Version": "2012-10-17",
         "Statement": {"Effect": "%s", "Principal": %s, "Action": "%s", "Resource": "*"}}""".formatted(effect, principal, action));
  }

  /** A trust policy of one statement. */
  static Policy trust(String effect, String principal) {
    return Policy.parse(PolicyKind.TRUST, """
        {"Version": "2012-10-17",
         "Statement": {"Effect": "%s", "Principal": %s, "Action": "sts:AssumeRole"}}""".formatted(effect, principal));
  }

  static String aws(Object principal) {
    return "{\"AWS\": \"" + principal + "\"}";
  }

  static AccessRequest.Builder getObject(RequestPrincipal principal) {
    return AccessRequest.builder()
        .principal(principal)
        .action("s3:GetObject")
        .resource(OBJECT)
        .resourceAccount(ACCOUNT);
  }

  static AccessRequest.Builder assumeRole(RequestPrincipal principal) {
    return AccessRequest.builder().principal(principal).action("sts:AssumeRole").resource(ROLE_ARN);
  }

  /** An identity policy with one condition, asked with a context. */
  static boolean conditionHolds(String condition, ConditionContext context) {
    Policy policy = Policy.parse(PolicyKind.IDENTITY, """
        {"Version": "2012-10-17",
         "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": %s}}""".formatted(condition));
    PolicyStack stack = PolicyStack.builder().identity(List.of(policy)).build();
    return AccessEvaluator.evaluate(stack, getObject(alice()).context(context).build())
        .isAllowed();
  }
}

package io.github.sts4j.examples.benchmarks;

import io.github.sts4j.policy.AccessRequest;
import io.github.sts4j.policy.Arn;
import io.github.sts4j.policy.ConditionContext;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyBuilder;
import io.github.sts4j.policy.PolicyKind;
import io.github.sts4j.policy.PolicyStack;
import io.github.sts4j.policy.PolicyText;
import io.github.sts4j.policy.RequestPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The policies and requests that {@link PolicyBenchmark} decides. */
final class PolicyWorkload {
  static final String RESOURCE = "arn:aws:s3:::data/home/alice/2024/report.txt";

  /** The number of the thing that {@link #requestOfOneService} is about. */
  private static final int THING = 3;

  private static final String ACCOUNT = "111122223333";
  private static final Arn ROLE = Arn.parse("arn:aws:iam::111122223333:role/team/app");
  private static final Arn SESSION = Arn.parse("arn:aws:sts::111122223333:assumed-role/app/s1");

  private PolicyWorkload() {}

  /** A request whose principal tag names this user; alice's is allowed, the others' are not. */
  static AccessRequest request(String user) {
    return AccessRequest.builder()
        .principal(new RequestPrincipal.RoleSession(
            SESSION, Optional.of(ROLE), Optional.of("AROAEXAMPLEEXAMPLE234")))
        .action("s3:GetObject")
        .resource(RESOURCE)
        .resourceAccount(ACCOUNT)
        .context(ConditionContext.builder()
            .put("aws:PrincipalTag/user", user)
            .put("aws:PrincipalArn", ROLE.toString())
            .put("aws:SourceIp", "10.1.2.3")
            .put("aws:CurrentTime", "2024-05-05T10:00:00Z")
            .put("s3:max-keys", "100")
            .putAll("aws:TagKeys", List.of("team", "cost"))
            .build())
        .build();
  }

  /** A request of one of the services of {@link #stackOver}. */
  static AccessRequest requestOfOneService() {
    return AccessRequest.builder()
        .principal(new RequestPrincipal.RoleSession(SESSION, Optional.of(ROLE), Optional.empty()))
        .action("service7:Read3")
        .resource("arn:aws:service7:eu-west-1:111122223333:thing/3/x")
        .resourceAccount(ACCOUNT)
        .context(ConditionContext.empty())
        .build();
  }

  /** A role policy of six statements, a session policy, a boundary and a service control policy. */
  static PolicyStack typicalStack() {
    return PolicyStack.builder()
        .identity(List.of(Policy.parse(PolicyKind.IDENTITY, """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"],
               "Resource": "arn:aws:s3:::data/home/${aws:PrincipalTag/user}/*",
               "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/team/*"},
                             "StringLike": {"aws:PrincipalTag/user": ["a*", "b?b"]}}},
              {"Effect": "Allow", "Action": "s3:List*", "Resource": "arn:aws:s3:::data"},
              {"Effect": "Allow", "Action": "sqs:*", "Resource": "arn:aws:sqs:*:111122223333:jobs-*"},
              {"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*"},
              {"Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::data/*/secret/*"},
              {"Effect": "Deny", "NotAction": ["s3:*", "sqs:*", "kms:*"], "Resource": "*"}]}""")))
        .session(List.of(one(PolicyKind.SESSION, "s3:Get*", "arn:aws:s3:::data/home/*/2024/*")))
        .permissionsBoundary(one(PolicyKind.PERMISSIONS_BOUNDARY, "s3:*", "*"))
        .serviceControl(List.of(List.of(one(PolicyKind.SERVICE_CONTROL, "*", "*"))))
        .build();
  }

  /** As many policies as services, each of as many statements. */
  static PolicyStack stackOver(int services, int statements) {
    List<Policy> policies = new ArrayList<>();
    for (int service = 0; service < services; service++) {
      PolicyBuilder policy = PolicyBuilder.of(PolicyKind.IDENTITY);
      for (int i = 0; i < statements; i++) {
        allowThing(policy, "service" + service, statements == 1 ? THING : i);
      }
      policies.add(policy.build());
    }
    return PolicyStack.builder().identity(policies).build();
  }

  /** One policy of ten statements, each of a service of its own. */
  static PolicyStack tenStatements() {
    PolicyBuilder policy = PolicyBuilder.of(PolicyKind.IDENTITY);
    for (int service = 0; service < 10; service++) {
      allowThing(policy, "service" + service, THING);
    }
    return PolicyStack.builder().identity(List.of(policy.build())).build();
  }

  private static void allowThing(PolicyBuilder policy, String service, int number) {
    PolicyText thing =
        PolicyText.template("arn:aws:" + service + ":*:111122223333:thing/" + number + "/*");
    policy.allow(it -> it.action(service + ":Read" + number, service + ":List*").resource(thing));
  }

  /** The resource patterns of {@link #typicalStack} that a request about an object has to be held against. */
  static List<Pattern> typicalResourcesAsExpressions() {
    return Stream.of(
            "arn:aws:s3:::data/home/alice/*",
            "arn:aws:s3:::data/*/secret/*",
            "*",
            "arn:aws:s3:::data/home/*/2024/*",
            "*",
            "*")
        .map(glob -> Pattern.compile(Pattern.quote(glob).replace("*", "\\E.*\\Q"), Pattern.DOTALL))
        .toList();
  }

  private static Policy one(PolicyKind kind, String action, String resource) {
    return Policy.parse(
        kind,
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"" + action
            + "\",\"Resource\":\"" + resource + "\"}]}");
  }
}

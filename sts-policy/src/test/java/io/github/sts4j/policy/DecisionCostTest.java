package io.github.sts4j.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a decision on compiled policies costs: no allocation, and time by the statements that could match. */
@Tag("slow")
class DecisionCostTest {
  private static final int DECISIONS = 20_000;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void decisionAllocatesNothing(boolean allowed) throws ReflectiveOperationException {
    PolicyStack stack = typicalStack();
    AccessRequest request = request(allowed ? "alice" : "bob");
    assertEquals(allowed, AccessEvaluator.evaluate(stack, request).isAllowed());
    AllocationMeter meter = AllocationMeter.open();
    decideOften(stack, request);
    decideOften(stack, request);
    long before = meter.bytes();
    decideOften(stack, request);
    long perDecision = (meter.bytes() - before) / DECISIONS;
    assertEquals(0, perDecision, "bytes a decision");
  }

  @Test
  void tenThousandStatementsOverManyServicesCostAtMostThreeTimesTen() {
    PolicyStack few = stackOver(10, 1);
    PolicyStack many = stackOver(200, 50);
    AccessRequest request = Policies.getObject(Policies.alice())
        .action("service7:Read3")
        .resource("arn:aws:service7:eu-west-1:111122223333:thing/3/x")
        .build();
    long fewNanos = fastest(few, request);
    long manyNanos = fastest(many, request);
    System.out.println(
        "10 statements: " + fewNanos + " ns, 10,000 statements: " + manyNanos + " ns a decision");
    assertTrue(manyNanos <= 3 * fewNanos, () -> manyNanos + " ns against " + fewNanos + " ns");
  }

  private static PolicyStack stackOver(int services, int statements) {
    List<Policy> policies = new ArrayList<>();
    for (int service = 0; service < services; service++) {
      PolicyBuilder policy = PolicyBuilder.of(PolicyKind.IDENTITY);
      for (int i = 0; i < statements; i++) {
        String name = "service" + service;
        String thing =
            "arn:aws:" + name + ":*:111122223333:thing/" + (statements == 1 ? 3 : i) + "/*";
        int action = statements == 1 ? 3 : i;
        policy.allow(it -> it.action(name + ":Read" + action, name + ":List*")
            .resource(PolicyText.template(thing)));
      }
      policies.add(policy.build());
    }
    return PolicyStack.builder().identity(policies).build();
  }

  private static long fastest(PolicyStack stack, AccessRequest request) {
    assertTrue(AccessEvaluator.evaluate(stack, request).isAllowed());
    long fastest = Long.MAX_VALUE;
    for (int round = 0; round < 30; round++) {
      long start = System.nanoTime();
      decideOften(stack, request);
      fastest = Math.min(fastest, (System.nanoTime() - start) / DECISIONS);
    }
    return fastest;
  }

  private static void decideOften(PolicyStack stack, AccessRequest request) {
    int allowed = 0;
    for (int i = 0; i < DECISIONS; i++) {
      allowed += AccessEvaluator.decide(stack, request) == AccessDecision.Outcome.ALLOWED ? 1 : 0;
    }
    assertTrue(allowed == 0 || allowed == DECISIONS);
  }

  private static AccessRequest request(String user) {
    return Policies.getObject(Policies.appSession())
        .resource("arn:aws:s3:::data/home/alice/2024/report.txt")
        .context(ConditionContext.builder()
            .put("aws:PrincipalTag/user", user)
            .put("aws:PrincipalArn", Policies.APP.toString())
            .put("aws:SourceIp", "10.1.2.3")
            .put("aws:CurrentTime", "2024-05-05T10:00:00Z")
            .put("s3:max-keys", "100")
            .putAll("aws:TagKeys", List.of("team", "cost"))
            .build())
        .build();
  }

  /** A role policy of six statements, a session policy, a boundary and a service control policy. */
  private static PolicyStack typicalStack() {
    Policy role = Policy.parse(PolicyKind.IDENTITY, """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"],
           "Resource": "arn:aws:s3:::data/home/${aws:PrincipalTag/user}/*",
           "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/team/*"},
                         "StringLike": {"aws:PrincipalTag/user": ["a*", "b?b"]},
                         "IpAddress": {"aws:SourceIp": ["192.168.0.0/16", "10.0.0.0/8"]},
                         "DateGreaterThan": {"aws:CurrentTime": "2024-01-01T00:00:00Z"},
                         "NumericLessThanEquals": {"s3:max-keys": "100"},
                         "ForAllValues:StringEquals": {"aws:TagKeys": ["cost", "team"]}}},
          {"Effect": "Allow", "Action": "s3:List*", "Resource": "arn:aws:s3:::data"},
          {"Effect": "Allow", "Action": "sqs:*", "Resource": "arn:aws:sqs:*:111122223333:jobs-*"},
          {"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*"},
          {"Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::data/*/secret/*"},
          {"Effect": "Deny", "NotAction": ["s3:*", "sqs:*", "kms:*"], "Resource": "*"}]}""");
    return PolicyStack.builder()
        .identity(List.of(role))
        .session(List.of(Policies.statement(
            PolicyKind.SESSION, "Allow", "s3:Get*", "arn:aws:s3:::data/home/*/2024/*")))
        .permissionsBoundary(Policies.allow(PolicyKind.PERMISSIONS_BOUNDARY, "s3:*"))
        .serviceControl(List.of(List.of(Policies.allow(PolicyKind.SERVICE_CONTROL, "*"))))
        .build();
  }

  /** What this thread has allocated, as far as the JVM tells; reached by reflection because the module does not need it. */
  private record AllocationMeter(Object bean, Method method) {
    static AllocationMeter open() throws ReflectiveOperationException {
      Class<?> type;
      try {
        type = Class.forName("com.sun.management.ThreadMXBean");
      } catch (ClassNotFoundException absent) {
        Assumptions.abort("this JVM does not tell what a thread allocates");
        throw absent;
      }
      Object bean = Class.forName("java.lang.management.ManagementFactory")
          .getMethod("getThreadMXBean")
          .invoke(null);
      return new AllocationMeter(bean, type.getMethod("getThreadAllocatedBytes", long.class));
    }

    long bytes() throws ReflectiveOperationException {
      return (Long) method.invoke(bean, Thread.currentThread().getId());
    }
  }
}

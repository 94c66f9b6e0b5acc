package io.github.sts4j.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A decision on compiled policies allocates nothing. What it costs in time is measured by the benchmarks. */
@Tag("timed")
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

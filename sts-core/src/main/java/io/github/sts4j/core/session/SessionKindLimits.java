package io.github.sts4j.core.session;

import io.github.sts4j.core.identity.RootTaskPolicy;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.policy.Arn;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What sessions may not do for being of their kind, whatever policies allow; written as policies, so that denials explain. */
final class SessionKindLimits {
  private static final Policy ALLOWS_ALL =
      policy("all", "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}");

  private static final Policy USER_SESSION =
      denies("limits of user sessions", "sts:AssumeRoot", "sts:Decode*", "sts:Get*", "sts:TagGet*");

  private static final Policy WITHOUT_MFA = denies("limits of user sessions without MFA", "iam:*");

  private static final Policy FEDERATED_USER =
      denies("limits of federated users", "iam:*", "sts:*");

  private static final Map<RootTaskPolicy, Policy> TASKS = Arrays.stream(RootTaskPolicy.values())
      .collect(Collectors.toUnmodifiableMap(
          task -> task,
          task -> Policy.parse(PolicyKind.SESSION, task.document())
              .named("root task " + task.policyName())));

  private SessionKindLimits() {}

  /** The session policies that were passed, and the limits of the kind. */
  static Optional<List<Policy>> with(Optional<List<Policy>> passed, Session session) {
    if (session.kind() == SessionKind.USER) { // GS-7
      return session.mfaAuthenticatedAt().isPresent()
          ? Optional.of(List.of(ALLOWS_ALL, USER_SESSION))
          : Optional.of(List.of(ALLOWS_ALL, USER_SESSION, WITHOUT_MFA));
    }
    if (session.kind() == SessionKind.FEDERATED_USER) { // GF-9
      List<Policy> policies = new ArrayList<>(passed.orElse(List.of()));
      policies.add(FEDERATED_USER);
      return Optional.of(policies);
    }
    return passed;
  }

  /**
   * RT-7: a root, but for what its task policy denies. Task policies only deny, so they stand beside one that allows all; a
   * task that is not known allows nothing.
   */
  static List<Policy> task(List<String> taskPolicyArns) {
    List<Policy> policies = new ArrayList<>();
    for (String arn : taskPolicyArns) {
      Optional<RootTaskPolicy> task = RootTaskPolicy.find(Arn.parse(arn));
      if (task.isEmpty()) {
        return List.of();
      }
      policies.add(Objects.requireNonNull(TASKS.get(task.get())));
    }
    if (!policies.isEmpty()) {
      policies.add(ALLOWS_ALL);
    }
    return policies;
  }

  private static Policy denies(String name, String... actions) {
    return policy(
        name,
        "{\"Effect\":\"Deny\",\"Action\":[\"" + String.join("\",\"", actions)
            + "\"],\"Resource\":\"*\"}");
  }

  private static Policy policy(String name, String statement) {
    return Policy.parse(
            PolicyKind.SESSION, "{\"Version\":\"2012-10-17\",\"Statement\":[" + statement + "]}")
        .named(name);
  }
}

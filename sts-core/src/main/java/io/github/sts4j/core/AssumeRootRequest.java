package io.github.sts4j.core;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The parameters of AssumeRoot, as the caller sent them (RT-1).
 *
 * @param targetPrincipal the member account, by its id or by the ARN of its root; required
 * @param taskPolicyArn one of the five root task policies, {@code arn:aws:iam::aws:policy/root-task/...}; required (RT-4)
 * @param durationSeconds 0 to 900; 900 when absent. 0 gives a session that is over at once (RT-8)
 */
public record AssumeRootRequest(
    Optional<String> targetPrincipal,
    Optional<String> taskPolicyArn,
    Optional<Integer> durationSeconds)
    implements StsRequest {

  public AssumeRootRequest {
    requireNonNull(targetPrincipal, "targetPrincipal");
    requireNonNull(taskPolicyArn, "taskPolicyArn");
    requireNonNull(durationSeconds, "durationSeconds");
  }

  /** A request for a session of 900 seconds. */
  public static AssumeRootRequest of(String targetPrincipal, String taskPolicyArn) {
    return new AssumeRootRequest(
        Optional.of(targetPrincipal), Optional.of(taskPolicyArn), Optional.empty());
  }

  /** This request with another duration. */
  public AssumeRootRequest withDurationSeconds(int seconds) {
    return new AssumeRootRequest(targetPrincipal, taskPolicyArn, Optional.of(seconds));
  }

  @Override
  public String action() {
    return "AssumeRoot";
  }
}

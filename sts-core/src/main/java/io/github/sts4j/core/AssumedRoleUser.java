package io.github.sts4j.core;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.policy.Arn;

/**
 * Who a role session is (CR-4).
 *
 * @param assumedRoleId {@code <role unique id>:<session name>}
 * @param arn {@code arn:<partition>:sts::<account>:assumed-role/<role name>/<session name>}
 */
public record AssumedRoleUser(String assumedRoleId, Arn arn) {
  public AssumedRoleUser {
    requireNonNull(assumedRoleId, "assumedRoleId");
    requireNonNull(arn, "arn");
  }
}

package io.github.sts4j.core;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.policy.Arn;

/**
 * Who a federated user is (GF-7).
 *
 * @param federatedUserId {@code <account>:<name>}
 * @param arn {@code arn:<partition>:sts::<account>:federated-user/<name>}
 */
public record FederatedUser(String federatedUserId, Arn arn) {
  public FederatedUser {
    requireNonNull(federatedUserId, "federatedUserId");
    requireNonNull(arn, "arn");
  }
}

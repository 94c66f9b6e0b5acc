package io.github.sts4j.core.identity;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.policy.Arn;
import java.util.List;

/**
 * The root of an account: allowed everything that organization and resource policies leave it, and never allowed to
 * assume a role (AR-2).
 *
 * @param partition {@code aws}, {@code aws-cn}, ...
 * @param account the account
 * @param mfaDevices the devices registered for the root
 */
public record AccountRoot(String partition, AccountId account, List<MfaDevice> mfaDevices)
    implements KeyOwner {

  public AccountRoot {
    requireNonNull(partition, "partition");
    requireNonNull(account, "account");
    mfaDevices = List.copyOf(mfaDevices);
  }

  /** {@code arn:<partition>:iam::<account>:root} (ID-2). */
  public Arn arn() {
    return new Arn(partition, "iam", "", account.value(), "root");
  }
}

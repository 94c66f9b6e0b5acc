package io.github.sts4j.core.identity;

import io.github.sts4j.policy.Arn;

/** What the ARNs of users and roles have in common (ID-2, ID-3). */
final class Arns {
  private Arns() {}

  static void require(Arn arn, String service, String resourcePrefix) {
    boolean shaped = arn.service().equals(service)
        && arn.region().isEmpty()
        && arn.resource().startsWith(resourcePrefix)
        && !lastSegment(arn).isEmpty();
    if (!shaped) {
      throw new IllegalArgumentException("`" + arn + "` must have the form arn:<partition>:"
          + service + "::<account>:" + resourcePrefix + "<path><name>");
    }
    AccountId.of(arn.account());
  }

  static String lastSegment(Arn arn) {
    return arn.resource().substring(arn.resource().lastIndexOf('/') + 1);
  }
}

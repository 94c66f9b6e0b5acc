package io.github.sts4j.core.token;

import io.github.sts4j.core.identity.AccountId;

/** The two parts of a principal's ARN that the claims are checked against (ID-2). */
record PrincipalArn(AccountId account, String arn, int resourceAt) {
  private static final int PARTITION_AT = "arn:".length();
  private static final String ROOT = "root";
  private static final String SERVICE = ":iam::";

  /** @throws IllegalArgumentException if {@code arn} is not {@code arn:<partition>:iam::<account>:<resource>} */
  static PrincipalArn parse(String arn) {
    ClaimText.ARN.check(arn);
    int service = arn.indexOf(':', PARTITION_AT);
    int accountAt = service + SERVICE.length();
    int resourceAt = arn.indexOf(':', accountAt) + 1;
    boolean isIam = arn.startsWith("arn:")
        && service > PARTITION_AT
        && arn.startsWith(SERVICE, service)
        && resourceAt > 0;
    if (!isIam) {
      throw new IllegalArgumentException(
          "principal `" + arn + "` must be `arn:<partition>:iam::<account>:<resource>`");
    }
    return new PrincipalArn(
        AccountId.of(arn.substring(accountAt, resourceAt - 1)), arn, resourceAt);
  }

  /** Whether a session of this kind can be this principal's. */
  boolean suits(SessionKind kind) {
    return switch (kind) {
      case ROLE -> names("role/");
      case USER, FEDERATED_USER -> names("user/") || isRoot(); // GS-2, GF-2: root may have either
      case ROOT -> isRoot();
      case DELEGATED -> names("user/") || names("role/") || isRoot(); // DT-4: whoever approved
    };
  }

  boolean isRole() {
    return names("role/");
  }

  private boolean names(String prefix) {
    return arn.startsWith(prefix, resourceAt) && arn.length() > resourceAt + prefix.length();
  }

  private boolean isRoot() {
    return arn.length() == resourceAt + ROOT.length() && arn.endsWith(ROOT);
  }
}

package io.github.sts4j.core.token;

import io.github.sts4j.core.identity.AccountId;
import java.util.List;

/** The two parts of a principal's ARN that the claims are checked against (ID-2). */
record PrincipalArn(AccountId account, String resource) {
  /** @throws IllegalArgumentException if {@code arn} is not {@code arn:<partition>:iam::<account>:<resource>} */
  static PrincipalArn parse(String arn) {
    List<String> parts = List.of(ClaimText.ARN.check(arn).split(":", 6));
    boolean isIam = parts.size() == 6
        && parts.get(0).equals("arn")
        && !parts.get(1).isEmpty()
        && parts.get(2).equals("iam")
        && parts.get(3).isEmpty();
    if (!isIam) {
      throw new IllegalArgumentException(
          "principal `" + arn + "` must be `arn:<partition>:iam::<account>:<resource>`");
    }
    return new PrincipalArn(AccountId.of(parts.get(4)), parts.get(5));
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
    return resource.startsWith(prefix) && resource.length() > prefix.length();
  }

  private boolean isRoot() {
    return resource.equals("root");
  }
}

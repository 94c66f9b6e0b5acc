package io.github.sts4j.core;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.IdentityDirectory;
import io.github.sts4j.policy.Arn;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import io.github.sts4j.policy.PolicyParseException;

/** Checks the session policies of a call before a session is made of them (section 5.1). */
final class SessionPolicyCheck {
  private final IdentityDirectory directory;

  SessionPolicyCheck(IdentityDirectory directory) {
    this.directory = directory;
  }

  /**
   * @throws StsException {@code MalformedPolicyDocument} when the inline policy breaks the grammar (SP-3), or a managed
   *     one does not exist or belongs to another account (SP-2)
   */
  void require(PolicyParameters policies, AccountId account) {
    policies.inline().ifPresent(SessionPolicyCheck::requireWellFormed);
    for (Arn arn : policies.arns()) {
      boolean reachable = arn.account().equals(account.value()) || arn.account().equals("aws");
      if (!reachable || directory.findManagedPolicy(arn).isEmpty()) {
        throw new StsException(
            StsError.MALFORMED_POLICY_DOCUMENT,
            "The managed session policy " + arn + " does not exist in account " + account
                + " or among the AWS managed policies");
      }
    }
  }

  private static void requireWellFormed(String document) {
    try {
      Policy.parse(PolicyKind.SESSION, document);
    } catch (PolicyParseException e) {
      PolicyParseException named = e.inPolicy("the session policy");
      throw new StsException(
          StsError.MALFORMED_POLICY_DOCUMENT, String.valueOf(named.getMessage()), named);
    }
  }
}

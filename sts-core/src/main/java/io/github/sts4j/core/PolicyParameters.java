package io.github.sts4j.core;

import io.github.sts4j.core.parameter.Syntax;
import io.github.sts4j.core.parameter.Violations;
import io.github.sts4j.core.token.SessionClaimsBuilder;
import io.github.sts4j.policy.Arn;
import java.util.List;
import java.util.Optional;

/**
 * The session policies that a call passes, after the checks that need no directory (SP-1).
 *
 * @param inline the inline policy, not yet parsed
 * @param arns the managed ones
 */
record PolicyParameters(Optional<String> inline, List<Arn> arns) {
  private static final int LONGEST_POLICY = 1 << 20;
  private static final int MOST_ARNS = 10;

  static void check(
      Optional<String> inline, List<String> arns, SessionLimits limits, Violations violations) {
    violations.text("policy", inline, 1, LONGEST_POLICY, Syntax.POLICY);
    violations.size("policyArns", arns, MOST_ARNS);
    for (int i = 0; i < arns.size(); i++) {
      String name = "policyArns." + (i + 1) + ".member.arn";
      violations.text(name, Optional.of(arns.get(i)), 20, 2_048, Syntax.ARN);
    }
    int characters = inline.map(Syntax::length).orElse(0);
    for (String arn : arns) {
      characters += Syntax.length(arn);
    }
    if (characters > limits.sessionPolicyCharacters()) { // SP-1, X-6
      violations.add(
          "policy",
          characters + " characters",
          "Member must have length less than or equal to " + limits.sessionPolicyCharacters()
              + ", counting the inline policy and the policy ARNs together");
    }
  }

  static PolicyParameters of(Optional<String> inline, List<String> arns) {
    return new PolicyParameters(
        inline, arns.isEmpty() ? List.of() : arns.stream().map(Syntax::arn).toList());
  }

  /** These claims with the policies. */
  SessionClaimsBuilder addTo(SessionClaimsBuilder claims) {
    inline.ifPresent(claims::sessionPolicy);
    return claims.sessionPolicyArns(
        arns.isEmpty() ? List.of() : arns.stream().map(Arn::toString).toList());
  }
}

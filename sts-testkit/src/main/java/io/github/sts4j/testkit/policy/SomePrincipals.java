package io.github.sts4j.testkit.policy;

import io.github.sts4j.policy.Arn;
import io.github.sts4j.policy.RequestPrincipal;
import java.util.List;
import java.util.Optional;

/** A caller of each sort, the most common first. */
final class SomePrincipals {
  static final List<RequestPrincipal> ALL = List.of(
      PrincipalCandidates.ALICE,
      aws("arn:aws:iam::444455556666:user/team/bob"),
      new RequestPrincipal.RoleSession(
          Arn.parse("arn:aws:sts::111122223333:assumed-role/app/s1"),
          Optional.of(Arn.parse("arn:aws:iam::111122223333:role/team/app")),
          Optional.of("AROAAPP4STS4JTESTKIT2")),
      aws("arn:aws:sts::444455556666:assumed-role/app/s1"),
      aws("arn:aws:sts::111122223333:federated-user/carol"),
      aws("arn:aws:iam::111122223333:role/team/app"),
      new RequestPrincipal.AccountRoot("aws", "111122223333"),
      new RequestPrincipal.Service("lambda.amazonaws.com"),
      new RequestPrincipal.IdentityProvider(
          "arn:aws:iam::111122223333:oidc-provider/idp.example.org"),
      new RequestPrincipal.CanonicalUser(
          "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"),
      new RequestPrincipal.Anonymous());

  private SomePrincipals() {}

  private static RequestPrincipal aws(String arn) {
    return RequestPrincipal.parse(arn, "AWS");
  }
}

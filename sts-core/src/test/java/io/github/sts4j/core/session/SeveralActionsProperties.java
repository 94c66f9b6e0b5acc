package io.github.sts4j.core.session;

import static io.github.sts4j.core.TestSts.OBJECT;
import static io.github.sts4j.core.TestSts.allow;
import static io.github.sts4j.core.TestSts.as;
import static io.github.sts4j.core.TestSts.deny;
import static io.github.sts4j.core.TestSts.policy;
import static io.github.sts4j.core.TestSts.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sts4j.core.TestSts;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.policy.AccessDecision;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Several actions in one question are the same question asked for each, up to the first refusal. */
class SeveralActionsProperties {
  private static final String RIGHTS =
      policy(allow("s3:Get*", "*"), allow("s3:Put*", "*"), deny("s3:PutObjectAcl", "*"));

  private final TestSts world = new TestSts();
  private final User user = world.user("alice", RIGHTS);
  private final List<AuthenticatedCaller> callers =
      List.of(as(user), world.session(as(user), world.role("Reader", trusting("*"), RIGHTS)));
  private final SessionAuthorizer authorizer = new SessionAuthorizer(world.directory, world.clock);

  @Property(tries = 300)
  void theyAreDecidedAsOneByOne(@ForAll("actions") List<String> actions) {
    for (AuthenticatedCaller caller : callers) {
      AuthorizationRequest request =
          AuthorizationRequest.builder("s3:ListBucket", OBJECT).build();
      AccessDecision expected = authorizer.authorize(caller, actions.get(0), OBJECT);
      for (int i = 1; i < actions.size() && expected.isAllowed(); i++) {
        expected = authorizer.authorize(caller, actions.get(i), OBJECT);
      }
      assertEquals(
          expected.explain(), authorizer.authorize(caller, request, actions).explain());
    }
  }

  @Example
  void noneIsNoQuestion() {
    AuthorizationRequest request =
        AuthorizationRequest.builder("s3:GetObject", OBJECT).build();
    assertThrows(
        IllegalArgumentException.class,
        () -> authorizer.authorize(callers.get(0), request, List.of()));
  }

  @Provide
  Arbitrary<List<String>> actions() {
    return Arbitraries.of("s3:GetObject", "s3:PutObject", "s3:PutObjectAcl", "s3:DeleteObject")
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }
}

package io.github.sts4j.core;

import static io.github.sts4j.core.TestSts.ALLOW_ALL;
import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.allow;
import static io.github.sts4j.core.TestSts.arn;
import static io.github.sts4j.core.TestSts.as;
import static io.github.sts4j.core.TestSts.policy;
import static io.github.sts4j.core.TestSts.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sts4j.core.error.AccessDeniedException;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.AuthenticatedCaller;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Table TP-25, cell by cell: within one account, which of the caller's own policies may stay silent when the trust policy
 * names the caller in a given way. A «silent» policy allows something else; an absent one is absent.
 */
class TrustLimitsTest {
  private static final String SILENT = policy(allow("s3:GetObject", "*"));
  private final TestSts world = new TestSts();

  // TP-25, X-15
  @ParameterizedTest(name = "trust names {0}, silent: {1}")
  @CsvSource({
    "userArn, identity, true",
    "userArn, boundary, true",
    "userId, identity, true",
    "userId, boundary, true",
    "everybody, identity, true",
    "everybody, boundary, true",
    "account, identity, false",
    "account, boundary, false",
    "account, nothing, true"
  })
  void aUserIsLimitedAsTheTableSays(String named, String silent, boolean allowed) {
    User.Builder builder = User.builder(arn(HOME, "user/alice"));
    builder.policy("p", silent.equals("identity") ? SILENT : ALLOW_ALL);
    if (silent.equals("boundary")) {
      builder.permissionsBoundary(TestSts.boundary(SILENT));
    }
    User user = world.directory.putUser(builder.build());
    Role target = world.role(
        "Target",
        trusting(
            switch (named) {
              case "userArn" -> user.arn().toString();
              case "userId" -> user.id().value();
              case "everybody" -> "*";
              default -> HOME.value();
            }));
    assertEquals(allowed, mayAssume(as(user), target));
  }

  // TP-25, EV-6
  @ParameterizedTest(name = "trust names {0}, silent: {1}")
  @CsvSource({
    "roleArn, identity, true",
    "roleArn, boundary, false",
    "roleArn, session, false",
    "roleId, identity, true",
    "roleId, boundary, false",
    "roleId, session, false",
    "sessionArn, identity, true",
    "sessionArn, boundary, true",
    "sessionArn, session, true",
    "everybody, identity, true",
    "everybody, boundary, true",
    "everybody, session, true",
    "account, identity, false",
    "account, boundary, false",
    "account, session, false",
    "account, nothing, true"
  })
  void aRoleSessionIsLimitedAsTheTableSays(String named, String silent, boolean allowed) {
    Role.Builder builder = world.roleAt(arn(HOME, "role/First"), trusting("*"));
    builder.policy("p", silent.equals("identity") ? SILENT : ALLOW_ALL);
    if (silent.equals("boundary")) {
      builder.permissionsBoundary(TestSts.boundary(SILENT));
    }
    Role first = world.directory.putRole(builder.build());
    Optional<String> sessionPolicy =
        silent.equals("session") ? Optional.of(SILENT) : Optional.empty();
    AuthenticatedCaller session =
        world.session(as(world.user("bob")), first, r -> sessionPolicy.ifPresent(r::policy));
    Role target = world.role(
        "Target",
        trusting(
            switch (named) {
              case "roleArn" -> first.arn().toString();
              case "roleId" -> first.id().value();
              case "sessionArn" -> session.arn().toString();
              case "everybody" -> "*";
              default -> HOME.value();
            }));
    assertEquals(allowed, mayAssume(session, target));
  }

  private boolean mayAssume(AuthenticatedCaller caller, Role role) {
    try {
      world.assume(caller, role);
      return true;
    } catch (AccessDeniedException refusal) {
      return false;
    }
  }
}

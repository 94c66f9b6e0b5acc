package io.github.sts4j.core.session;

import static io.github.sts4j.core.TestSts.ALLOW_ALL;
import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.OBJECT;
import static io.github.sts4j.core.TestSts.START;
import static io.github.sts4j.core.TestSts.arn;
import static io.github.sts4j.core.TestSts.as;
import static io.github.sts4j.core.TestSts.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.TestSts;
import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Section 10: access ends by policy, or with the role or user; a token by itself stays what it is (RV-1). */
class RevocationByPolicyTest {
  private final TestSts world = new TestSts();
  private final User alice = world.user("alice", ALLOW_ALL);
  private final Role reader = world.role("Reader", trusting("*"), ALLOW_ALL);

  // RV-2, RV-3: the policy that «revoke active sessions» attaches
  @Test
  void theRevocationPolicyEndsEveryEarlierSessionOfTheRoleAndNoLaterOne() {
    Session early = world.session(as(alice), reader);
    Session ofSomebodyElse = world.session(as(world.user("bob")), reader);
    world.clock.advance(Duration.ofMinutes(1));
    revokeOlderSessions(reader, world.clock.instant());
    world.clock.advance(Duration.ofMinutes(1));
    Session late = world.session(as(alice), reader);

    assertFalse(reads(early));
    assertFalse(reads(ofSomebodyElse));
    assertTrue(reads(late));
  }

  // RV-3: a second revocation overwrites the date of the first
  @Test
  void revokingAgainMovesTheInstant() {
    Session session = world.session(as(alice), reader);
    revokeOlderSessions(reader, START);
    assertTrue(reads(session)); // RV-4: issued in that very second
    revokeOlderSessions(reader, START.plusSeconds(30));
    assertFalse(reads(session));
  }

  // RV-7: the Deny stands in one role's policies
  @Test
  void sessionsChainedFromARevokedOneGoOn() {
    Role writer = world.role("Writer", trusting("*"), ALLOW_ALL);
    Session first = world.session(as(alice), reader);
    Session chained = world.session(first, writer);
    revokeOlderSessions(reader, START.plusSeconds(30));

    assertFalse(reads(first));
    assertTrue(reads(chained));
  }

  // RV-8: one session by its user id, which its namesake shares
  @Test
  void aDenyOnTheUserIdEndsOneSessionAndEveryOneOfThatName() {
    Session named = named("laptop");
    Session other = named("desktop");
    deny(reader, "StringEquals", "aws:userid", reader.id() + ":laptop");

    assertFalse(reads(named));
    assertTrue(reads(other));
    assertFalse(reads(named("laptop")));
  }

  // RV-8: or whoever stands behind it
  @Test
  void aDenyOnTheSourceIdentityEndsWhatThatPersonHolds() {
    Session marys = world.session(as(alice), reader, call -> call.sourceIdentity("mary"));
    Session johns = world.session(as(alice), reader, call -> call.sourceIdentity("john"));
    deny(reader, "StringEquals", "aws:SourceIdentity", "mary");

    assertFalse(reads(marys));
    assertTrue(reads(johns));
  }

  // RV-8: or the resource's own policy, naming the session
  @Test
  void aResourcePolicyCanRefuseOneSession() {
    Session named = named("laptop");
    Session other = named("desktop");
    Policy refusal = Policy.parse(
        PolicyKind.RESOURCE,
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":{\"AWS\":\""
            + named.arn() + "\"},\"Action\":\"*\",\"Resource\":\"*\"}]}");

    assertFalse(readsWith(named, refusal));
    assertTrue(readsWith(other, refusal));
  }

  // RV-9: a user's sessions end by a policy of the user
  @Test
  void aDenyOnTheUserEndsItsUserSessions() {
    Session session = world.userSession(alice, claims -> {});
    assertTrue(reads(session));
    world.directory.putUser(User.builder(alice.arn().toString())
        .id(alice.id())
        .policy("p", ALLOW_ALL)
        .policy("AWSRevokeOlderSessions", olderThan(START.plusSeconds(30)))
        .build());

    assertFalse(reads(session));
    assertTrue(reads(as(alice))); // RV-6: a long-term key has no issue time
  }

  // RV-11, AR-25: and with the role itself, whatever takes its name later
  @Test
  void deletingTheRoleEndsItsSessions() {
    Session session = world.session(as(alice), reader);
    world.directory.deleteRole(reader.id());
    world.role("Reader", trusting("*"), ALLOW_ALL);

    AuthenticationException refusal =
        assertThrows(AuthenticationException.class, () -> reads(session));
    assertEquals(AuthenticationFailure.ISSUER_GONE, refusal.failure());
  }

  private Session named(String name) {
    return world.session(as(alice), reader, call -> call.roleSessionName(name));
  }

  private boolean reads(AuthenticatedCaller caller) {
    return world.allows(caller, "s3:GetObject", OBJECT);
  }

  private boolean readsWith(AuthenticatedCaller caller, Policy resourcePolicy) {
    return world
        .sts
        .authorize(
            caller,
            AuthorizationRequest.builder("s3:GetObject", OBJECT)
                .resourceAccount(HOME)
                .resourcePolicy(resourcePolicy)
                .build())
        .isAllowed();
  }

  private void revokeOlderSessions(Role role, Instant instant) {
    put(role, "AWSRevokeOlderSessions", olderThan(instant));
  }

  private void deny(Role role, String operator, String key, String value) {
    put(role, "Deny", denyWhere(operator, key, value));
  }

  private void put(Role role, String name, String document) {
    world.directory.putRole(Role.builder(arn(HOME, "role/" + role.name()), trusting("*"))
        .id(role.id())
        .policy("p", ALLOW_ALL)
        .policy(name, document)
        .build());
  }

  private static String olderThan(Instant instant) {
    return denyWhere("DateLessThan", "aws:TokenIssueTime", instant.toString());
  }

  private static String denyWhere(String operator, String key, String value) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\","
        + "\"Condition\":{\"" + operator + "\":{\"" + key + "\":\"" + value + "\"}}}]}";
  }
}

package io.github.sts4j.core;

import static io.github.sts4j.core.TestSts.ALLOW_ALL;
import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.OTHER;
import static io.github.sts4j.core.TestSts.allow;
import static io.github.sts4j.core.TestSts.as;
import static io.github.sts4j.core.TestSts.denied;
import static io.github.sts4j.core.TestSts.policy;
import static io.github.sts4j.core.TestSts.refused;
import static io.github.sts4j.core.TestSts.says;
import static io.github.sts4j.core.TestSts.trust;
import static io.github.sts4j.core.TestSts.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.Session;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The source identity: who set it, that it stays, and what a chain needs to carry it on. */
class SourceIdentityTest {
  private final TestSts world = new TestSts();
  private final User alice = world.user("alice");
  private final Role first = world.role("First", trusting("*"), ALLOW_ALL);
  private final Role second = world.role("Second", trusting("*"), ALLOW_ALL);

  // SI-3, SI-2
  @Test
  void anotherValueIsRefusedInAChainAndTheSameIsAccepted() {
    Session session = identified();
    for (String other : new String[] {"bob", "Alice", "alice "}) {
      refused(
          StsError.VALIDATION_ERROR,
          () -> world.assume(session, second, r -> r.sourceIdentity(other)));
    }
    says(
        refused(
            StsError.VALIDATION_ERROR,
            () -> world.assume(session, second, r -> r.sourceIdentity("bob"))),
        "already set");
    assertEquals(
        Optional.of("alice"),
        world.assume(session, second, r -> r.sourceIdentity("alice")).sourceIdentity());
  }

  // SI-4, TP-20
  @Test
  void anInheritedIdentityNeedsSetSourceIdentityThoughNothingWasPassed() {
    Role without = world.role("Without", policy(trust("Allow", "*", "sts:AssumeRole")));
    says(
        denied(() -> world.assume(identified(), without)),
        "perform: sts:SetSourceIdentity on resource: " + without.arn());
  }

  // SI-4: on the identity side too, across accounts and where the account is trusted.
  @Test
  void anInheritedIdentityNeedsTheCallersOwnPermissionToo() {
    Role narrow = world.role("Narrow", trusting("*"), policy(allow("sts:AssumeRole", "*")));
    Session session = world.session(as(alice), narrow, r -> r.sourceIdentity("alice"));
    says(
        denied(() -> world.assume(session, world.role(OTHER, "Far", trusting(HOME.value())))),
        "sts:SetSourceIdentity");
    says(
        denied(() -> world.assume(session, world.role("Near", trusting(HOME.value())))),
        "sts:SetSourceIdentity");
  }

  // SI-2, SI-5, TP-42
  @Test
  void onceSetItStaysAlongTheChainAndInEveryRequest() {
    AssumeRoleResponse chained = world.assume(identified(), second);
    assertEquals(Optional.of("alice"), chained.sourceIdentity());
    Session session = world.open(chained);
    assertEquals(Optional.of("alice"), session.sourceIdentity());
    assertTrue(world.has(session, "aws:SourceIdentity", "alice"));
    assertTrue(world.has(world.session(session, first), "aws:SourceIdentity", "alice"));
  }

  // SI-5, WP-14
  @Test
  void withoutOneNothingIsEchoedAndTheKeyIsAbsent() {
    AssumeRoleResponse response = world.assume(as(alice), first);
    assertEquals(Optional.empty(), response.sourceIdentity());
    assertTrue(world.lacks(world.open(response), "aws:SourceIdentity"));
  }

  // SI-2: a session without one may set it in a chain.
  @Test
  void aLaterSessionMayBeTheFirstToSetIt() {
    Session unset = world.session(as(alice), first);
    assertEquals(
        Optional.of("late"),
        world.assume(unset, second, r -> r.sourceIdentity("late")).sourceIdentity());
  }

  // SI-7
  @Test
  void theTrustPolicyPinsTheValueToTheUsersName() {
    Role pinned = world.role(
        "Pinned",
        policy(trust(
            "Allow",
            HOME.value(),
            "sts:*",
            "{\"StringEquals\":{\"sts:SourceIdentity\":\"${aws:username}\"}}")));
    User carol = world.user("carol", ALLOW_ALL);
    denied(() -> world.assume(as(carol), pinned, r -> r.sourceIdentity("alice")));
    denied(() -> world.assume(as(carol), pinned));
    world.assume(as(carol), pinned, r -> r.sourceIdentity("carol"));
  }

  // SI-1: the pattern leaves no room for the reserved prefix.
  @Test
  void aValueThatBeginsWithAwsIsRefused() {
    refused(
        StsError.VALIDATION_ERROR,
        () -> world.assume(as(alice), first, r -> r.sourceIdentity("aws:alice")));
  }

  private Session identified() {
    return world.session(as(alice), first, r -> r.sourceIdentity("alice"));
  }
}

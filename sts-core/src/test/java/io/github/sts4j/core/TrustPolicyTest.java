package io.github.sts4j.core;

import static io.github.sts4j.core.TestSts.ALLOW_ALL;
import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.OTHER;
import static io.github.sts4j.core.TestSts.allow;
import static io.github.sts4j.core.TestSts.arn;
import static io.github.sts4j.core.TestSts.as;
import static io.github.sts4j.core.TestSts.denied;
import static io.github.sts4j.core.TestSts.deny;
import static io.github.sts4j.core.TestSts.policy;
import static io.github.sts4j.core.TestSts.says;
import static io.github.sts4j.core.TestSts.trust;
import static io.github.sts4j.core.TestSts.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.AccessDeniedException;
import io.github.sts4j.core.identity.Account;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.OrganizationMembership;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.policy.AccessDecision;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may assume a role: the decision of section 4.2, each layer saying no first. */
class TrustPolicyTest {
  private final TestSts world = new TestSts();
  private final User alice = world.user("alice", ALLOW_ALL);

  // TP-2
  @Test
  void anIdentityPolicyAloneNeverSuffices() {
    denied(() -> world.assume(as(alice), world.role("Silent", policy())));
    denied(() -> world.assume(as(alice), world.role("Else", trusting(OTHER.value()))));
  }

  // The host is told which policy it is that says no; the caller never is (AR-4).
  @Test
  void aDenialIsExplainedByTheRolesTrustPolicy() {
    AccessDeniedException silent =
        denied(() -> world.assume(as(alice), world.role("Silent", policy())));
    AccessDecision decision = silent.decision().orElseThrow();
    assertTrue(
        decision.explain().endsWith("is denied: nothing in the role's trust policy allows it"));
    assertEquals("IMPLICITLY_DENIED by role's trust policy", decision.toString());
    assertTrue(decision.explanation().text().contains("\n  role's trust policy: silent"));
    assertFalse(String.valueOf(silent.getMessage()).contains("trust policy"));
    Role never = world.role("Never", policy(trust("Deny", "*", "sts:AssumeRole")));
    String denies =
        denied(() -> world.assume(as(alice), never)).decision().orElseThrow().explain();
    assertTrue(denies.endsWith("is denied by statement 0 of the role's trust policy"), denies);
  }

  // TP-20: every action the call needs, and the one that fails is named (AR-4).
  @Test
  void eachNeededActionMustBeTrusted() {
    Role plain = world.role("Plain", policy(trust("Allow", "*", "sts:AssumeRole")));
    world.assume(as(alice), plain);
    says(
        denied(() -> world.assume(as(alice), plain, r -> r.tag("a", "b"))),
        "perform: sts:TagSession on resource: " + plain.arn());
    says(
        denied(() -> world.assume(as(alice), plain, r -> r.sourceIdentity("alice"))),
        "perform: sts:SetSourceIdentity on resource: " + plain.arn());
    Role tagOnly = world.role("TagOnly", policy(trust("Allow", "*", "sts:TagSession")));
    says(
        denied(() -> world.assume(as(alice), tagOnly, r -> r.tag("a", "b"))),
        "perform: sts:AssumeRole on");
  }

  // TP-20, TP-24: across accounts the caller's own policy must allow each action too.
  @Test
  void acrossAccountsEachActionIsAskedOfTheCallersPolicyToo() {
    User bob = world.user("bob", policy(allow("sts:AssumeRole", "*")));
    Role role = world.role(OTHER, "Far", trusting(bob.arn().toString()));
    world.assume(as(bob), role);
    says(denied(() -> world.assume(as(bob), role, r -> r.tag("a", "b"))), "sts:TagSession");
    says(
        denied(() -> world.assume(as(bob), role, r -> r.sourceIdentity("bob"))),
        "sts:SetSourceIdentity");
  }

  // TP-21
  @Test
  void aDenyInTrustOrIdentityPolicyEndsIt() {
    Role denying = world.role(
        "Denying", policy(trust("Allow", "*", "sts:*"), trust("Deny", HOME.value(), "sts:*")));
    denied(() -> world.assume(as(alice), denying));
    User bob = world.user("bob", policy(deny("sts:AssumeRole", "*"), allow("*", "*")));
    denied(() -> world.assume(as(bob), world.role("Open", trusting(bob.arn().toString()))));
  }

  // TP-21, EV-7: in boundary and session policy too.
  @Test
  void aDenyInBoundaryOrSessionPolicyEndsIt() {
    Role target = world.role("Target", trusting("*"));
    User bob = world.directory.putUser(User.builder(arn(HOME, "user/bob"))
        .permissionsBoundary(TestSts.boundary(policy(deny("sts:*", "*"), allow("*", "*"))))
        .build());
    denied(() -> world.assume(as(bob), target));
    Session narrowed = world.session(
        as(alice), target, r -> r.policy(policy(deny("sts:*", "*"), allow("*", "*"))));
    denied(() -> world.assume(narrowed, target));
  }

  // TP-22
  @Test
  void inOneAccountANamedUserNeedsNoPolicyOfItsOwn() {
    User bob = world.user("bob");
    world.assume(as(bob), world.role("ForBob", trusting(bob.arn().toString())));
    world.assume(as(bob), world.role("ForId", trusting(bob.id().value())));
  }

  // TP-22
  @Test
  void inOneAccountANamedRoleNeedsNoPolicyOfItsOwn() {
    Role first = world.role("First", trusting("*"));
    Session session = world.sessionOf(first);
    world.assume(session, world.role("ForRole", trusting(first.arn().toString())));
    world.assume(session, world.role("ForRoleId", trusting(first.id().value())));
  }

  // TP-23, TP-6
  @ParameterizedTest
  @ValueSource(strings = {"111122223333", "arn:aws:iam::111122223333:root"})
  void trustInTheAccountNeedsTheCallersPolicyAsWell(String account) {
    Role target = world.role("Target", trusting(account));
    denied(() -> world.assume(as(world.user("bob")), target));
    denied(() -> world.assume(
        as(world.user("carl", policy(allow("sts:*", arn(HOME, "role/Another"))))), target));
    world.assume(
        as(world.user("dora", policy(allow("sts:AssumeRole", target.arn().toString())))), target);
  }

  // TP-24: trust and identity, whether the trust names user, role, account or everybody.
  @Test
  void acrossAccountsBothSidesMustAllow() {
    User without = world.user("bob");
    for (String named :
        List.of(without.arn().toString(), HOME.value(), "*", without.id().value())) {
      Role target = world.role(OTHER, "T" + named.hashCode(), trusting(named));
      denied(() -> world.assume(as(without), target));
    }
    for (String named :
        List.of(alice.arn().toString(), HOME.value(), "*", alice.id().value())) {
      world.assume(as(alice), world.role(OTHER, "U" + named.hashCode(), trusting(named)));
    }
    denied(() -> world.assume(as(alice), world.role(OTHER, "Closed", trusting(OTHER.value()))));
  }

  // TP-24, EV-8: across accounts nothing escapes boundary and session policies.
  @Test
  void acrossAccountsBoundaryAndSessionPolicyMustAllowToo() {
    User bounded = world.directory.putUser(User.builder(arn(HOME, "user/bounded"))
        .policy("p", ALLOW_ALL)
        .permissionsBoundary(TestSts.boundary(policy(allow("s3:*", "*"))))
        .build());
    denied(() ->
        world.assume(as(bounded), world.role(OTHER, "A", trusting(bounded.arn().toString()))));
    Role first = world.role("First", trusting("*"), ALLOW_ALL);
    Session narrow = world.session(as(alice), first, r -> r.policy(policy(allow("s3:*", "*"))));
    for (String named :
        List.of(first.arn().toString(), narrow.arn().toString(), "*", HOME.value())) {
      Role target = world.role(OTHER, "B" + named.hashCode(), trusting(named));
      denied(() -> world.assume(narrow, target));
      world.assume(world.session(as(alice), first), target);
    }
  }

  // TP-26, EV-3
  @Test
  void serviceControlLimitsACallerWhomTheRoleNames() {
    Role target = world.role("Target", trusting(alice.arn().toString()));
    organize(HOME, OTHER, List.of(policy(allow("s3:*", "*"))), List.of());
    denied(() -> world.assume(as(alice), target));
    organize(HOME, OTHER, List.of(policy(deny("sts:*", "*"), allow("*", "*"))), List.of());
    denied(() -> world.assume(as(alice), target));
    organize(HOME, OTHER, List.of(ALLOW_ALL), List.of());
    world.assume(as(alice), target);
  }

  // EV-3: every level must allow.
  @Test
  void everyLevelOfServiceControlMustAllow() {
    Role target = world.role("Target", trusting(alice.arn().toString()));
    world.directory.putAccount(new Account(
        HOME,
        membership(OTHER),
        List.of(control(ALLOW_ALL), control(policy(allow("s3:*", "*"))), control(ALLOW_ALL)),
        List.of()));
    denied(() -> world.assume(as(alice), target));
  }

  // EV-3
  @Test
  void serviceControlDoesNotLimitTheManagementAccount() {
    Role target = world.role("Target", trusting(alice.arn().toString()));
    organize(HOME, HOME, List.of(policy(deny("*", "*"))), List.of());
    world.assume(as(alice), target);
  }

  // TP-26
  @Test
  void serviceControlOfTheRolesAccountDoesNotLimitAForeignCaller() {
    Role target = world.role(OTHER, "Target", trusting(alice.arn().toString()));
    organize(OTHER, HOME, List.of(policy(deny("*", "*"))), List.of());
    world.assume(as(alice), target);
  }

  // TP-26, EV-4
  @Test
  void resourceControlOfTheRolesAccountLimitsEveryCaller() {
    Role target = world.role(OTHER, "Target", trusting(alice.arn().toString()));
    String denies = policy(
        "{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\",\"Resource\":\""
            + target.arn() + "\"}");
    organize(OTHER, HOME, List.of(), List.of(denies));
    denied(() -> world.assume(as(alice), target));
    organize(OTHER, HOME, List.of(), List.of());
    world.assume(as(alice), target);
    organize(
        HOME, OTHER, List.of(), List.of(denies)); // the caller's account says nothing on the role
    world.assume(as(alice), target);
  }

  // TP-27
  @Test
  void aRoleAssumesItselfOnlyWhenItsTrustPolicySaysSo() {
    Role selfless = world.role("Selfless", trusting(alice.arn().toString()), ALLOW_ALL);
    denied(() -> world.assume(world.session(as(alice), selfless), selfless));
    Role self = world.role(
        "Self",
        policy(
            trust("Allow", alice.arn().toString(), "sts:*"),
            trust("Allow", arn(HOME, "role/Self"), "sts:*")));
    world.assume(world.session(as(alice), self), self);
  }

  // TP-29
  @Test
  void aServicePrincipalIsNoUser() {
    Role forService = world.role(
        "ForService",
        policy(
            "{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}"));
    denied(() -> world.assume(as(alice), forService));
  }

  // TP-28: and the trust in a provider is no trust in AWS callers.
  @Test
  void aFederatedPrincipalIsNoUser() {
    Role forProvider = world.role(
        "ForProvider",
        policy(
            "{\"Effect\":\"Allow\",\"Principal\":{\"Federated\":\"arn:aws:iam::111122223333:saml-provider/corp\"},"
                + "\"Action\":\"sts:*\"}"));
    denied(() -> world.assume(as(alice), forProvider));
  }

  // TP-30, TP-9
  @Test
  void aSessionArnCoversThatSessionNameOnlyAndARoleArnCoversAll() {
    Role first = world.role("First", trusting("*"), ALLOW_ALL);
    Role forSession =
        world.role("ForSession", trusting("arn:aws:sts::111122223333:assumed-role/First/night"));
    Role forRole = world.role("ForRole", trusting(first.arn().toString()));
    Session day = world.session(as(alice), first, r -> r.roleSessionName("day"));
    Session night = world.session(as(world.user("bob")), first, r -> r.roleSessionName("night"));
    denied(() -> world.assume(day, forSession));
    world.assume(night, forSession);
    world.assume(day, forRole);
    world.assume(night, forRole);
  }

  // TP-30: a role that names a user is not open to that user's roles.
  @Test
  void trustInAUserIsNoTrustInTheRolesTheUserHolds() {
    Role first = world.role("First", trusting("*"), ALLOW_ALL);
    Role forAlice = world.role("ForAlice", trusting(alice.arn().toString()));
    denied(() -> world.assume(world.session(as(alice), first), forAlice));
    assertEquals("session", world.session(as(alice), forAlice).sessionName().orElseThrow());
  }

  private void organize(
      AccountId account, AccountId management, List<String> scps, List<String> rcps) {
    world.directory.putAccount(new Account(
        account,
        membership(management),
        scps.isEmpty() ? List.of() : List.of(control(scps.toArray(String[]::new))),
        rcps.isEmpty()
            ? List.of()
            : List.of(rcps.stream()
                .map(text -> Policy.parse(PolicyKind.RESOURCE_CONTROL, text))
                .toList())));
  }

  private static Optional<OrganizationMembership> membership(AccountId management) {
    return Optional.of(new OrganizationMembership("o-exampleorg1", management, Optional.empty()));
  }

  private static List<Policy> control(String... documents) {
    return List.of(documents).stream()
        .map(text -> Policy.parse(PolicyKind.SERVICE_CONTROL, text))
        .toList();
  }
}

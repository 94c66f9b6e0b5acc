package io.github.sts4j.core;

import static io.github.sts4j.core.TestSts.ALLOW_ALL;
import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.OTHER;
import static io.github.sts4j.core.TestSts.arn;
import static io.github.sts4j.core.TestSts.as;
import static io.github.sts4j.core.TestSts.denied;
import static io.github.sts4j.core.TestSts.policy;
import static io.github.sts4j.core.TestSts.says;
import static io.github.sts4j.core.TestSts.trust;
import static io.github.sts4j.core.TestSts.trusting;

import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.session.Session;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The condition keys a trust policy sees (section 4.3): each is absent, wrong, then right. */
class TrustContextTest {
  private final TestSts world = new TestSts();
  private final User alice = world.directory.putUser(User.builder(arn(HOME, "user/alice"))
      .policy("p", ALLOW_ALL)
      .tags(Map.of("team", "red"))
      .build());

  // TP-40, AR-21
  @Test
  void aRequiredExternalIdMustBePassedAndEqual() {
    Role role = when("{\"StringEquals\":{\"sts:ExternalId\":\"Secret-1\"}}");
    says(denied(() -> world.assume(as(alice), role)), "sts:AssumeRole");
    denied(() -> world.assume(as(alice), role, r -> r.externalId("secret-1")));
    world.assume(as(alice), role, r -> r.externalId("Secret-1"));
  }

  // TP-40 across accounts: the confused deputy is another account's.
  @Test
  void aRequiredExternalIdHoldsAcrossAccountsToo() {
    Role role = world.role(
        OTHER,
        "Third",
        policy(trust(
            "Allow",
            HOME.value(),
            "sts:*",
            "{\"StringEquals\":{\"sts:ExternalId\":\"customer-7\"}}")));
    denied(() -> world.assume(as(alice), role, r -> r.externalId("customer-8")));
    world.assume(as(alice), role, r -> r.externalId("customer-7"));
  }

  // TP-41, SI-7
  @Test
  void theSessionNameCanBePinnedToTheUsersName() {
    Role role = when("{\"StringEquals\":{\"sts:RoleSessionName\":\"${aws:username}\"}}");
    denied(() -> world.assume(as(alice), role, r -> r.roleSessionName("bob")));
    world.assume(as(alice), role, r -> r.roleSessionName("alice"));
  }

  // TP-42, TP-43
  @Test
  void omittingARequiredSourceIdentityIsADenialOfAssumeRoleAndAWrongOneOfSetSourceIdentity() {
    Role role = when("{\"StringEquals\":{\"sts:SourceIdentity\":\"alice\"}}");
    says(denied(() -> world.assume(as(alice), role)), "perform: sts:AssumeRole");
    says(
        denied(() -> world.assume(as(alice), role, r -> r.sourceIdentity("bob"))),
        "perform: sts:SetSourceIdentity");
    world.assume(as(alice), role, r -> r.sourceIdentity("alice"));
  }

  // TP-42: aws:SourceIdentity is the caller's,
  // sts:SourceIdentity the call's; in a chain both are there.
  @Test
  void awsSourceIdentityIsPresentOnlyWhenTheCallersSessionHasOne() {
    Role role = when("{\"StringEquals\":{\"aws:SourceIdentity\":\"alice\"}}");
    denied(() -> world.assume(as(alice), role, r -> r.sourceIdentity("alice")));
    Role first = world.role("First", trusting("*"));
    Session session = world.session(as(alice), first, r -> r.sourceIdentity("alice"));
    world.assume(session, role);
    world.assume(
        session,
        when(
            "{\"StringEquals\":{\"aws:SourceIdentity\":\"alice\",\"sts:SourceIdentity\":\"alice\"}}"));
  }

  // TP-44
  @Test
  void requestTagsTagKeysAndTransitiveKeysDescribeTheTagsPassed() {
    Role tagged = when("{\"StringEquals\":{\"aws:RequestTag/Project\":\"x\"}}");
    denied(() -> world.assume(as(alice), tagged));
    denied(() -> world.assume(as(alice), tagged, r -> r.tag("project", "y")));
    world.assume(as(alice), tagged, r -> r.tag("project", "x"));

    Role keys = when("{\"ForAllValues:StringEquals\":{\"aws:TagKeys\":[\"a\",\"b\"]}}");
    denied(() -> world.assume(as(alice), keys, r -> r.tag("a", "1").tag("c", "1")));
    world.assume(as(alice), keys, r -> r.tag("a", "1").tag("b", "1"));

    Role transitive = when("{\"ForAnyValue:StringEquals\":{\"sts:TransitiveTagKeys\":\"a\"}}");
    denied(() -> world.assume(as(alice), transitive, r -> r.tag("a", "1")));
    world.assume(as(alice), transitive, r -> r.tag("a", "1").transitiveTagKeys(List.of("a")));
  }

  // TP-44, TP-45
  @Test
  void principalTagsAreTheCallersAndResourceTagsTheRoles() {
    denied(() ->
        world.assume(as(alice), when("{\"StringEquals\":{\"aws:PrincipalTag/team\":\"blue\"}}")));
    world.assume(as(alice), when("{\"StringEquals\":{\"aws:PrincipalTag/team\":\"red\"}}"));
    for (String key : List.of("aws:ResourceTag/team", "iam:ResourceTag/team")) {
      Role role = world.directory.putRole(world
          .roleAt(
              arn(HOME, "role/" + key.substring(0, 3)),
              conditional("{\"StringEquals\":{\"" + key + "\":\"${aws:PrincipalTag/team}\"}}"))
          .tags(Map.of("Team", "red"))
          .build());
      world.assume(as(alice), role);
      denied(() -> world.assume(as(world.user("bob" + key.hashCode())), role));
    }
  }

  // TP-45, X-16: an inherited transitive tag must not forge the role's own tag in its trust check.
  @Test
  void inheritedTransitiveTagsDoNotReplaceTheRolesTagInTrust() {
    Role first = world.role("First", trusting("*"));
    Session session = world.session(
        as(alice), first, r -> r.tag("level", "public").transitiveTagKeys(List.of("level")));
    Role secret = world.directory.putRole(world
        .roleAt(
            arn(HOME, "role/Secret"),
            conditional("{\"StringEquals\":{\"aws:ResourceTag/level\":\"public\"}}"))
        .tags(Map.of("level", "secret"))
        .build());
    denied(() -> world.assume(session, secret));
  }

  // TP-46
  @Test
  void mfaIsAbsentForALongTermKeyWithoutCodeSoBoolRefusesAndADenyOfFalseDoesNotCatch() {
    denied(() ->
        world.assume(as(alice), when("{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}}")));
    world.assume(as(alice), when("{\"BoolIfExists\":{\"aws:MultiFactorAuthPresent\":\"true\"}}"));
    Role pitfall = world.role(
        "Pitfall",
        policy(
            trust("Allow", "*", "sts:*"),
            trust("Deny", "*", "sts:*", "{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"false\"}}")));
    world.assume(as(alice), pitfall);
    denied(
        () -> world.assume(world.session(as(alice), pitfall), pitfall)); // false, not absent
  }

  // TP-8: an ARN in a condition is plain text, and matches a namesake.
  @Test
  void aConditionOnPrincipalArnIsTextAndMatchesANamesake() {
    Role role =
        when("{\"ArnEquals\":{\"aws:PrincipalArn\":\"arn:aws:iam::111122223333:user/bob\"}}");
    User bob = world.user("bob");
    world.assume(as(bob), role);
    world.directory.deleteUser(bob.id());
    world.assume(as(world.user("bob")), role);
  }

  // CK-6
  @Test
  void theConnectionIsDescribedByTheHost() throws UnknownHostException {
    Role role = when(
        "{\"IpAddress\":{\"aws:SourceIp\":\"192.0.2.0/24\"},\"Bool\":{\"aws:SecureTransport\":\"true\"},"
            + "\"StringEquals\":{\"aws:RequestedRegion\":\"eu-central-1\"}}");
    denied(() -> world.assume(as(alice), role));
    RequestEnvironment environment = new RequestEnvironment(
        Optional.of(InetAddress.getByName("192.0.2.7")),
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.of("eu-central-1"));
    world.sts.assumeRole(as(alice), TestSts.request(role).build(), environment);
  }

  private Role when(String condition) {
    return world.role("When" + world.random.nextInt(1 << 30), conditional(condition));
  }

  private static String conditional(String condition) {
    return policy(trust("Allow", "*", "sts:*", condition));
  }
}

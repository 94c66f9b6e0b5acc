package io.github.sts4j.core.identity;

import static io.github.sts4j.core.TestSts.ALLOW_ALL;
import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.OBJECT;
import static io.github.sts4j.core.TestSts.OTHER;
import static io.github.sts4j.core.TestSts.arn;
import static io.github.sts4j.core.TestSts.as;
import static io.github.sts4j.core.TestSts.denied;
import static io.github.sts4j.core.TestSts.refused;
import static io.github.sts4j.core.TestSts.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.TestSts;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.session.AuthorizationRequest;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.policy.Arn;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, unique ids and what a deletion ends. */
class InMemoryIdentityDirectoryTest {
  private final TestSts world = new TestSts();

  // ID-4
  @ParameterizedTest
  @ValueSource(strings = {"user/ALICE", "user/Alice", "user/team/alice"})
  void aNameIsTakenWhateverItsCaseAndPath(String resource) {
    world.user("alice");
    User second =
        User.builder(arn(HOME, resource)).id(world.newId(UniqueId.Kind.USER)).build();
    assertThrows(IllegalArgumentException.class, () -> world.directory.putUser(second));
    world.directory.putUser(User.builder(arn(OTHER, resource)).build());
  }

  // ID-4
  @Test
  void rolesHaveTheirOwnNamesAndTheSameRule() {
    world.user("reader");
    world.role("reader", trusting("*"));
    assertThrows(IllegalArgumentException.class, () -> world.role("READER", trusting("*")));
  }

  // ID-4: unique ignoring case, and yet found with case only.
  @Test
  void namesAreFoundWithTheirCase() {
    User alice = world.user("Alice");
    assertEquals(Optional.of(alice), world.directory.findUser(alice.arn()));
    assertEquals(Optional.empty(), world.directory.findUser(Arn.parse(arn(HOME, "user/alice"))));
  }

  // ID-5
  @Test
  void aUniqueIdIsNeverUsedAgain() {
    User alice = world.user("alice");
    world.directory.deleteUser(alice.id());
    assertThrows(IllegalArgumentException.class, () -> world.directory.putUser(alice));
    Role role = world.role("R", trusting("*"));
    world.directory.deleteRole(role.id());
    assertThrows(IllegalArgumentException.class, () -> world.directory.putRole(role));
    assertEquals(Optional.empty(), world.directory.findRole(role.arn()));
  }

  // ID-5
  @Test
  void aUniqueIdBelongsToOneName() {
    User alice = world.user("alice");
    User namesake = User.builder(arn(HOME, "user/bob")).id(alice.id()).build();
    assertThrows(IllegalArgumentException.class, () -> world.directory.putUser(namesake));
    assertEquals(Optional.of(alice), world.directory.findUser(alice.id()));
    Role role = Role.builder(arn(HOME, "role/R"), trusting("*")).id(alice.id()).build();
    assertThrows(IllegalArgumentException.class, () -> world.directory.putRole(role));
  }

  // TP-7
  @Test
  void aUserMadeAgainIsNotTrustedUntilThePolicyIsSavedAgain() {
    User first = world.user("alice");
    Role role = world.role("R", trusting(first.arn().toString()));
    world.assume(as(first), role);
    world.directory.deleteUser(first.id());
    User second = world.user("alice", ALLOW_ALL);
    denied(() -> world.assume(as(second), role));
    Policy again = Role.builder(role.arn().toString(), trusting(first.arn().toString()))
        .build()
        .trustPolicy();
    world.directory.putRole(role.withTrustPolicy(again));
    world.assume(as(second), role);
  }

  // TP-7
  @Test
  void aRoleMadeAgainIsNotTrusted() {
    Role first = world.role("First", trusting("*"), ALLOW_ALL);
    Role target = world.role("Target", trusting(first.arn().toString()));
    world.assume(world.sessionOf(first), target);
    world.directory.deleteRole(first.id());
    Role second = world.role("First", trusting("*"), ALLOW_ALL);
    Session session = world.sessionOf(second);
    denied(() -> world.assume(session, target));
  }

  // TP-7, TP-9: changing a role's tags does not save its trust policy again.
  @Test
  void anotherChangeOfTheRoleDoesNotBindItsTrustPolicyAnew() {
    Role first = world.role("First", trusting("*"), ALLOW_ALL);
    Role target =
        world.role("Target", trusting("arn:aws:sts::111122223333:assumed-role/First/session"));
    User user = world.user("alice");
    Role other = world.role("Other", trusting(user.arn().toString()));
    world.directory.deleteRole(first.id());
    world.directory.deleteUser(user.id());
    world.directory.putRole(tagged(other)); // names a user who is gone, and is left as it is
    Role second = world.role("First", trusting("*"), ALLOW_ALL);
    world.directory.putRole(tagged(target));
    Session session = world.sessionOf(second);
    denied(() -> world.assume(session, target));
  }

  // TP-7 for a resource's own policy.
  @Test
  void aBucketPolicyNamesTheUserOfItsTime() {
    User first = world.user("alice");
    Policy bucket = world.directory.bindPrincipals(Policy.parse(
        PolicyKind.RESOURCE,
        TestSts.policy("{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + first.arn()
            + "\"},\"Action\":\"s3:*\",\"Resource\":\"*\"}")));
    AuthorizationRequest read = AuthorizationRequest.builder("s3:GetObject", OBJECT)
        .resourcePolicy(bucket)
        .build();
    assertTrue(world.sts.authorize(as(first), read).isAllowed());
    world.directory.deleteUser(first.id());
    User second = world.user("alice");
    assertFalse(world.sts.authorize(as(second), read).isAllowed());
  }

  // GS-9
  @Test
  void deletingAUserEndsItsSessionsAndRemovesItsKeys() {
    User alice = world.user("alice", ALLOW_ALL);
    AccessKeyId keyId = AccessKeyId.longTerm(HOME, world.random);
    world.directory.putLongTermKey(
        new LongTermKey(keyId, SecretAccessKey.generate(world.random), true, alice));
    Session session = world.userSession(alice, claims -> {});
    assertTrue(world.allows(session, "s3:GetObject", OBJECT));
    world.directory.deleteUser(alice.id());
    assertEquals(Optional.empty(), world.directory.findLongTermKey(keyId));
    refused(StsError.INVALID_CLIENT_TOKEN_ID, () -> world.allows(session, "s3:GetObject", OBJECT));
  }

  // GS-6, RV-10: a change is seen by the next request, also through a key stored before it.
  @Test
  void changesTakeEffectAtOnce() {
    User alice = world.user("alice", ALLOW_ALL);
    AccessKeyId keyId = AccessKeyId.longTerm(HOME, world.random);
    world.directory.putLongTermKey(
        new LongTermKey(keyId, SecretAccessKey.generate(world.random), true, alice));
    User less = world.directory.putUser(
        User.builder(alice.arn().toString()).id(alice.id()).build());
    assertFalse(world.allows(as(alice), "s3:GetObject", OBJECT));
    assertEquals(less, world.directory.findLongTermKey(keyId).orElseThrow().owner());
  }

  // ID-5
  @Test
  void aTemporaryKeyIdIsNoLongTermKey() {
    AccessKeyId temporary = AccessKeyId.temporary(HOME, world.random);
    User alice = world.user("alice");
    SecretAccessKey secret = SecretAccessKey.generate(world.random);
    assertThrows(
        IllegalArgumentException.class, () -> new LongTermKey(temporary, secret, true, alice));
  }

  private static Role tagged(Role role) {
    return new Role(
        role.arn(),
        role.id(),
        role.trustPolicy(),
        role.maxSessionDuration(),
        role.policies(),
        role.permissionsBoundary(),
        Map.of("changed", "yes"));
  }
}

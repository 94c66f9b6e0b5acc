package io.github.sts4j.core;

import static io.github.sts4j.core.TestSts.ALLOW_ALL;
import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.OBJECT;
import static io.github.sts4j.core.TestSts.OTHER;
import static io.github.sts4j.core.TestSts.START;
import static io.github.sts4j.core.TestSts.arn;
import static io.github.sts4j.core.TestSts.as;
import static io.github.sts4j.core.TestSts.denied;
import static io.github.sts4j.core.TestSts.refused;
import static io.github.sts4j.core.TestSts.request;
import static io.github.sts4j.core.TestSts.says;
import static io.github.sts4j.core.TestSts.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.AccessDeniedException;
import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.identity.AccountRoot;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.SessionKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call AssumeRole at all, what a refusal says, what the answer holds, and what happens to a session later. */
class AssumeRoleTest {
  private final TestSts world = new TestSts();
  private final User alice = world.user("alice");
  private final Role reader = world.role("Reader", trusting("*"), ALLOW_ALL);

  // AR-2
  @Test
  void accountRootsAreRefusedThoughTheRoleTrustsEverybody() {
    AuthenticatedCaller root = AuthenticatedCaller.root(new AccountRoot("aws", HOME, List.of()));
    AccessDeniedException refusal = denied(() -> world.assume(root, reader));
    says(refusal, "may not be assumed by root");
    assertEquals(403, refusal.error().httpStatus());
  }

  // AR-2, GF-9: by a federated-user or root session, which other actions make.
  @ParameterizedTest
  @ValueSource(strings = {"FEDERATED_USER", "ROOT"})
  void federatedUsersAndRootSessionsAreRefused(String kind) {
    Session session = world.userSession(alice, claims -> {
      claims.kind(SessionKind.valueOf(kind));
      if (kind.equals("ROOT")) {
        claims.principalArn(arn(HOME, "root")).principalId(HOME.value() + "0000");
      } else {
        claims.sessionName("bob");
      }
    });
    denied(() -> world.assume(session, reader));
  }

  // AR-3, AR-4, PT-8, ER-10
  @Test
  void anUnknownRoleAndAForbiddenRoleDifferOnlyInTheEchoedArn() {
    Role forbidden = world.role("Locked", trusting(OTHER.value()));
    String unknown = arn(HOME, "role/Absent");
    AccessDeniedException first = denied(() -> world.assume(as(alice), forbidden));
    AccessDeniedException second =
        denied(() -> world.assume(as(alice), forbidden, r -> r.roleArn(unknown)));
    assertEquals(first.error(), second.error());
    assertEquals(
        String.valueOf(first.getMessage()).replace(forbidden.arn().toString(), "ROLE"),
        String.valueOf(second.getMessage()).replace(unknown, "ROLE"));
    assertEquals(first.decision().map(Object::toString), second.decision().map(Object::toString));
  }

  // AR-3: also with parameters of every kind, and for roles of unknown accounts.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::999999999999:role/Absent",
        "arn:aws:iam::aws:role/Absent",
        "arn:aws:iam:::role/NoAccount",
        "arn:aws:s3:::a-bucket-and-no-role",
        "arn:aws:iam::111122223333:user/alice",
        "arn:aws:iam::111122223333:role/*",
        "arn:aws:iam::111122223333:role/${aws:username}"
      })
  void whateverIsNotARoleIsDeniedAlike(String text) {
    AccessDeniedException refusal =
        denied(() -> world.assume(as(alice), reader, r -> r.roleArn(text)));
    says(refusal, "User: " + alice.arn(), "sts:AssumeRole", "on resource: " + text);
  }

  // AR-4
  @Test
  void aDenialNamesCallerActionAndResourceInThatOrderAndNothingElse() {
    Role forbidden = world.role("Locked", trusting(OTHER.value()), ALLOW_ALL);
    AccessDeniedException refusal = denied(() -> world.assume(as(alice), forbidden));
    assertEquals(
        "User: arn:aws:iam::111122223333:user/alice is not authorized to perform: sts:AssumeRole on resource: "
            + "arn:aws:iam::111122223333:role/Locked",
        refusal.getMessage());
    Session session = world.session(as(alice), reader);
    says(
        denied(() -> world.assume(session, forbidden)),
        "User: arn:aws:sts::111122223333:assumed-role/Reader/session is not authorized");
  }

  // AR-5
  @ParameterizedTest
  @ValueSource(
      strings = {"role/team/reader", "role/Reader2", "role/Team/Reader2", "role//team/Reader2"})
  void theRoleIsFoundByItsExactNameAndFullPathOnly(String resource) {
    Role pathed = world.directory.putRole(
        world.roleAt(arn(HOME, "role/team/Reader2"), trusting("*")).build());
    denied(() -> world.assume(as(alice), pathed, r -> r.roleArn(arn(HOME, resource))));
    world.assume(as(alice), pathed);
  }

  // AR-6: syntax before authorisation, authorisation before the role's duration.
  @Test
  void syntaxIsCheckedBeforeTrustAndTrustBeforeDuration() {
    Role forbidden = world.role("Locked", trusting(OTHER.value()));
    refused(
        StsError.VALIDATION_ERROR,
        () -> world.assume(as(alice), forbidden, r -> r.durationSeconds(899)));
    denied(() -> world.assume(as(alice), forbidden, r -> r.durationSeconds(43_200)));
    denied(() -> world.assume(as(alice), forbidden, r -> r.policy("not a policy")));
  }

  // AR-21, TP-40
  @Test
  void anExternalIdNobodyAskedForIsIgnored() {
    world.assume(as(alice), reader, r -> r.externalId("whatever"));
  }

  // AR-27
  @Test
  void serviceLinkedRolesAreNotThereForAnybody() {
    Role linked = world.directory.putRole(world
        .roleAt(arn(HOME, "role/aws-service-role/x.amazonaws.com/Linked"), trusting("*"))
        .build());
    says(
        denied(() -> world.assume(as(alice), linked)),
        "sts:AssumeRole",
        linked.arn().toString());
  }

  // AR-23, CR-1, CR-2, CR-4, WP-14
  @Test
  void theAnswerNamesTheSessionAndItsCredentials() {
    Role pathed = world.directory.putRole(
        world.roleAt(arn(OTHER, "role/a/b/Reader"), trusting(HOME.value())).build());
    User carol = world.user("carol", ALLOW_ALL);
    AssumeRoleResponse response = world.assume(as(carol), pathed);
    assertEquals(pathed.id() + ":session", response.assumedRoleUser().assumedRoleId());
    assertEquals(
        "arn:aws:sts::444455556666:assumed-role/Reader/session",
        response.assumedRoleUser().arn().toString());
    TemporaryCredentials credentials = response.credentials();
    assertTrue(credentials.accessKeyId().value().matches("ASIA[Q-Z2-7][A-Z2-7]{15}"));
    assertEquals(Optional.of(OTHER), credentials.accessKeyId().account());
    assertTrue(credentials.secretAccessKey().reveal().matches("[A-Za-z0-9+/]{40}"));
    assertEquals(Optional.empty(), response.sourceIdentity());
    assertEquals(OptionalInt.empty(), response.packedPolicySize()); // CR-6
  }

  // CR-3, CK-3
  @Test
  void expirationIsTheInstantOfIssueAndTheDurationInWholeSeconds() {
    world.clock.set(START.plusNanos(999_999_999));
    AssumeRoleResponse response = world.assume(as(alice), reader, r -> r.durationSeconds(900));
    assertEquals(START.plusSeconds(900), response.credentials().expiration());
    assertEquals(START, world.open(response).issuedAt());
  }

  // PT-6, issue 2: two mints of equal input differ in every part.
  @Test
  void equalCallsGetDifferentCredentials() {
    TemporaryCredentials first = world.assume(as(alice), reader).credentials();
    TemporaryCredentials second = world.assume(as(alice), reader).credentials();
    assertNotEquals(first.accessKeyId(), second.accessKeyId());
    assertNotEquals(first.secretAccessKey(), second.secretAccessKey());
    assertNotEquals(first.sessionToken(), second.sessionToken());
  }

  // AR-13
  @Test
  void aSessionMayOutliveTheSessionThatMadeIt() {
    Session first = world.session(as(alice), reader, r -> r.durationSeconds(900));
    world.clock.advance(Duration.ofSeconds(899));
    Session second = world.session(first, reader);
    assertEquals(
        Duration.ofSeconds(899 + 3600 - 900),
        Duration.between(first.expiresAt(), second.expiresAt()));
  }

  // ER-3: a session kept in memory past its end mints nothing.
  @Test
  void anExpiredSessionAssumesNothing() {
    Session first = world.session(as(alice), reader);
    world.clock.advance(Duration.ofHours(1));
    assertEquals(
        StsError.EXPIRED_TOKEN,
        assertThrows(AuthenticationException.class, () -> world.assume(first, reader))
            .error());
  }

  // AR-25, ER-4
  @Test
  void aSessionDiesWithItsRoleAndANamesakeDoesNotReviveIt() {
    AssumeRoleResponse response = world.assume(as(alice), reader);
    Session session = world.open(response);
    world.directory.deleteRole(reader.id());
    refused(StsError.INVALID_CLIENT_TOKEN_ID, () -> world.open(response));
    world.role("Reader", trusting("*"), ALLOW_ALL);
    refused(StsError.INVALID_CLIENT_TOKEN_ID, () -> world.open(response));
    refused(StsError.INVALID_CLIENT_TOKEN_ID, () -> world.allows(session, "s3:GetObject", OBJECT));
    refused(StsError.INVALID_CLIENT_TOKEN_ID, () -> world.assume(session, reader));
  }

  // AR-26, TP-31
  @Test
  void editingTheTrustPolicyLeavesSessionsAloneAndRefusesNewOnes() {
    Session session = world.session(as(alice), reader);
    world.directory.putRole(new Role(
        reader.arn(),
        reader.id(),
        Role.builder(reader.arn().toString(), trusting(OTHER.value())).build().trustPolicy(),
        reader.maxSessionDuration(),
        reader.policies(),
        Optional.empty(),
        Map.of()));
    assertTrue(world.allows(session, "s3:GetObject", OBJECT));
    denied(() -> world.assume(as(alice), reader));
  }

  // AR-26, RV-10
  @Test
  void editingPermissionsBoundaryAndTagsReachesSessionsAtOnce() {
    Session session = world.session(as(alice), reader);
    world.directory.putRole(new Role(
        reader.arn(),
        reader.id(),
        reader.trustPolicy(),
        reader.maxSessionDuration(),
        List.of(),
        Optional.empty(),
        Map.of()));
    assertFalse(world.allows(session, "s3:GetObject", OBJECT));
    world.directory.putRole(new Role(
        reader.arn(),
        reader.id(),
        reader.trustPolicy(),
        reader.maxSessionDuration(),
        reader.policies(),
        Optional.of(TestSts.boundary(TestSts.policy(TestSts.allow("sqs:*", "*")))),
        Map.of("team", "red")));
    assertFalse(world.allows(session, "s3:GetObject", OBJECT));
    assertTrue(world.allows(session, "sqs:ListQueues", "*"));
    assertTrue(world.has(session, "aws:PrincipalTag/team", "red"));
  }

  // seaweedfs#8366: a role without policies may do nothing.
  @Test
  void aRoleWithoutPoliciesGivesASessionThatMayDoNothing() {
    Session session = world.session(as(alice), world.role("Empty", trusting("*")));
    assertFalse(world.allows(session, "s3:GetObject", OBJECT));
    assertEquals(HOME, world.sts.getCallerIdentity(session).account()); // CI-1
  }

  // CVE-2022-24842, GHSA-5354-r3w2-34m8: whose session it is follows from the caller and the role,
  // never from the
  // request's words.
  @Test
  void nothingInTheRequestNamesAnotherOwner() {
    AssumeRoleResponse response = world.assume(
        as(alice),
        reader,
        r -> r.roleSessionName("root").sourceIdentity("root").tag("owner", "root"));
    Session session = world.open(response);
    assertEquals(reader.arn(), session.principalArn());
    assertEquals(reader.id(), session.principalId());
    assertEquals(List.of(), session.ancestors());
  }

  // The caller is asked for in the directory again:
  // an application may vouch for a user who is gone.
  @Test
  void aUserDeletedSinceAuthenticationAssumesNothing() {
    world.directory.deleteUser(alice.id());
    refused(
        StsError.INVALID_CLIENT_TOKEN_ID,
        () -> world.sts.assumeRole(as(alice), request(reader).build()));
  }
}

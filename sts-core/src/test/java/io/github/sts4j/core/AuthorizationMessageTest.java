package io.github.sts4j.core;

import static io.github.sts4j.core.TestSts.ALLOW_ALL;
import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.OBJECT;
import static io.github.sts4j.core.TestSts.OTHER;
import static io.github.sts4j.core.TestSts.allow;
import static io.github.sts4j.core.TestSts.as;
import static io.github.sts4j.core.TestSts.denied;
import static io.github.sts4j.core.TestSts.policy;
import static io.github.sts4j.core.TestSts.refused;
import static io.github.sts4j.core.TestSts.says;
import static io.github.sts4j.core.TestSts.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthorizationRequest;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.policy.AccessDecision;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DecodeAuthorizationMessage and the messages it decodes, for resource servers. */
class AuthorizationMessageTest {
  private static final String DENY_SECRETS = """
      {"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":"s3:*","Resource":"*"},
        {"Sid":"NoSecrets","Effect":"Deny","Action":["s3:GetObject","s3:PutObject"],
         "Resource":"arn:aws:s3:::data/*","Condition":{"StringEquals":{"aws:username":["alice","bob"]},
         "Bool":{"aws:SecureTransport":false}}}]}""";

  private final TestSts world = new TestSts();
  private final AuthenticatedCaller admin = as(world.user("admin", ALLOW_ALL));
  private final AuthenticatedCaller otherAdmin = as(world.user(OTHER, "admin", ALLOW_ALL));
  private final AuthenticatedCaller alice = as(world.user("alice", DENY_SECRETS));
  private final String message = message(alice, "s3:GetObject", OBJECT);

  // DM-1
  @Test
  void whoMayNotDecodeIsDenied() {
    says(
        denied(() -> decode(alice, message)),
        "User: " + alice.arn(),
        "is not authorized to perform: sts:DecodeAuthorizationMessage on resource: *");
  }

  // DM-2
  @ParameterizedTest
  @ValueSource(strings = {"x", "not base64!", "line\nbreak", "AQECAwQFBgcI", "é"})
  void whatIsNoMessageIsInvalid(String text) {
    refused(StsError.INVALID_AUTHORIZATION_MESSAGE, () -> decode(admin, text));
    refused(StsError.INVALID_AUTHORIZATION_MESSAGE, () -> decode(admin, message + text));
  }

  // Table 2.2
  @Test
  void aMissingEmptyOrLongMessageIsAViolation() {
    says(
        refused(
            StsError.VALIDATION_ERROR,
            () -> world.sts.decodeAuthorizationMessage(
                admin, new DecodeAuthorizationMessageRequest(java.util.Optional.empty()))),
        "1 validation error",
        "encodedMessage");
    refused(StsError.VALIDATION_ERROR, () -> decode(admin, ""));
    refused(StsError.VALIDATION_ERROR, () -> decode(admin, "x".repeat(10_241)));
    refused(StsError.INVALID_AUTHORIZATION_MESSAGE, () -> decode(admin, "x".repeat(10_240)));
  }

  // DM-2: for 24 hours.
  @Test
  void aMessageExpires() {
    world.clock.advance(Duration.ofHours(24).minusSeconds(1));
    decode(admin, message);
    world.clock.advance(Duration.ofSeconds(1));
    refused(StsError.INVALID_AUTHORIZATION_MESSAGE, () -> decode(admin, message));
  }

  // DM-3: nobody outside the accounts concerned, and with the same answer as for no message at all.
  @Test
  void anotherAccountCannotDecode() {
    String other = refused(
            StsError.INVALID_AUTHORIZATION_MESSAGE, () -> decode(otherAdmin, message))
        .getMessage();
    String none = refused(StsError.INVALID_AUTHORIZATION_MESSAGE, () -> decode(otherAdmin, "none"))
        .getMessage();
    assertEquals(none, other);
  }

  // Table 2.1
  @Test
  void aUserSessionCannotDecode() {
    User user = world.user("carol", ALLOW_ALL);
    Session session = world.userSession(user, claims -> {});
    denied(() -> decode(session, message));
  }

  // DM-3
  @Test
  void theDeniedCallerCannotReadIt() {
    assertTrue(message.matches("[A-Za-z0-9_-]{1,10240}"), message);
    assertFalse(message.contains("NoSecrets"));
  }

  // DM-4
  @Test
  void anExplicitDenialShowsTheStatement() {
    Decoded decoded = decode(admin, message);
    assertEquals("false", decoded.one("allowed"));
    assertEquals("true", decoded.one("explicitDeny"));
    assertEquals("NoSecrets", decoded.one("matchedStatements.items[].statementId"));
    assertEquals("DENY", decoded.one("matchedStatements.items[].effect"));
    assertEquals(
        List.of(alice.userId()), decoded.all("matchedStatements.items[].principals.items[].value"));
    assertEquals(List.of(), decoded.all("matchedStatements.items[].principalGroups.items[]"));
    assertEquals(
        List.of("s3:GetObject", "s3:PutObject"),
        decoded.all("matchedStatements.items[].actions.items[].value"));
    assertEquals(
        List.of("arn:aws:s3:::data/*"),
        decoded.all("matchedStatements.items[].resources.items[].value"));
    assertEquals(
        List.of("aws:username", "aws:SecureTransport"),
        decoded.all("matchedStatements.items[].conditions.items[].key"));
    assertEquals(
        List.of("alice", "bob", "false"),
        decoded.all("matchedStatements.items[].conditions.items[].values.items[].value"));
    assertEquals(List.of(), decoded.all("failures.items[]"));
  }

  // DM-4
  @Test
  void anImplicitDenialMatchesNoStatementAndIsExplained() {
    AuthenticatedCaller bob = as(world.user("bob", policy(allow("s3:GetObject", "*"))));
    Decoded decoded = decode(admin, message(bob, "s3:PutObject", OBJECT));
    assertEquals("false", decoded.one("allowed"));
    assertEquals("false", decoded.one("explicitDeny"));
    assertEquals(List.of(), decoded.all("matchedStatements.items[]"));
    assertEquals("IDENTITY", decoded.one("explanation.layers.items[].layer"));
    assertEquals("identity policies", decoded.one("explanation.layers.items[].name"));
    assertEquals("Silent", decoded.one("explanation.layers.items[].says"));
    assertEquals("ACTION", decoded.one("explanation.layers.items[].closest.items[].failedOn"));
    assertEquals("p", decoded.one("explanation.layers.items[].closest.items[].policy"));
  }

  // DM-4
  @Test
  void theContextSaysWhoAskedWhat() {
    Role role = world.role("Reader", trusting(HOME.value()));
    Session session = world.session(as(world.user("carol", ALLOW_ALL)), role);
    AuthorizationRequest request = AuthorizationRequest.builder(
            "s3:ListBucket", "arn:aws:s3:::data")
        .resourceAccount(HOME)
        .context("s3:prefix", "a/\"b\"\u0007")
        .context("aws:TagKeys", List.of("x", "y"))
        .environment(RequestEnvironment.unknown().withRegion("eu-west-1"))
        .build();
    String encoded =
        world.sts.encodeAuthorizationMessage(session, world.sts.authorize(session, request));
    Decoded decoded = decode(admin, encoded);
    assertEquals(session.userId(), decoded.one("context.principal.id"));
    assertEquals(session.arn().toString(), decoded.one("context.principal.arn"));
    assertEquals("s3:ListBucket", decoded.one("context.action"));
    assertEquals("arn:aws:s3:::data", decoded.one("context.resource"));
    assertEquals(List.of("a/\"b\"\u0007"), decoded.condition("s3:prefix"));
    assertEquals(List.of("x", "y"), decoded.condition("aws:TagKeys"));
    assertEquals(List.of(role.arn().toString()), decoded.condition("aws:PrincipalArn"));
    assertEquals(List.of("eu-west-1"), decoded.condition("aws:RequestedRegion"));
  }

  // DM-4: the members, and no others but what says why and whether something was left out.
  @Test
  void thereAreNoOtherMembers() {
    assertEquals(
        Set.of(
            "allowed", "explicitDeny", "matchedStatements", "failures", "context", "explanation"),
        decode(admin, message).members());
  }

  // DM-3: each account of two is told of its own policies.
  @Test
  void twoAccountsSeeEachItsOwn() {
    Policy bucket = Policy.parse(PolicyKind.RESOURCE, """
        {"Version":"2012-10-17","Statement":[{"Sid":"BucketSays","Effect":"Deny","NotPrincipal":{"AWS":"arn:aws:iam::444455556666:user/admin"},
         "Action":"s3:*","Resource":"*"}]}""");
    AuthorizationRequest request = AuthorizationRequest.builder("s3:GetObject", OBJECT)
        .resourceAccount(OTHER)
        .resourcePolicy(bucket)
        .context("s3:ExistingObjectTag/secret", "value of the owner")
        .build();
    String encoded =
        world.sts.encodeAuthorizationMessage(alice, world.sts.authorize(alice, request));

    Decoded callers = decode(admin, encoded);
    assertEquals(List.of("NoSecrets"), callers.all("matchedStatements.items[].statementId"));
    assertEquals(List.of("IDENTITY"), callers.all("explanation.layers.items[].layer"));
    assertFalse(callers.document().raw().contains("BucketSays"));
    assertFalse(callers.document().raw().contains("value of the owner"));
    assertEquals(List.of("alice"), callers.condition("aws:username"));

    Decoded owners = decode(otherAdmin, encoded);
    assertEquals("true", owners.one("explicitDeny"));
    assertEquals(List.of("BucketSays"), owners.all("matchedStatements.items[].statementId"));
    assertEquals(
        List.of("arn:aws:iam::444455556666:user/admin"),
        owners.all("matchedStatements.items[].notPrincipals.items[].value"));
    assertEquals(List.of(), owners.all("matchedStatements.items[].principals.items[].value"));
    assertEquals(List.of("RESOURCE"), owners.all("explanation.layers.items[].layer"));
    assertEquals(List.of("resource policy"), owners.all("explanation.layers.items[].name"));
    assertFalse(owners.document().raw().contains("NoSecrets"));
    assertEquals(List.of(), owners.condition("aws:username"));
    assertEquals(List.of("value of the owner"), owners.condition("s3:ExistingObjectTag/secret"));
    assertEquals(alice.arn().toString(), owners.one("context.principal.arn"));

    AuthenticatedCaller third =
        as(world.directory.putUser(User.builder("arn:aws:iam::777788889999:user/x")
            .id(world.newId(io.github.sts4j.core.identity.UniqueId.Kind.USER))
            .policy("p", ALLOW_ALL)
            .build()));
    world.directory.putAccount(io.github.sts4j.core.identity.Account.standalone(third.account()));
    refused(StsError.INVALID_AUTHORIZATION_MESSAGE, () -> decode(third, encoded));
  }

  // DM-3: never fails for being hard to explain.
  @Test
  void aLongExplanationIsCut() {
    AuthorizationRequest.Builder request = AuthorizationRequest.builder(
            "s3:GetObject", "arn:aws:s3:::data/" + "ü\u0001".repeat(3_000))
        .resourceAccount(OTHER);
    for (int i = 0; i < 200; i++) {
      request.context("aws:RequestTag/" + "k".repeat(100) + i, "\u0001".repeat(256));
    }
    String encoded =
        world.sts.encodeAuthorizationMessage(alice, world.sts.authorize(alice, request.build()));
    assertTrue(encoded.length() <= 10_240, () -> encoded.length() + " characters");
    for (AuthenticatedCaller reader : List.of(admin, otherAdmin)) {
      Decoded decoded = decode(reader, encoded);
      assertEquals("true", decoded.one("truncated"));
      assertEquals("false", decoded.one("allowed"));
      assertEquals("s3:GetObject", decoded.one("context.action"));
      assertTrue(decoded.one("context.resource").endsWith("…"));
    }
  }

  @Test
  void whatIsAllowedOrAboutSomebodyElseHasNoMessage() {
    AccessDecision allowed = world.sts.authorize(admin, "s3:GetObject", OBJECT);
    AccessDecision denied = world.sts.authorize(alice, "s3:GetObject", OBJECT);
    assertThrows(
        IllegalArgumentException.class, () -> world.sts.encodeAuthorizationMessage(admin, allowed));
    assertThrows(
        IllegalArgumentException.class,
        () -> world.sts.encodeAuthorizationMessage(otherAdmin, denied));
  }

  // ER-12
  @Test
  void theDecodedDocumentDoesNotPrint() {
    assertFalse(world
        .sts
        .decodeAuthorizationMessage(admin, DecodeAuthorizationMessageRequest.of(message))
        .toString()
        .contains("NoSecrets"));
  }

  private String message(AuthenticatedCaller caller, String action, String resource) {
    return world.sts.encodeAuthorizationMessage(
        caller, world.sts.authorize(caller, action, resource));
  }

  private Decoded decode(AuthenticatedCaller reader, String text) {
    return Decoded.of(world
        .sts
        .decodeAuthorizationMessage(reader, DecodeAuthorizationMessageRequest.of(text))
        .decodedMessage());
  }
}

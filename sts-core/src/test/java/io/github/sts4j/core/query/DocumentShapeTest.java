package io.github.sts4j.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.sigv4.SigV4Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents of success and of refusal, read by a real XML parser. */
class DocumentShapeTest {
  private final TestWorld world = new TestWorld();

  @Test
  void refusalHasTypeCodeMessageAndRequestIdBesideTheError() {
    Answer answer = world.post(TestWorld.NOBODY, "Action=GetCallerIdentity&Version=2011-06-15");

    // WP-10
    assertEquals("ErrorResponse", answer.root().getLocalName());
    assertEquals(Answer.NAMESPACE, answer.root().getNamespaceURI());
    assertEquals(List.of("Error", "RequestId"), answer.members());
    assertEquals(List.of("Type", "Code", "Message"), answer.members("Error"));
    assertEquals("Sender", answer.text("Error", "Type"));
    assertEquals(answer.response().requestId(), answer.text("RequestId"));
  }

  @Test
  void failureOfOursIsTheReceiversAndTellsNothing() {
    // WP-10
    StsQueryHandler broken = new StsQueryHandler(world.sts, SigV4Settings.forSts(), new Random(1));
    byte[] body = new byte[0];
    Answer answer = Answer.of(broken.handle(
        new BrokenRequest(TestWorld.ALICE.get("Action=GetCallerIdentity&Version=2011-06-15")),
        body,
        RequestEnvironment.unknown()));

    answer.refused(500, "InternalFailure");
    assertEquals("Receiver", answer.text("Error", "Type"));
    assertFalse(answer.body().contains(BrokenRequest.DETAIL), answer.body());
  }

  @Test
  void successOfAssumeRoleHasItsResultAndMetadata() {
    Answer answer = world.assumeRole("").succeeded("AssumeRole");

    // WP-1, WP-9
    assertEquals(Answer.NAMESPACE, answer.root().getNamespaceURI());
    assertEquals(List.of("AssumeRoleResult", "ResponseMetadata"), answer.members());
    assertEquals(List.of("RequestId"), answer.members("ResponseMetadata"));
    assertEquals("text/xml", answer.response().contentType());
    String requestId = answer.text("ResponseMetadata", "RequestId");
    assertEquals(answer.response().requestId(), requestId);
    assertEquals(4, UUID.fromString(requestId).version());
    assertEquals(2, UUID.fromString(requestId).variant());
    // WP-14, CR-6: what is absent is omitted
    assertEquals(List.of("Credentials", "AssumedRoleUser"), answer.members("AssumeRoleResult"));
    // CR-1
    assertEquals(
        List.of("AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"),
        answer.members("AssumeRoleResult", "Credentials"));
  }

  @Test
  void eachAnswerHasItsOwnRequestId() {
    assertNotEquals(
        world.assumeRole("").response().requestId(),
        world.assumeRole("").response().requestId());
  }

  @Test
  void resultHoldsTheCredentialsOfTheSession() {
    Answer answer = world.assumeRole("DurationSeconds=900");

    String key = answer.text("AssumeRoleResult", "Credentials", "AccessKeyId");
    assertTrue(key.matches("ASIA[A-Z2-7]{16}"), key); // CR-2
    assertEquals(
        40, answer.text("AssumeRoleResult", "Credentials", "SecretAccessKey").length());
    // WP-12: whole seconds, suffix Z
    assertEquals(
        "2026-01-15T12:15:00Z", answer.text("AssumeRoleResult", "Credentials", "Expiration"));
    // CR-4: the role's path is dropped
    assertEquals(
        "arn:aws:sts::444455556666:assumed-role/Reader/alice",
        answer.text("AssumeRoleResult", "AssumedRoleUser", "Arn"));
    assertEquals(
        world.reader.id() + ":alice",
        answer.text("AssumeRoleResult", "AssumedRoleUser", "AssumedRoleId"));
  }

  @Test
  void expirationHasWholeSecondsAtAnyInstant() {
    world.advance(Duration.ofNanos(999_999_999));

    String expiration = world.assumeRole("").text("AssumeRoleResult", "Credentials", "Expiration");

    assertEquals("2026-01-15T13:00:00Z", expiration); // WP-12, CR-3: truncated
    assertEquals(expiration, Instant.parse(expiration).toString());
  }

  @Test
  void sourceIdentityFollowsTheCredentialsAndExternalIdIsNeverEchoed() {
    Answer answer = world.assumeRole(
        "SourceIdentity=alice-real&ExternalId=external-17&Tags.member.1.Key=k&Tags.member.1.Value=v");

    // WP-15
    assertEquals(
        List.of("Credentials", "SourceIdentity", "AssumedRoleUser", "PackedPolicySize"),
        answer.members("AssumeRoleResult"));
    assertEquals("alice-real", answer.text("AssumeRoleResult", "SourceIdentity"));
    assertFalse(answer.body().contains("external-17"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Action=AssumeRole", "Action=GetCallerIdentity"})
  void getAndPostAreAnsweredAlike(String action) {
    String rest = action.endsWith("Role")
        ? "&RoleArn=arn%3Aaws%3Aiam%3A%3A444455556666%3Arole%2Fteam%2FReader&RoleSessionName=alice&Version=2011-06-15"
        : "&Version=2011-06-15";

    // WP-2
    world.get(TestWorld.ALICE, action + rest).succeeded(action.substring("Action=".length()));
    world.post(TestWorld.ALICE, action + rest).succeeded(action.substring("Action=".length()));
  }

  @Test
  void postTakesNoParameterFromTheQuery() {
    byte[] body = "Action=GetCallerIdentity".getBytes(StandardCharsets.UTF_8);

    // WP-2: what stands outside the form adds nothing to it
    world
        .answer(TestWorld.ALICE.postWithQuery("Version=2011-06-15", body), body)
        .refused(400, "InvalidAction");
  }

  @Test
  void tokenInAnswerIsNotPrintedByTheResponse() {
    QueryResponse response = world.assumeRole("").response();

    // ER-12
    String text = response.toString();
    assertFalse(text.contains("Credentials"), text);
    assertEquals("QueryResponse[200, " + response.requestId() + "]", text);
  }
}

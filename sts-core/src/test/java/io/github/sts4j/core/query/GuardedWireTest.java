package io.github.sts4j.core.query;

import static io.github.sts4j.core.audit.RecordedCalls.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.audit.AuditRecord;
import io.github.sts4j.core.audit.RecordedCalls;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.sigv4.SigV4Settings;
import io.github.sts4j.core.sigv4.SignedRequest;
import io.github.sts4j.core.throttle.Throttle;
import io.github.sts4j.core.throttle.ThrottleKey;
import io.github.sts4j.core.token.KeyRing;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Section 12 and the catalogue's {@code Throttling}, over the wire. */
class GuardedWireTest {
  private static final String ASSUME = TestWorld.assumeRoleForm("");
  private static final String WHO = "Action=GetCallerIdentity&Version=2011-06-15";

  private final TestWorld world = new TestWorld();
  private final RecordedCalls recorded = new RecordedCalls();
  private final Turns turns = new Turns();
  private final StsQueryHandler handler = new StsQueryHandler(
      TokenService.builder()
          .directory(world.directory)
          .keyRing(KeyRing.generate(new Random(1)))
          .clock(() -> TestWorld.NOW)
          .random(new Random(2))
          .auditSink(recorded)
          .throttle(turns)
          .build(),
      SigV4Settings.forSts(),
      new Random(3));

  /** Says no to the kinds of key it was told to, and writes down what it is asked. */
  private static final class Turns implements Throttle {
    private final Set<Class<?>> refused = new HashSet<>();
    private final List<String> asked = new ArrayList<>();

    @Override
    public boolean tryAcquire(ThrottleKey key) {
      asked.add("take " + key.getClass().getSimpleName());
      return !refused.contains(key.getClass());
    }

    @Override
    public void giveBack(ThrottleKey key) {
      asked.add("give back " + key.getClass().getSimpleName());
    }
  }

  // AU-1, ER-11
  @Test
  void anUnsignedCallIsRecordedWithWhatIsKnown() {
    send(ClientSigner.unsignedPost(), ASSUME).refused(403, "MissingAuthenticationToken");

    AuditRecord record = recorded.only();
    assertEquals("AssumeRole", at(record, "eventName").orElseThrow());
    assertEquals("MissingAuthenticationToken", at(record, "errorCode").orElseThrow());
    assertEquals("[type=Unknown]", at(record, "userIdentity").orElseThrow());
    assertEquals("192.0.2.7", at(record, "sourceIPAddress").orElseThrow());
    assertEquals("null", at(record, "requestParameters").orElseThrow());
    assertEquals(Optional.empty(), at(record, "recipientAccountId"));
    assertEquals(Optional.empty(), at(record, "additionalEventData"));
  }

  // AU-1
  @Test
  void aBadSignatureIsRecordedWithTheKeyItClaims() {
    send(TestWorld.ALICE.wrongSecret(), ASSUME).refused(403, "SignatureDoesNotMatch");
    send(TestWorld.NOBODY, ASSUME).refused(403, "InvalidClientTokenId");

    assertEquals(2, recorded.calls().size());
    for (List<AuditRecord> call : recorded.calls()) {
      assertEquals("[type=Unknown]", at(call.get(0), "userIdentity").orElseThrow());
    }
    assertEquals(
        Optional.of(TestWorld.ALICE.accessKeyId()),
        at(recorded.calls().get(0).get(0), "additionalEventData", "claimedAccessKeyId"));
  }

  // ER-12
  @Test
  void aSecretInThePlaceOfTheKeyIsNotRecorded() {
    send(TestWorld.ALICE.key(TestWorld.SECRET.replace("/", "")), ASSUME);

    assertFalse(recorded.only().toJson().contains("wJalrXUtn"), recorded.only().toJson());
  }

  // WP-8
  @Test
  void wrongParametersAreRecorded() {
    send(TestWorld.ALICE, TestWorld.assumeRoleForm("DurationSeconds=1"))
        .refused(400, "ValidationError");
    send(TestWorld.ALICE, TestWorld.assumeRoleForm("DurationSeconds=x"));

    assertEquals(2, recorded.calls().size());
    assertEquals(Optional.of("ValidationError"), at(recorded.calls().get(0).get(0), "errorCode"));
  }

  @Test
  void whatIsNoCallOfAnActionIsNotRecorded() {
    send(TestWorld.ALICE, "Action=DropTables&Version=2011-06-15").refused(400, "InvalidAction");
    send(TestWorld.ALICE, "Version=2011-06-15").refused(400, "MissingAction");

    assertEquals(List.of(), recorded.calls());
    assertEquals(List.of(), turns.asked);
  }

  // AU-1: the id in the record is the one the caller was told.
  @Test
  void aCallThatIsAnsweredIsRecordedOnce() {
    Answer answer = send(TestWorld.ALICE, ASSUME).succeeded("AssumeRole");

    for (AuditRecord record : recorded.both()) {
      assertEquals(answer.text("ResponseMetadata", "RequestId"), record.requestId());
      assertEquals("us-east-1", at(record, "awsRegion").orElseThrow());
      assertEquals("test-agent", at(record, "userAgent").orElseThrow());
      assertEquals(
          answer.text("AssumeRoleResult", "Credentials", "AccessKeyId"),
          at(record, "responseElements", "credentials", "accessKeyId").orElseThrow());
    }
  }

  @Test
  void aCallThatTheServiceRefusesIsRecordedOnce() {
    Answer answer = send(TestWorld.BOB, ASSUME).refused(403, "AccessDenied");

    assertEquals(answer.text("RequestId"), recorded.only().requestId());
    assertEquals("IAMUser", at(recorded.only(), "userIdentity", "type").orElseThrow());
  }

  @Test
  void withoutARecordTheWireTellsNothing() {
    recorded.fail();

    for (ClientSigner client : List.of(TestWorld.ALICE, TestWorld.BOB, TestWorld.NOBODY)) {
      Answer answer = send(client, ASSUME).refused(503, "ServiceUnavailable");
      assertFalse(answer.body().contains("ASIA"), answer.body());
      assertFalse(answer.body().contains("disk"), answer.body());
    }
  }

  @Test
  void theSourceIsAskedBeforeTheSignatureIsVerified() {
    turns.refused.add(ThrottleKey.Source.class);

    for (ClientSigner client : List.of(TestWorld.ALICE, TestWorld.NOBODY)) {
      send(client, WHO).refused(400, "Throttling", "Rate exceeded");
    }

    assertEquals(List.of("take Source", "take Source"), turns.asked);
    assertEquals(List.of(), recorded.calls(), "a flood is held off from the record too");
  }

  @Test
  void theAccountIsAskedAsSoonAsTheSenderIsKnownAndTheSourceGetsItsTurnBack() {
    turns.refused.add(ThrottleKey.Caller.class);

    send(TestWorld.ALICE, ASSUME).refused(400, "Throttling");

    assertEquals(List.of("take Source", "give back Source", "take Caller"), turns.asked);
    assertEquals("Throttling", at(recorded.only(), "errorCode").orElseThrow());
    assertEquals("IAMUser", at(recorded.only(), "userIdentity", "type").orElseThrow());
  }

  @Test
  void whoStaysUnknownUsesUpTheSource() {
    send(TestWorld.ALICE.wrongSecret(), WHO).refused(403, "SignatureDoesNotMatch");
    send(ClientSigner.unsignedPost(), WHO).refused(403, "MissingAuthenticationToken");

    assertEquals(List.of("take Source", "take Source"), turns.asked);
  }

  @Test
  void anAnonymousCallCountsOnceForItsSource() {
    send(
        ClientSigner.unsignedPost(),
        "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=" + TestWorld.READER
            + "&RoleSessionName=mary&WebIdentityToken=e30.e30.e30");

    assertEquals(List.of("take Source", "give back Source", "take Source"), turns.asked);
    assertTrue(at(recorded.only(), "errorCode").isPresent());
    assertFalse(recorded.only().toJson().contains("e30.e30"), "AU-3");
  }

  private Answer send(ClientSigner client, String form) {
    return send(client.post(form.getBytes(StandardCharsets.UTF_8)), form);
  }

  private Answer send(SignedRequest request, String form) {
    byte[] body = form.getBytes(StandardCharsets.UTF_8);
    return Answer.of(handler.handle(request, body, environment()));
  }

  private static RequestEnvironment environment() {
    try {
      return new RequestEnvironment(
          Optional.of(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 7})),
          true,
          Optional.of("test-agent"),
          Optional.empty(),
          Optional.empty());
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}

package io.github.sts4j.core;

import static io.github.sts4j.core.TestSts.as;
import static io.github.sts4j.core.TestSts.refused;
import static io.github.sts4j.core.TestSts.request;
import static io.github.sts4j.core.audit.RecordedCalls.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.audit.AuditRecord;
import io.github.sts4j.core.audit.RecordedCalls;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.UniqueId;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.mfa.MfaVerifier;
import io.github.sts4j.core.session.AuthenticatedUser;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.session.Session;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Section 12: what is recorded of a call, in which accounts, and what happens when that fails. */
class AuditedCallsTest {
  private static final AccessKeyId KEY = AccessKeyId.of("AKIARTX3GSDSVPMANSL7");

  private final TestSts world = new TestSts();
  private final RecordedCalls recorded = new RecordedCalls();
  private final TokenService sts = service().build();
  private final User alice =
      world.directory.putUser(User.builder("arn:aws:iam::111122223333:user/alice")
          .id(UniqueId.of("AIDAALICEALICEALICE22"))
          .policy("all", TestSts.ALLOW_ALL)
          .build());
  private final Role home = role("arn:aws:iam::111122223333:role/team/Home");
  private final Role other = role("arn:aws:iam::444455556666:role/Other");

  @Test
  void withoutARecordThereAreNoCredentials() {
    recorded.fail();

    StsException failure = refused(
        StsError.SERVICE_UNAVAILABLE,
        () -> sts.assumeRole(as(alice), request(home).build()));

    assertEquals("the disk is full", String.valueOf(failure.getCause().getMessage()));
    assertFalse(String.valueOf(failure.getMessage()).contains("disk"), "that is for the log");
  }

  @Test
  void withoutARecordNobodyLearnsWhetherTheyWereRefused() {
    User stranger = world.user("stranger");
    recorded.fail();

    StsException failure = refused(
        StsError.SERVICE_UNAVAILABLE,
        () -> sts.assumeRole(as(stranger), request(other).build()));

    assertEquals(StsError.ACCESS_DENIED, ((StsException) failure.getSuppressed()[0]).error());
  }

  @Test
  void callsGoOnWithoutARecordOnlyWhereThatIsAllowed() {
    TokenService lax = service().allowUnauditedCalls(true).build();
    User stranger = world.user("stranger");
    recorded.fail();

    assertTrue(lax.assumeRole(as(alice), request(home).build())
        .credentials()
        .accessKeyId()
        .isTemporary());
    refused(
        StsError.ACCESS_DENIED,
        () -> lax.assumeRole(as(stranger), request(other).build()));
  }

  // AU-7, AU-10
  @Test
  void aRefusalIsRecordedInTheCallersAccountAlone() {
    User stranger = world.user("stranger");

    StsException refusal = refused(
        StsError.ACCESS_DENIED,
        () -> sts.assumeRole(as(stranger), request(other).build()));

    AuditRecord record = recorded.only();
    assertEquals("AccessDenied", at(record, "errorCode").orElseThrow());
    assertEquals(refusal.getMessage(), at(record, "errorMessage").orElseThrow());
    assertEquals("null", at(record, "responseElements").orElseThrow());
    assertEquals("111122223333", at(record, "recipientAccountId").orElseThrow());
    assertEquals(Optional.empty(), at(record, "sharedEventID"));
    assertEquals(
        other.arn().toString(), at(record, "requestParameters", "roleArn").orElseThrow());
  }

  @Test
  void anUnexpectedFailureIsRecordedWithoutItsReason() {
    MfaVerifier broken = (owner, serial, code, now) -> {
      throw new IllegalStateException("connection to 10.0.0.7 refused");
    };
    TokenService failing = service().mfaVerifier(broken).build();
    AssumeRoleRequest withCode = request(home)
        .serialNumber("arn:aws:iam::111122223333:mfa/alice")
        .tokenCode("123456")
        .build();

    assertThrows(IllegalStateException.class, () -> failing.assumeRole(as(alice), withCode));

    assertEquals("InternalFailure", at(recorded.only(), "errorCode").orElseThrow());
    assertFalse(recorded.only().toJson().contains("10.0.0.7"));
  }

  // AU-1, AU-2, AU-6, AU-7, AU-8
  @Test
  void aCallIsRecordedWhole() throws UnknownHostException {
    RequestEnvironment environment = new RequestEnvironment(
            Optional.of(InetAddress.getByName("192.0.2.7")),
            true,
            Optional.of("aws-cli/2.15 \n {\"fake\":1}"),
            Optional.empty(),
            Optional.of("eu-west-1"))
        .withRequestId("request-1");

    AssumeRoleResponse response = sts.assumeRole(
        new AuthenticatedUser(alice, Optional.of(KEY), Optional.empty()),
        request(home)
            .durationSeconds(900)
            .externalId("external")
            .sourceIdentity("alice")
            .policy(TestSts.ALLOW_ALL)
            .tag("team", "red")
            .tag("cost", "7")
            .transitiveTagKeys(List.of("team"))
            .build(),
        environment);

    AuditRecord record = recorded.only();
    String key = response.credentials().accessKeyId().value();
    assertEquals(
        """
        {"eventVersion":"1.11","userIdentity":{"type":"IAMUser","principalId":"AIDAALICEALICEALICE22",\
        "arn":"arn:aws:iam::111122223333:user/alice","accountId":"111122223333",\
        "accessKeyId":"AKIARTX3GSDSVPMANSL7","userName":"alice"},"eventTime":"2026-01-15T12:00:00Z",\
        "eventSource":"sts.amazonaws.com","eventName":"AssumeRole","awsRegion":"eu-west-1",\
        "sourceIPAddress":"192.0.2.7","userAgent":"aws-cli/2.15 \\n {\\"fake\\":1}",\
        "requestParameters":{"roleArn":"arn:aws:iam::111122223333:role/team/Home",\
        "roleSessionName":"session","durationSeconds":900,"externalId":"external",\
        "sourceIdentity":"alice","policy":"%s","transitiveTagKeys":["team"],\
        "tags":[{"key":"team","value":"red"},{"key":"cost","value":"7"}]},\
        "responseElements":{"credentials":{"accessKeyId":"%s","expiration":"Jan 15, 2026, 12:15:00 PM"},\
        "assumedRoleUser":{"assumedRoleId":"%s:session",\
        "arn":"arn:aws:sts::111122223333:assumed-role/Home/session"},"packedPolicySize":%d,\
        "sourceIdentity":"alice"},"requestID":"request-1","eventID":"%s","readOnly":true,\
        "resources":[{"ARN":"arn:aws:iam::111122223333:role/team/Home","accountId":"111122223333",\
        "type":"AWS::IAM::Role"}],"eventType":"AwsApiCall","managementEvent":true,\
        "recipientAccountId":"111122223333","eventCategory":"Management"}""".formatted(
                TestSts.ALLOW_ALL.replace("\"", "\\\""),
                key,
                home.id(),
                response.packedPolicySize().orElseThrow(),
                record.eventId()),
        record.toJson());
    assertEquals(1, record.toJson().lines().count(), "a record is one line");
  }

  // AU-9
  @Test
  void aCallAcrossAccountsIsRecordedInBoth() {
    Session session = world.session(as(alice), home, r -> r.sourceIdentity("alice"));

    sts.assumeRole(session, request(other).build());

    AuditRecord here = recorded.both().get(0);
    AuditRecord there = recorded.both().get(1);
    assertEquals(here.sharedEventId(), there.sharedEventId());
    assertTrue(here.sharedEventId().isPresent());
    assertNotEquals(here.eventId(), there.eventId());
    assertEquals(here.requestId(), there.requestId());
    assertEquals("111122223333", at(here, "recipientAccountId").orElseThrow());
    assertEquals("AssumedRole", at(here, "userIdentity", "type").orElseThrow());
    assertEquals("444455556666", at(there, "recipientAccountId").orElseThrow());
    assertEquals(
        "[type=AWSAccount, principalId=" + home.id() + ":session, accountId=111122223333]",
        at(there, "userIdentity").orElseThrow());
    assertEquals(
        at(here, "responseElements").orElseThrow(),
        at(there, "responseElements").orElseThrow());
  }

  // AU-12
  @Test
  void theRecordOfTheCallThatMadeASessionNamesTheKeyOfItsCalls() {
    AssumeRoleResponse response = sts.assumeRole(as(alice), request(home).build());
    Optional<String> made = at(recorded.only(), "responseElements", "credentials", "accessKeyId");
    recorded.clear();

    sts.getCallerIdentity(world.open(response));

    assertEquals(made, at(recorded.only(), "userIdentity", "accessKeyId"));
    assertTrue(made.isPresent());
  }

  // AU-2: as in CloudTrail, GetCallerIdentity has neither parameters nor elements.
  @Test
  void getCallerIdentityIsRecordedToo() {
    sts.getCallerIdentity(as(alice));

    AuditRecord record = recorded.only();
    assertEquals("GetCallerIdentity", at(record, "eventName").orElseThrow());
    assertEquals("true", at(record, "readOnly").orElseThrow());
    assertEquals("null", at(record, "requestParameters").orElseThrow());
    assertEquals("null", at(record, "responseElements").orElseThrow());
    assertFalse(record.requestId().isEmpty());
  }

  // AU-11, TP-27
  @Test
  void aRoleThatAssumesItselfIsMarked() {
    Session session = world.session(as(alice), home);

    sts.assumeRole(session, request(home).build());
    assertEquals(
        Optional.of("true"), at(recorded.only(), "additionalEventData", "explicitTrustGrant"));
    recorded.clear();

    sts.assumeRole(session, request(other).build());
    assertEquals(
        Optional.empty(), at(recorded.both().get(0), "additionalEventData", "explicitTrustGrant"));
  }

  // AU-6: what the calling session hands down.
  @Test
  void inheritedTagsAreRecorded() {
    Session session = world.session(
        as(alice), home, r -> r.tag("team", "red").transitiveTagKeys(List.of("team")));

    sts.assumeRole(session, request(home).build());

    assertEquals(
        Optional.of("[team=red]"),
        at(recorded.only(), "requestParameters", "incomingTransitiveTags"));
  }

  // LK-22
  @Test
  void theWholeChainIsRecorded() {
    Session first = world.session(as(alice), home);
    Session second = world.session(first, other);

    sts.assumeRole(second, request(home).build());

    String keys =
        "[" + first.accessKeyId().orElseThrow() + ", " + second.accessKeyId().orElseThrow() + "]";
    for (AuditRecord record : recorded.both()) {
      assertEquals(Optional.of(keys), at(record, "additionalEventData", "sessionChain"));
    }
    assertEquals(
        Optional.of("arn:aws:iam::111122223333:user/alice"),
        at(recorded.both().get(0), "additionalEventData", "firstPrincipal"));
    assertEquals(
        Optional.empty(),
        at(recorded.both().get(1), "additionalEventData", "firstPrincipal"),
        "AU-9: another account sees no names");
  }

  // AU-3, ER-12
  @Test
  void noSecretIsRecorded() {
    TokenService believing =
        service().mfaVerifier((owner, s, c, now) -> MfaVerifier.Result.VERIFIED).build();

    AssumeRoleResponse response = believing.assumeRole(
        as(alice),
        request(home)
            .serialNumber("arn:aws:iam::111122223333:mfa/alice")
            .tokenCode("417093")
            .build());
    refused(
        StsError.VALIDATION_ERROR,
        () -> believing.assumeRole(as(alice), request(home).tokenCode("4170937").build()));

    TemporaryCredentials credentials = response.credentials();
    for (List<AuditRecord> call : recorded.calls()) {
      for (String text : List.of(call.toString(), call.get(0).toJson())) {
        assertFalse(text.contains("417093"), text);
        assertFalse(text.contains(credentials.secretAccessKey().reveal()), text);
        assertFalse(text.contains(credentials.sessionToken().text()), text);
      }
    }
    assertEquals(
        Optional.of("arn:aws:iam::111122223333:mfa/alice"),
        at(recorded.calls().get(0).get(0), "requestParameters", "serialNumber"));
  }

  @Test
  void parametersOfAnySizeMakeARecordOfBoundedSize() {
    AssumeRoleRequest huge = request(home).policy("x".repeat(1_000_000)).build();

    assertThrows(StsException.class, () -> sts.assumeRole(as(alice), huge));

    assertEquals(Optional.of("[omitted=true]"), at(recorded.only(), "requestParameters"));
    assertTrue(recorded.only().toJson().length() < 10_000);
  }

  // LK: replicas that replay a call write the same record.
  @Test
  void timeAndChanceComeFromTheService() {
    AuditRecord first = recordedBy(new SplittableRandom(7));
    AuditRecord second = recordedBy(new SplittableRandom(7));

    assertEquals(first.toJson(), second.toJson());
  }

  /** A new action fails here until it is said what of it is recorded. */
  @Test
  void whatIsRecordedIsSaidForEveryAction() {
    assertEquals(
        Set.of(
            "AssumeRoleRequest",
            "AssumeRoleWithSamlRequest",
            "AssumeRoleWithWebIdentityRequest",
            "AssumeRootRequest",
            "DecodeAuthorizationMessageRequest",
            "GetAccessKeyInfoRequest",
            "GetCallerIdentityRequest",
            "GetDelegatedAccessTokenRequest",
            "GetFederationTokenRequest",
            "GetSessionTokenRequest",
            "GetWebIdentityTokenRequest"),
        Stream.of(StsRequest.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .collect(Collectors.toSet()));
  }

  private AuditRecord recordedBy(SplittableRandom random) {
    recorded.clear();
    service().random(random).build().getCallerIdentity(as(alice));
    return recorded.only();
  }

  private TokenService.Builder service() {
    return TokenService.builder()
        .directory(world.directory)
        .keyRing(world.keyRing)
        .clock(world.clock)
        .random(world.random)
        .auditSink(recorded);
  }

  private Role role(String arn) {
    return world.directory.putRole(world
        .roleAt(
            arn,
            TestSts.policy(
                TestSts.trust("Allow", "arn:aws:iam::111122223333:user/alice", "sts:*"),
                TestSts.trust("Allow", "111122223333", "sts:*"),
                TestSts.trust("Allow", "444455556666", "sts:*")))
        .policy("all", TestSts.ALLOW_ALL)
        .build());
  }
}

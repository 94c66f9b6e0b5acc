package io.github.sts4j.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.sts4j.core.TemporaryCredentials;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which of several faults a request is told (AR-6, ER-11), and what a denial says (AR-3, AR-4). */
class OrderOfChecksTest {
  private static final String TOO_SHORT = TestWorld.assumeRoleForm("DurationSeconds=1");

  private final TestWorld world = new TestWorld();

  @Test
  void unsignedRequestIsToldSoBeforeItsParametersAreRead() {
    // ER-11
    for (String more :
        new String[] {"", "DurationSeconds=1", "DurationSeconds=x", "Tags.member.0.Key=k"}) {
      byte[] body = TestWorld.assumeRoleForm(more).getBytes(StandardCharsets.UTF_8);
      world
          .answer(ClientSigner.unsignedPost(), body)
          .refused(403, "MissingAuthenticationToken", "not signed");
    }
  }

  @Test
  void signatureForAnotherServiceIsRefusedBeforeTheParametersAreRead() {
    // ER-1
    world
        .post(TestWorld.ALICE.service("s3"), TOO_SHORT)
        .refused(403, "SignatureDoesNotMatch", "`s3`");
  }

  @Test
  void syntaxIsReportedBeforeABadSignature() {
    // AR-6
    world.post(TestWorld.ALICE.wrongSecret(), TOO_SHORT).refused(400, "ValidationError");
    world.post(TestWorld.NOBODY, TOO_SHORT).refused(400, "ValidationError");
    world
        .post(TestWorld.ALICE.wrongSecret(), TestWorld.assumeRoleForm(""))
        .refused(403, "SignatureDoesNotMatch");
  }

  @Test
  void badSignatureIsReportedBeforeDenial() {
    // AR-6, ER-5 before ER-6
    world
        .post(TestWorld.BOB.wrongSecret(), TestWorld.assumeRoleForm(""))
        .refused(403, "SignatureDoesNotMatch");
  }

  @Test
  void denialIsReportedBeforeDurationAndPolicyFaults() {
    // AR-6
    world
        .post(TestWorld.BOB, TestWorld.assumeRoleForm("DurationSeconds=43200&Policy=%7B"))
        .refused(403, "AccessDenied");
    world.assumeRole("Policy=%7B").refused(400, "MalformedPolicyDocument");
  }

  @Test
  void bodyChangedAfterSigningIsRefused() {
    byte[] signed = TestWorld.assumeRoleForm("").getBytes(StandardCharsets.UTF_8);
    byte[] sent =
        TestWorld.assumeRoleForm("DurationSeconds=43200").getBytes(StandardCharsets.UTF_8);

    world.answer(TestWorld.ALICE.post(signed), sent).refused(403, "SignatureDoesNotMatch"); // WP-3
  }

  @Test
  void denialNamesCallerActionAndRoleInThatOrder() {
    // AR-4
    world
        .post(TestWorld.BOB, TestWorld.assumeRoleForm(""))
        .refused(
            403,
            "AccessDenied",
            "User: arn:aws:iam::111122223333:user/bob",
            "is not authorized to perform:",
            "sts:AssumeRole",
            "on resource:",
            TestWorld.READER);
  }

  @Test
  void denialOfARoleSessionNamesTheSession() {
    // AR-4
    world
        .post(ClientSigner.of(world.session()), TestWorld.assumeRoleForm(""))
        .refused(403, "AccessDenied", "User: arn:aws:sts::444455556666:assumed-role/Reader/alice");
  }

  @Test
  void rootMayNotAssumeRoles() {
    // AR-2
    world
        .post(TestWorld.ROOT, TestWorld.assumeRoleForm(""))
        .refused(403, "AccessDenied", "may not be assumed by root");
  }

  @Test
  void roleThatIsNotThereAndRoleThatIsForbiddenReadTheSame() {
    String absent = "arn:aws:iam::444455556666:role/team/Absent";
    Answer forbidden = world.post(TestWorld.BOB, TestWorld.assumeRoleForm(""));
    Answer missing =
        world.post(TestWorld.BOB, TestWorld.assumeRoleForm("").replace(TestWorld.READER, absent));

    // AR-3, ER-10
    forbidden.refused(403, "AccessDenied");
    missing.refused(403, "AccessDenied");
    assertEquals(forbidden.message().replace(TestWorld.READER, absent), missing.message());
    assertEquals(forbidden.members("Error"), missing.members("Error"));
  }

  @Test
  void roleArnMustHaveItsPathAndCase() {
    // AR-5
    Stream.of("arn:aws:iam::444455556666:role/Reader", "arn:aws:iam::444455556666:role/team/reader")
        .forEach(arn -> world
            .post(TestWorld.ALICE, TestWorld.assumeRoleForm("").replace(TestWorld.READER, arn))
            .refused(403, "AccessDenied"));
  }

  @Test
  void noRefusalShowsASecretOrAToken() {
    TemporaryCredentials session = world.session();
    ClientSigner client = ClientSigner.of(session);
    String form = TestWorld.assumeRoleForm("");
    Stream<Answer> refusals = Stream.of(
        world.post(client, form),
        world.post(client.wrongSecret(), form),
        world.post(client.key("ASIAQAAAAAAAGMKEM7X5"), form),
        world.post(client.signedAt(TestWorld.NOW.minus(Duration.ofHours(1))), form),
        world.post(client.region("us east"), form),
        world.post(TestWorld.ALICE.token(session.sessionToken().text()), form));

    // ER-12
    refusals.forEach(refusal -> {
      assertFalse(refusal.code().isEmpty());
      assertFalse(refusal.body().contains(session.sessionToken().text()), refusal.body());
      assertFalse(refusal.body().contains(session.secretAccessKey().reveal()), refusal.body());
      assertFalse(refusal.body().contains(TestWorld.SECRET), refusal.body());
    });
  }
}

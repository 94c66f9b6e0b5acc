package io.github.sts4j.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sts4j.core.TemporaryCredentials;
import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import io.github.sts4j.core.session.RequestAuthenticator;
import io.github.sts4j.core.sigv4.BodyDigest;
import io.github.sts4j.core.sigv4.SigV4Settings;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The order of section 11.2 as a table: a request with several faults is told the first of scope, token, expiry, liveness,
 * signature. Each row is asked at an STS and at a service of S3's kind, which name the same cause differently (11.3).
 */
class AuthenticationOrderTest {
  private static final String FORM = "Action=GetCallerIdentity&Version=2011-06-15";

  private final TestWorld world = new TestWorld();
  private final TemporaryCredentials session = world.session();
  private final ClientSigner client = ClientSigner.of(session);

  @Test
  void wrongServiceBeforeAnythingAboutTheKey() {
    // ER-1
    world.post(TestWorld.NOBODY.service("iam"), FORM).refused(403, "SignatureDoesNotMatch");
    world.post(client.noToken().service("iam"), FORM).refused(403, "SignatureDoesNotMatch");
  }

  @Test
  void wrongRegionBeforeAnythingAboutTheKeyWhereRegionsAreNamed() {
    RequestAuthenticator narrow = world.sts.authenticator(
        SigV4Settings.forSts().toBuilder().regions(Set.of("us-east-1")).build());

    // ER-1
    AuthenticationException refusal = assertThrows(
        AuthenticationException.class,
        () -> narrow.authenticate(
            TestWorld.NOBODY.region("eu-west-1").post(new byte[0]), BodyDigest.ofEmptyBody()));
    assertEquals(AuthenticationFailure.WRONG_SCOPE, refusal.failure());
  }

  @Test
  void unknownKey() {
    refused(TestWorld.NOBODY, "InvalidClientTokenId", 403, "InvalidAccessKeyId", 403);
  }

  @Test
  void unknownKeyBeforeItsBadSignature() {
    refused(TestWorld.NOBODY.wrongSecret(), "InvalidClientTokenId", 403, "InvalidAccessKeyId", 403);
  }

  @Test
  void keyThatIsNotEvenOneIsUnknown() {
    refused(TestWorld.ALICE.key("AKIA"), "InvalidClientTokenId", 403, "InvalidAccessKeyId", 403);
  }

  @Test
  void inactiveKeyIsLikeAnUnknownOne() {
    refused(TestWorld.INACTIVE, "InvalidClientTokenId", 403, "InvalidAccessKeyId", 403);
    assertEquals(
        world.post(TestWorld.NOBODY, FORM).message(),
        world.post(TestWorld.INACTIVE, FORM).message());
  }

  @Test
  void temporaryKeyWithoutItsToken() {
    refused(client.noToken(), "InvalidClientTokenId", 403, "InvalidToken", 400); // ER-2
  }

  @Test
  void alteredToken() {
    String text = session.sessionToken().text();
    String altered =
        text.substring(0, 80) + (text.charAt(80) == 'A' ? 'B' : 'A') + text.substring(81);

    refused(client.token(altered), "InvalidClientTokenId", 403, "InvalidToken", 400); // ER-2
    refused(client.token("nonsense"), "InvalidClientTokenId", 403, "InvalidToken", 400);
  }

  @Test
  void tokenOfAnotherKey() {
    TemporaryCredentials other = world.session();

    // ER-2
    refused(
        client.token(other.sessionToken().text()),
        "InvalidClientTokenId",
        403,
        "InvalidToken",
        400);
  }

  @Test
  void longTermKeyWithAToken() {
    // ER-2
    refused(
        TestWorld.ALICE.token(session.sessionToken().text()),
        "InvalidClientTokenId",
        403,
        "InvalidToken",
        400);
  }

  @Test
  void alteredTokenBeforeItsBadSignature() {
    refused(
        client.token("nonsense").wrongSecret(), "InvalidClientTokenId", 403, "InvalidToken", 400);
  }

  @Test
  void expiredSession() {
    refused(afterTwoHours(client), "ExpiredToken", 403, "ExpiredToken", 400); // ER-3
  }

  @Test
  void expiryBeforeABadSignature() {
    refused(afterTwoHours(client.wrongSecret()), "ExpiredToken", 403, "ExpiredToken", 400); // ER-6
  }

  @Test
  void expiryBeforeADeletedRole() {
    world.directory.deleteRole(world.reader.id());

    refused(afterTwoHours(client), "ExpiredToken", 403, "ExpiredToken", 400); // ER-3
  }

  @Test
  void anotherKeysTokenBeforeItsExpiry() {
    ClientSigner mixed = client.key(world.session().accessKeyId().value());

    refused(afterTwoHours(mixed), "InvalidClientTokenId", 403, "InvalidToken", 400); // ER-2
  }

  @Test
  void deletedRole() {
    world.directory.deleteRole(world.reader.id());

    refused(client, "InvalidClientTokenId", 403, "InvalidAccessKeyId", 403); // ER-4
  }

  @Test
  void deletedRoleBeforeABadSignature() {
    world.directory.deleteRole(world.reader.id());

    // ER-4
    refused(client.wrongSecret(), "InvalidClientTokenId", 403, "InvalidAccessKeyId", 403);
  }

  @Test
  void wrongSecret() {
    // ER-5
    refused(client.wrongSecret(), "SignatureDoesNotMatch", 403, "SignatureDoesNotMatch", 403);
    refused(
        TestWorld.ALICE.wrongSecret(), "SignatureDoesNotMatch", 403, "SignatureDoesNotMatch", 403);
  }

  @Test
  void clockOffByMoreThanFifteenMinutes() {
    // Section 11.3
    Duration tooMuch = Duration.ofMinutes(15).plusSeconds(1);
    refused(
        client.signedAt(TestWorld.NOW.minus(tooMuch)),
        "RequestExpired",
        400,
        "RequestTimeTooSkewed",
        403);
    refused(
        client.signedAt(TestWorld.NOW.plus(tooMuch)),
        "RequestExpired",
        400,
        "RequestTimeTooSkewed",
        403);
  }

  @Test
  void clockOffByFifteenMinutesIsAccepted() {
    Duration most = Duration.ofMinutes(15);

    world.post(client.signedAt(TestWorld.NOW.minus(most)), FORM).succeeded("GetCallerIdentity");
    world.post(client.signedAt(TestWorld.NOW.plus(most)), FORM).succeeded("GetCallerIdentity");
  }

  @Test
  void lastSecondOfASessionIsUsableAndTheInstantOfItsEndIsNot() {
    world.advance(Duration.ofMinutes(60).minusNanos(1));
    ClientSigner late = client.signedAt(TestWorld.NOW.plus(Duration.ofMinutes(59)));
    world.post(late, FORM).succeeded("GetCallerIdentity");

    world.advance(Duration.ofNanos(1));
    refused(late, "ExpiredToken", 403, "ExpiredToken", 400); // ER-3
  }

  private ClientSigner afterTwoHours(ClientSigner signer) {
    world.advance(Duration.ofHours(2));
    return signer.signedAt(TestWorld.NOW.plus(Duration.ofHours(2)));
  }

  private void refused(
      ClientSigner signer, String stsCode, int stsStatus, String s3Code, int s3Status) {
    world.post(signer, FORM).refused(stsStatus, stsCode);
    RequestAuthenticator s3 = world.sts.authenticator(SigV4Settings.forS3());
    AuthenticationException refusal = assertThrows(
        AuthenticationException.class,
        () -> s3.authenticate(signer.getOfS3(), BodyDigest.ofEmptyBody()));
    assertEquals(s3Code, refusal.failure().s3Code());
    assertEquals(s3Status, refusal.failure().s3HttpStatus());
  }
}

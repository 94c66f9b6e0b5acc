package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.AssumeRoleRequest;
import io.github.sts4j.core.EncodedDenials;
import io.github.sts4j.core.TemporaryCredentials;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.core.world.World;
import io.github.sts4j.examples.endpoint.s3.S3Exception;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Identity policies and bucket policies together: what one caller may do in the store. */
class SessionS3AccessTest {
  private static final String OWNER = "444455556666";

  private final World world = TestWorlds.world();
  private final BucketPolicies bucketPolicies = BucketPolicies.of(world);
  private Instant now = Instant.parse("2026-01-15T12:00:00Z");
  private final TokenService sts = TokenService.builder()
      .directory(world.directory())
      .keyRing(KeyRing.generate())
      .clock(() -> now)
      .build();

  @Test
  void denyOfTheBucketPolicyWinsOverEveryAllow() {
    SessionS3Access editor = access(editor());

    assertFalse(permits(editor, "s3:GetObject", "shared/sealed/x")); // TP-21's rule: deny wins
    assertTrue(permits(editor, "s3:GetObject", "shared/open"));
  }

  @Test
  void anotherAccountsBucketNeedsBothPolicies() {
    // The bucket allows the whole account, only alice's own policy allows reading.
    assertTrue(permits(access(user(TestWorlds.ALICE_KEY)), "s3:GetObject", "shared/open"));
    assertFalse(permits(access(user(TestWorlds.BOB_KEY)), "s3:GetObject", "shared/open"));
    // Alice's own policy allows reading everywhere, this bucket allows nobody.
    assertFalse(permits(access(user(TestWorlds.ALICE_KEY)), "s3:GetObject", "data/x"));
    // Both are asked for the same action.
    assertFalse(permits(access(user(TestWorlds.ALICE_KEY)), "s3:PutObject", "shared/open"));
  }

  @Test
  void bucketsOwnAccountNeedsNoBucketPolicy() {
    assertTrue(permits(access(editor()), "s3:PutObject", "data/x"));
  }

  @Test
  void refusalNamesCallerActionAndResourceAndNotTheReason() {
    SessionS3Access bob = access(user(TestWorlds.BOB_KEY));

    S3Exception refusal = assertThrows(
        S3Exception.class,
        () -> bob.require("s3:GetObject", "arn:aws:s3:::data/x", OWNER, Map.of()));

    // AR-4's shape
    assertEquals("AccessDenied", refusal.code());
    assertEquals(403, refusal.status());
    assertEquals(
        "User: arn:aws:iam::111122223333:user/bob is not authorized to perform: s3:GetObject on"
            + " resource: \"arn:aws:s3:::data/x\"",
        refusal.getMessage());
  }

  @Test
  void sessionThatEndsMeanwhileIsRefusedAsExpired() {
    SessionS3Access editor = access(editor());
    now = now.plus(Duration.ofHours(1));

    S3Exception refusal = assertThrows(
        S3Exception.class,
        () -> editor.require("s3:GetObject", "arn:aws:s3:::data/x", OWNER, Map.of()));

    assertEquals("ExpiredToken", refusal.code()); // Section 11.3
    assertEquals(400, refusal.status());
  }

  @Test
  void requestsOwnConditionKeysReachThePolicies() {
    SessionS3Access editor = access(session("{\"Version\":\"2012-10-17\",\"Statement\":[{"
        + "\"Effect\":\"Allow\",\"Action\":\"s3:ListBucket\",\"Resource\":\"*\",\"Condition\":"
        + "{\"StringEquals\":{\"s3:prefix\":\"a/\"}}}]}"));

    assertDoesNotThrow(() -> editor.require(
        "s3:ListBucket", "arn:aws:s3:::data", OWNER, Map.of("s3:prefix", List.of("a/"))));
    assertThrows(
        S3Exception.class,
        () -> editor.require(
            "s3:ListBucket", "arn:aws:s3:::data", OWNER, Map.of("s3:prefix", List.of("b/"))));
    assertThrows(
        S3Exception.class,
        () -> editor.require("s3:ListBucket", "arn:aws:s3:::data", OWNER, Map.of()));
  }

  @Test
  void bucketPolicyIsFoundByBucketAndOwner() {
    AccountId owner = AccountId.of(OWNER);

    assertTrue(bucketPolicies.of("arn:aws:s3:::shared", owner).isPresent());
    assertTrue(bucketPolicies.of("arn:aws:s3:::shared/a/b", owner).isPresent());
    assertTrue(bucketPolicies.of("arn:aws:s3:::shared/", owner).isPresent());
    assertTrue(bucketPolicies.of("arn:aws:s3:::data/shared", owner).isEmpty());
    assertTrue(bucketPolicies.of("arn:aws:s3:::shared2/a", owner).isEmpty());
    assertTrue(bucketPolicies.of("*", owner).isEmpty());
  }

  @Test
  void bucketMadeAnewByAnotherAccountDoesNotGetTheOldPolicy() {
    AccountId other = AccountId.of("111122223333");

    assertTrue(bucketPolicies.of("arn:aws:s3:::shared/a", other).isEmpty());
  }

  private boolean permits(SessionS3Access access, String action, String path) {
    return access.permits(action, "arn:aws:s3:::" + path, OWNER, Map.of());
  }

  private SessionS3Access access(AuthenticatedCaller caller) {
    return new SessionS3Access(
        sts, caller, RequestEnvironment.unknown(), bucketPolicies, EncodedDenials.NONE);
  }

  private AuthenticatedCaller user(String key) {
    return world
        .directory()
        .findLongTermKey(AccessKeyId.of(key))
        .map(found -> AuthenticatedCaller.user((User) found.owner()))
        .orElseThrow();
  }

  private Session editor() {
    return session(
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}");
  }

  private Session session(String policy) {
    TemporaryCredentials credentials = sts.assumeRole(
            user(TestWorlds.ALICE_KEY),
            AssumeRoleRequest.builder()
                .roleArn(TestWorlds.EDITOR)
                .roleSessionName("alice")
                .policy(policy)
                .build())
        .credentials();
    return sts.verify(credentials.accessKeyId(), credentials.sessionToken().text());
  }
}

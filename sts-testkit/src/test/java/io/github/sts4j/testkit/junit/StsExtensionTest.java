package io.github.sts4j.testkit.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.TemporaryCredentials;
import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.testkit.TestSts;
import io.github.sts4j.testkit.TestWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each test has a service of its own, the same in every run. Written as a user would write it. */
@Execution(ExecutionMode.CONCURRENT)
class StsExtensionTest {
  private static final String EVERYTHING = """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
  private static final String READ = """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::data/*"}]}""";

  @RegisterExtension
  static final StsExtension STS = StsExtension.withWorld(world -> world
      .account("444455556666")
      .user("arn:aws:iam::111122223333:user/alice", EVERYTHING)
      .user("arn:aws:iam::111122223333:user/mallory")
      .role(
          "arn:aws:iam::444455556666:role/Reader",
          TestWorld.trust("arn:aws:iam::111122223333:user/alice"),
          READ));

  private static final Set<TestSts> SEEN = ConcurrentHashMap.newKeySet();

  private TestSts ofThisTest;

  @BeforeEach
  void isGivenTheServiceOfTheTest(TestSts sts) {
    ofThisTest = sts;
  }

  @Test
  void whoIsNotTrustedIsRefused(TestSts sts) {
    assertThrows(StsException.class, () -> sts.assumeRole("mallory", "Reader"));
  }

  @Test
  void whatTheWorldDoesNotHaveIsNamed(TestSts sts) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> sts.user("bob"));
    assertTrue(refusal.getMessage().contains("[alice, mallory]"), refusal.getMessage());
    assertThrows(IllegalArgumentException.class, () -> sts.role("Writer"));
    assertThrows(IllegalArgumentException.class, () -> sts.longTermKey("bob"));
  }

  @Test
  void aNameStandsOnceInAWorld() {
    IllegalArgumentException refusal = assertThrows(
        IllegalArgumentException.class,
        () -> TestSts.of(world -> world
            .user("arn:aws:iam::111122223333:user/alice")
            .user("arn:aws:iam::444455556666:user/alice")));
    assertTrue(refusal.getMessage().contains("`alice` already"), refusal.getMessage());
  }

  @Test
  void aSessionReadsAndDoesNotWrite(TestSts sts) {
    TemporaryCredentials credentials = sts.assumeRole("alice", "Reader");
    assertTrue(sts.authorize(credentials, "s3:GetObject", "arn:aws:s3:::data/1").isAllowed());
    assertFalse(
        sts.authorize(credentials, "s3:PutObject", "arn:aws:s3:::data/1").isAllowed());
  }

  @Test
  void aSessionPolicyLimitsTheSession(TestSts sts) {
    TemporaryCredentials credentials = sts.assumeRole(
        "alice",
        "Reader",
        request -> request.policy(READ.replace("data/*", "data/a/*")).roleSessionName("narrow"));
    assertEquals("narrow", sts.verify(credentials).sessionName().orElseThrow());
    assertTrue(
        sts.authorize(credentials, "s3:GetObject", "arn:aws:s3:::data/a/1").isAllowed());
    assertFalse(
        sts.authorize(credentials, "s3:GetObject", "arn:aws:s3:::data/b/1").isAllowed());
  }

  @Test
  void aSessionEndsWhenTheTestMovesTheClock(TestSts sts) {
    TemporaryCredentials credentials = sts.assumeRole("alice", "Reader");
    sts.clock().advance(Duration.ofHours(1).minusSeconds(1));
    sts.verify(credentials);
    sts.clock().advance(Duration.ofSeconds(1));
    assertThrows(AuthenticationException.class, () -> sts.verify(credentials));
  }

  @Test
  void aRoleThatTheTestDeletesIsGone(TestSts sts) {
    TemporaryCredentials credentials = sts.assumeRole("alice", "Reader");
    sts.directory().deleteRole(sts.role("Reader").id());
    assertThrows(AuthenticationException.class, () -> sts.verify(credentials));
  }

  // ID-8, CR-2
  @Test
  void credentialsLookLikeThoseOfAws(TestSts sts) {
    TemporaryCredentials credentials = sts.assumeRole("alice", "Reader");
    assertTrue(credentials.accessKeyId().value().matches("ASIA[A-Z2-7]{16}"));
    assertEquals(40, credentials.secretAccessKey().reveal().length());
    assertTrue(sts.longTermKey("alice").accessKeyId().value().matches("AKIA[A-Z2-7]{16}"));
  }

  @Test
  void everyRunIsTheSame(TestSts sts) {
    TemporaryCredentials credentials = sts.assumeRole("alice", "Reader");
    TestSts.Settings settings = TestSts.Settings.of(world -> world
        .account("444455556666")
        .user("arn:aws:iam::111122223333:user/alice", EVERYTHING)
        .user("arn:aws:iam::111122223333:user/mallory")
        .role(
            "arn:aws:iam::444455556666:role/Reader",
            TestWorld.trust("arn:aws:iam::111122223333:user/alice"),
            READ));
    TemporaryCredentials again = settings.start().assumeRole("alice", "Reader");
    assertEquals(credentials.accessKeyId(), again.accessKeyId());
    assertEquals(credentials.secretAccessKey(), again.secretAccessKey());
    assertEquals(credentials.sessionToken().text(), again.sessionToken().text());

    TestSts other =
        settings.withSeed(7).startingAt(Instant.parse("2027-01-01T00:00:00Z")).start();
    TemporaryCredentials others = other.assumeRole("alice", "Reader");
    assertNotEquals(credentials.accessKeyId(), others.accessKeyId());
    assertEquals(Instant.parse("2027-01-01T01:00:00Z"), others.expiration());
  }

  @RepeatedTest(8)
  void noTwoTestsShareAService(TestSts sts) {
    assertSame(ofThisTest, sts);
    assertTrue(SEEN.add(sts));
    assertEquals(Instant.parse("2026-01-01T00:00:00Z"), sts.clock().instant());
    sts.clock().advance(Duration.ofDays(1));
  }
}

package io.github.sts4j.core;

import static io.github.sts4j.core.TestSts.as;
import static io.github.sts4j.core.TestSts.refused;
import static io.github.sts4j.core.TestSts.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.audit.RecordedCalls;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.mfa.MfaVerifier;
import io.github.sts4j.core.throttle.RateLimit;
import io.github.sts4j.core.throttle.Throttle;
import io.github.sts4j.core.throttle.ThrottleKey;
import io.github.sts4j.core.throttle.TokenBucketThrottle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The catalogue's {@code Throttling}: calls in Java. */
class ThrottledCallsTest {
  private final TestSts world = new TestSts();
  private final RecordedCalls recorded = new RecordedCalls();
  private final User alice = world.user("alice", TestSts.ALLOW_ALL);
  private final Role role = world.role("Reader", TestSts.trusting(alice.arn().toString()));

  @Test
  void nothingIsDoneForACallThatExceedsTheRate() {
    AtomicInteger checks = new AtomicInteger();
    MfaVerifier counting = (owner, serial, code, now) -> {
      checks.incrementAndGet();
      return MfaVerifier.Result.VERIFIED;
    };
    TokenService sts = service(oneCallEach()).mfaVerifier(counting).build();
    AssumeRoleRequest withCode = request(role)
        .serialNumber("arn:aws:iam::111122223333:mfa/alice")
        .tokenCode("123456")
        .build();
    sts.assumeRole(as(alice), withCode);

    StsException refusal = refused(StsError.THROTTLING, () -> sts.assumeRole(as(alice), withCode));

    assertEquals("Rate exceeded", refusal.getMessage());
    assertEquals(1, checks.get(), "no code is used up");
    assertEquals(
        Optional.of("Throttling"),
        RecordedCalls.at(recorded.calls().get(1).get(0), "errorCode"),
        "who is known is recorded");
  }

  @Test
  void aLoopByOneAccountDoesNotHurtAnotherNorAnotherAction() {
    TokenService sts = service(oneCallEach()).build();
    User bob = world.user(TestSts.OTHER, "bob");
    for (int call = 0; call < 100; call++) {
      try {
        sts.assumeRole(as(alice), request(role).build());
      } catch (StsException refusal) {
        assertEquals(StsError.THROTTLING, refusal.error());
      }
    }

    assertEquals(TestSts.OTHER, sts.getCallerIdentity(as(bob)).account());
    assertEquals(TestSts.HOME, sts.getCallerIdentity(as(alice)).account());
    refused(StsError.THROTTLING, () -> sts.assumeRole(as(alice), request(role).build()));
  }

  @Test
  void anonymousCallsCountByTheirSourceAndLeaveNoRecordWhenHeldOff() {
    List<ThrottleKey> asked = new ArrayList<>();
    TokenService sts = service(refusing(asked)).build();

    refused(
        StsError.THROTTLING,
        () -> sts.assumeRoleWithWebIdentity(
            AssumeRoleWithWebIdentityRequest.builder().build()));
    refused(
        StsError.THROTTLING,
        () -> sts.assumeRoleWithSaml(AssumeRoleWithSamlRequest.builder().build()));

    ThrottleKey unknown = new ThrottleKey.Source(Optional.empty());
    assertEquals(List.of(unknown, unknown), asked);
    assertEquals(List.of(), recorded.calls());
  }

  @Test
  void aThrottleThatFailsLetsNothingThrough() {
    Throttle broken = new Throttle() {
      @Override
      public boolean tryAcquire(ThrottleKey key) {
        throw new IllegalStateException("broken");
      }

      @Override
      public void giveBack(ThrottleKey key) {}
    };
    TokenService sts = service(broken).build();

    assertThrows(IllegalStateException.class, () -> sts.getCallerIdentity(as(alice)));
  }

  @Test
  void withoutAThrottleNobodyIsHeldOff() {
    TokenService sts = service(Throttle.unlimited()).build();
    for (int call = 0; call < 1_000; call++) {
      assertTrue(sts.getCallerIdentity(as(alice)).userId().startsWith("AIDA"));
    }
  }

  private TokenService.Builder service(Throttle throttle) {
    return TokenService.builder()
        .directory(world.directory)
        .keyRing(world.keyRing)
        .clock(world.clock)
        .random(world.random)
        .auditSink(recorded)
        .throttle(throttle);
  }

  private Throttle oneCallEach() {
    RateLimit one = RateLimit.perSecond(1, 1);
    return TokenBucketThrottle.of(one, one, world.clock);
  }

  private static Throttle refusing(List<ThrottleKey> asked) {
    return new Throttle() {
      @Override
      public boolean tryAcquire(ThrottleKey key) {
        asked.add(key);
        return false;
      }

      @Override
      public void giveBack(ThrottleKey key) {
        throw new AssertionError("nothing was acquired");
      }
    };
  }
}

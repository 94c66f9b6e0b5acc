package io.github.sts4j.examples.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.InMemoryIdentityDirectory;
import io.github.sts4j.core.observe.SharedPart;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.core.token.SessionKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The meters say what happened. */
class MicrometerObserverTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final MicrometerObserver observer = new MicrometerObserver(registry);

  @Test
  void refusalOfAServiceIsCountedByItsReason() {
    TokenService sts = TokenService.builder()
        .directory(InMemoryIdentityDirectory.create())
        .keyRing(KeyRing.generate())
        .observer(observer)
        .build();

    assertThrows(
        AuthenticationException.class,
        () -> sts.verify(AccessKeyId.of("ASIARTX3GSDSVPMANSL7"), "not a token"));

    assertEquals(1, refused(AuthenticationFailure.INVALID_SESSION_TOKEN));
    assertEquals(0, refused(AuthenticationFailure.REVOKED_SESSION));
  }

  @Test
  void everyMeterIsThereFromTheStart() {
    int expected = 1
        + SessionKind.values().length
        + AuthenticationFailure.values().length
        + 2 * SharedPart.values().length
        + 1;
    assertEquals(expected, registry.getMeters().size());
  }

  @Test
  void countsAndAgesAreShown() {
    observer.minted(SessionKind.ROLE);
    observer.verified();
    observer.verified();
    observer.refreshFailed(SharedPart.REVOCATIONS, new IllegalStateException("away"));
    observer.snapshotAge(SharedPart.REVOCATIONS, Duration.ofMillis(2500));
    observer.sealingKeyAge(Duration.ofDays(1));

    assertEquals(1, registry.get("sts.minted").tag("kind", "ROLE").counter().count());
    assertEquals(2, registry.get("sts.verified").counter().count());
    assertEquals(
        1,
        registry.get("sts.refresh.failed").tag("part", "REVOCATIONS").counter().count());
    assertEquals(
        2.5, registry.get("sts.snapshot.age").tag("part", "REVOCATIONS").gauge().value());
    assertEquals(86_400, registry.get("sts.sealing.key.age").gauge().value());
  }

  private double refused(AuthenticationFailure reason) {
    return registry.get("sts.refused").tag("reason", reason.name()).counter().count();
  }
}

package io.github.sts4j.core.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** SM-24, LK-16: what was used is remembered until it is too old, and when there is no room nothing is let through. */
class InMemoryReplayGuardTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final InMemoryReplayGuard guard = new InMemoryReplayGuard(2);

  private boolean firstUse(String scope, String id, int until, int now) {
    return guard.firstUse(scope, id, NOW.plusSeconds(until), NOW.plusSeconds(now));
  }

  @Test
  void aSecondUseIsNone() {
    assertTrue(firstUse("idp", "a", 10, 0));
    assertFalse(firstUse("idp", "a", 10, 0));
    assertFalse(firstUse("idp", "a", 10, 9));
  }

  @Test
  void anIdIsOfItsScope() {
    assertTrue(firstUse("idp", "ab", 10, 0));
    assertTrue(firstUse("idpa", "b", 10, 0));
  }

  @Test
  void whenThereIsNoRoomItRefuses() {
    assertTrue(firstUse("idp", "a", 10, 0));
    assertTrue(firstUse("idp", "b", 5, 0));
    StsException refusal = assertThrows(StsException.class, () -> firstUse("idp", "c", 10, 0));
    assertEquals(StsError.SERVICE_UNAVAILABLE, refusal.error());
    assertFalse(firstUse("idp", "a", 10, 1));
    assertTrue(firstUse("idp", "c", 10, 5));
    assertEquals(2, guard.size());
  }

  @Test
  void whatIsOverIsForgottenAndNeverTheFirstUseAgain() {
    assertTrue(firstUse("idp", "a", 10, 0));
    assertTrue(firstUse("idp", "b", 20, 10));
    assertEquals(1, guard.size());
    assertFalse(firstUse("idp", "a", 10, 10));
    // A clock that goes back does not bring it back.
    assertFalse(firstUse("idp", "a", 10, 0));
  }

  @Test
  void withoutRoomForAnythingThereIsNoGuard() {
    assertThrows(IllegalArgumentException.class, () -> new InMemoryReplayGuard(0));
  }
}

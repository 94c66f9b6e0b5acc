package io.github.sts4j.core;

import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.START;
import static io.github.sts4j.core.TestSts.arn;
import static io.github.sts4j.core.TestSts.as;
import static io.github.sts4j.core.TestSts.refused;
import static io.github.sts4j.core.TestSts.says;
import static io.github.sts4j.core.TestSts.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.Session;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a session lasts, and in which order its limits are reported. */
class SessionDurationTest {
  private final TestSts world = new TestSts();
  private final User alice = world.user("alice");
  private final Role hour = world.role("Hour", trusting("*"));
  private final Role day = lasting("Day", Duration.ofHours(12));

  // AR-8; beyond twelve hours only a service that is set so makes sessions (LK-6)
  @ParameterizedTest
  @ValueSource(longs = {0, 3_599, 129_601, -3_600})
  void aRolesMaximumIsAtLeastAnHour(long seconds) {
    Role.Builder role = world
        .roleAt(arn(HOME, "role/Odd"), trusting("*"))
        .maxSessionDuration(Duration.ofSeconds(seconds));
    says(assertThrows(IllegalArgumentException.class, role::build), "3600 to 129600");
  }

  // AR-8
  @Test
  void moreThanTheRolesMaximumFailsAndNamesIt() {
    says(tooLong(as(alice), hour, 3_601), "MaxSessionDuration");
    assertEquals(3_600, seconds(as(alice), hour, 3_600));
    assertEquals(43_200, seconds(as(alice), day, 43_200));
  }

  // AR-7
  @Test
  void withoutDurationItIsAnHourWhateverTheRolesMaximum() {
    assertEquals(
        START.plusSeconds(3_600), world.assume(as(alice), day).credentials().expiration());
  }

  // AR-9
  @Test
  void aRoleSessionGetsAnHourAndALongerRequestFailsRatherThanBeingCut() {
    Session first = world.session(as(alice), day);
    says(tooLong(first, day, 3_601), "1 hour session limit");
    assertEquals(3_600, seconds(first, day, 3_600));
    assertEquals(
        START.plusSeconds(3_600), world.assume(first, day).credentials().expiration());
  }

  // AR-11
  @Test
  void aUserSessionHitsTheSameHour() {
    Session session = world.userSession(alice, claims -> {});
    says(tooLong(session, day, 3_601), "1 hour session limit");
    assertEquals(3_600, seconds(session, day, 3_600));
  }

  // AR-10
  @Test
  void theRangeIsReportedFirstThenTheRoleThenTheChain() {
    Session first = world.session(as(alice), day);
    says(tooLong(first, hour, 43_201), "'durationSeconds'");
    says(tooLong(first, hour, 43_200), "MaxSessionDuration");
    says(tooLong(first, day, 43_200), "1 hour session limit");
  }

  private Role lasting(String name, Duration maximum) {
    return world.directory.putRole(world
        .roleAt(arn(HOME, "role/" + name), trusting("*"))
        .maxSessionDuration(maximum)
        .build());
  }

  private Throwable tooLong(AuthenticatedCaller caller, Role role, int seconds) {
    return refused(
        StsError.VALIDATION_ERROR,
        () -> world.assume(caller, role, r -> r.durationSeconds(seconds)));
  }

  private long seconds(AuthenticatedCaller caller, Role role, int seconds) {
    Session session = world.session(caller, role, r -> r.durationSeconds(seconds));
    return Duration.between(session.issuedAt(), session.expiresAt()).toSeconds();
  }
}

package io.github.sts4j.core;

import static io.github.sts4j.core.TestSts.ALLOW_ALL;
import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.arn;
import static io.github.sts4j.core.TestSts.as;
import static io.github.sts4j.core.TestSts.denied;
import static io.github.sts4j.core.TestSts.policy;
import static io.github.sts4j.core.TestSts.refused;
import static io.github.sts4j.core.TestSts.says;
import static io.github.sts4j.core.TestSts.trust;
import static io.github.sts4j.core.TestSts.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.SessionTag;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Session tags: what is refused, what a session carries, and what a chain hands on. */
class SessionTagsTest {
  private final TestSts world = new TestSts();
  private final User alice = world.user("alice");
  private final Role plain = world.role("Plain", trusting("*"), ALLOW_ALL);

  // ST-3
  @ParameterizedTest
  @ValueSource(strings = {"aws:x", "AWS:x", "aWs:", "aw\u017F:x"})
  void keysThatBeginWithAwsAreReservedInAnyCase(String key) {
    refused(StsError.VALIDATION_ERROR, () -> world.assume(as(alice), plain, r -> r.tag(key, "1")));
  }

  // ST-4, PT-7
  @ParameterizedTest
  @ValueSource(strings = {"star", "STAR", "Star", "\u017Ftar"})
  void keysThatAreEqualIgnoringCaseAreDuplicates(String second) {
    says(
        refused(
            StsError.INVALID_PARAMETER_VALUE,
            () -> world.assume(as(alice), plain, r -> r.tag("Star", "1").tag(second, "1"))),
        "Duplicate tag keys");
  }

  // ST-5
  @Test
  void aTransitiveKeyMustBePassedInTheSameCall() {
    says(
        refused(
            StsError.INVALID_PARAMETER_VALUE,
            () -> world.assume(as(alice), plain, r -> r.transitiveTagKeys(List.of("Star")))),
        "transitive tag key",
        "requested tags");
    Session first = starred();
    says(
        refused(
            StsError.INVALID_PARAMETER_VALUE,
            () -> world.assume(first, plain, r -> r.transitiveTagKeys(List.of("Star")))),
        "requested tags");
  }

  // ST-4: keys are compared without case, so a transitive key may be spelled otherwise.
  @Test
  void aTransitiveKeyNamesATagIgnoringCase() {
    Session first =
        world.session(as(alice), plain, r -> r.tag("Star", "1").transitiveTagKeys(List.of("STAR")));
    assertEquals(List.of(new SessionTag("Star", "1", true)), first.tags());
  }

  // ST-8
  @ParameterizedTest
  @ValueSource(strings = {"Star", "star", "\u017Ftar"})
  void anInheritedKeyCannotBePassedAgainNotEvenWithItsValue(String key) {
    Session first = starred();
    for (String value : List.of("1", "2")) {
      says(
          refused(
              StsError.INVALID_PARAMETER_VALUE,
              () -> world.assume(first, plain, r -> r.tag(key, value))),
          "conflicts with a transitive tag key",
          "from the calling session");
    }
  }

  // ST-11, TP-20, UN-2
  @Test
  void inheritedTagsAloneNeedTagSession() {
    Role untagged = world.role("Untagged", policy(trust("Allow", "*", "sts:AssumeRole")));
    says(denied(() -> world.assume(starred(), untagged)), "perform: sts:TagSession");
  }

  // ST-2: values may be empty.
  @Test
  void anEmptyValueIsAValue() {
    Session session = world.session(as(alice), plain, r -> r.tag("empty", ""));
    assertTrue(world.has(session, "aws:PrincipalTag/empty", ""));
  }

  // ST-6, ST-12, PT-7
  @Test
  void passedTagsOverlayTheRolesIgnoringCaseAndKeepTheirOwn() {
    Role role = tagged("Tagged", Map.of("Team", "red", "Cost", "7", "Star", "role"));
    Session session =
        world.session(as(alice), role, r -> r.tag("TEAM", "blue").tag("\u017Ftar", "call"));
    assertTrue(world.has(session, "aws:PrincipalTag/team", "blue"));
    assertTrue(world.has(session, "aws:PrincipalTag/Cost", "7"));
    assertTrue(world.has(session, "aws:PrincipalTag/Star", "call"));
  }

  // ST-6: the role's own tags are read at each request, the session's are fixed.
  @Test
  void theRolesTagsAreLive() {
    Role role = tagged("Live", Map.of("Team", "red"));
    Session session = world.session(as(alice), role, r -> r.tag("Mine", "1"));
    world.directory.putRole(new Role(
        role.arn(),
        role.id(),
        role.trustPolicy(),
        role.maxSessionDuration(),
        role.policies(),
        role.permissionsBoundary(),
        Map.of("Team", "green", "mine", "theirs")));
    assertTrue(world.has(session, "aws:PrincipalTag/Team", "green"));
    assertTrue(world.has(session, "aws:PrincipalTag/mine", "1"));
  }

  // ST-7
  @Test
  void onlyTransitiveTagsAreInheritedAndNeverTheRoles() {
    Role role = tagged("First", Map.of("RoleTag", "1"));
    Session first = world.session(
        as(alice),
        role,
        r -> r.tag("Keep", "1").tag("Drop", "1").transitiveTagKeys(List.of("Keep")));
    Session second = world.session(first, plain);
    assertEquals(List.of(new SessionTag("Keep", "1", true)), second.tags());
    assertTrue(world.lacks(second, "aws:PrincipalTag/Drop"));
    assertTrue(world.lacks(second, "aws:PrincipalTag/RoleTag"));
  }

  // ST-9, X-17: the worked chain.
  @Test
  void theWorkedChain() {
    Session first = world.session(
        as(alice),
        plain,
        r -> r.tag("Star", "1").tag("Heart", "1").transitiveTagKeys(List.of("Star", "Heart")));
    Session second = world.session(first, tagged("Role2", Map.of("Sun", "2")));
    assertTrue(world.has(second, "aws:PrincipalTag/Heart", "1"));
    assertTrue(world.has(second, "aws:PrincipalTag/Star", "1"));
    assertTrue(world.has(second, "aws:PrincipalTag/Sun", "2"));
    Role role3 = tagged("Role3", Map.of("Star", "3", "Lightning", "3"));
    Session third = world.session(second, role3);
    assertTrue(world.has(third, "aws:PrincipalTag/Heart", "1"));
    assertTrue(world.has(third, "aws:PrincipalTag/Star", "1"));
    assertTrue(world.has(third, "aws:PrincipalTag/Lightning", "3"));
    assertTrue(world.lacks(third, "aws:PrincipalTag/Sun"));
    refused(
        StsError.INVALID_PARAMETER_VALUE,
        () -> world.assume(second, role3, r -> r.tag("Heart", "9")));
    world.assume(second, role3, r -> r.tag("Sun", "2")); // never transitive
  }

  // ST-10, CR-7
  @Test
  void inheritedTagsCountInThePackedSize() {
    assertTrue(world.assume(starred(), plain).packedPolicySize().orElseThrow() > 0);
  }

  private Session starred() {
    return world.session(
        as(alice), plain, r -> r.tag("Star", "1").transitiveTagKeys(List.of("Star")));
  }

  private Role tagged(String name, Map<String, String> tags) {
    return world.directory.putRole(world
        .roleAt(arn(HOME, "role/" + name), trusting("*"))
        .policy("p", ALLOW_ALL)
        .tags(tags)
        .build());
  }
}

package io.github.sts4j.core;

import static io.github.sts4j.core.TestSts.ALLOW_ALL;
import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.as;
import static io.github.sts4j.core.TestSts.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.SessionTag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What holds along every chain of sessions, whatever each call asks for; a call that is refused for its tags, source
 * identity or duration is skipped and the chain goes on from where it was:
 * 1. a session lasts no longer than its kind allows (PT-3); 2. the source identity, once set, and 3. the value of a
 * transitive tag, once set, never change (PT-4); 4. no two tags differ only by case (PT-7); 5. a session knows all its
 * ancestors; 6. a session policy is never shed: what a session may do, it may do without its policy too (PT-2).
 */
class RoleChainProperties {
  private static final List<String> KEYS =
      List.of("Star", "star", "Heart", "HEART", "Sun", "\u017Ftar");

  /** What one call of the chain asks for. */
  record Call(
      int role,
      Optional<Integer> seconds,
      Optional<String> sourceIdentity,
      Map<String, String> tags,
      Set<String> transitive) {}

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void chainsKeepWhatTheyMustKeep(@ForAll("chains") List<Call> chain) { // PT-3, PT-4, PT-7
    TestSts world = new TestSts();
    List<Role> roles = roles(world);
    AuthenticatedCaller caller = as(world.user("alice", ALLOW_ALL));
    List<AccessKeyId> ancestors = new ArrayList<>();
    Map<String, String> transitive = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Optional<String> sourceIdentity = Optional.empty();
    for (Call call : chain) {
      Optional<Session> next = attempt(world, caller, roles.get(call.role()), call);
      if (next.isEmpty()) {
        continue;
      }
      Session session = next.get();
      Duration lifetime = Duration.between(session.issuedAt(), session.expiresAt());
      assertTrue(lifetime.toSeconds() <= (caller instanceof Session ? 3_600 : 43_200));
      if (sourceIdentity.isPresent()) {
        assertEquals(sourceIdentity, session.sourceIdentity());
      }
      Map<String, String> tags = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      session.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
      transitive.forEach((key, value) -> assertEquals(value, tags.get(key)));
      assertEquals(session.tags().size(), tags.size());
      Set<String> folded = session.tags().stream()
          .map(tag -> tag.key().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT))
          .collect(Collectors.toCollection(HashSet::new));
      assertEquals(session.tags().size(), folded.size());
      assertEquals(ancestors, session.ancestors());
      session.accessKeyId().ifPresent(ancestors::add);
      sourceIdentity = session.sourceIdentity();
      session.tags().stream()
          .filter(SessionTag::transitive)
          .forEach(tag -> transitive.put(tag.key(), tag.value()));
      caller = session;
    }
  }

  // PT-2, SP-6; CVE-2025-62506, CVE-2024-24747: along a chain too, a session with a policy is a
  // part of one without.
  @Property(tries = 100)
  void aSessionWithAPolicyMayDoNoMoreThanOneWithout(
      @ForAll("policies") String narrow,
      @ForAll("actions") String action,
      @ForAll("resources") String resource) {
    TestSts world = new TestSts();
    Role role = world.role(
        "Role",
        trusting("*"),
        TestSts.policy(TestSts.allow("s3:*", "*"), TestSts.deny("s3:DeleteObject", "*")));
    AuthenticatedCaller alice = as(world.user("alice", ALLOW_ALL));
    Session wide = world.session(alice, role);
    Session less = world.session(alice, role, r -> r.policy(narrow));
    if (world.allows(less, action, resource)) {
      assertTrue(world.allows(wide, action, resource));
    }
    assertTrue(
        !world.allows(less, "iam:CreateUser", "*") && !world.allows(less, "s3:DeleteObject", "*"));
  }

  private static Optional<Session> attempt(
      TestSts world, AuthenticatedCaller caller, Role role, Call call) {
    try {
      return Optional.of(world.session(caller, role, request -> {
        call.seconds().ifPresent(request::durationSeconds);
        call.sourceIdentity().ifPresent(request::sourceIdentity);
        call.tags().forEach(request::tag);
        request.transitiveTagKeys(call.transitive());
      }));
    } catch (StsException refusal) {
      assertTrue(
          Set.of(StsError.VALIDATION_ERROR, StsError.INVALID_PARAMETER_VALUE)
              .contains(refusal.error()),
          refusal.getMessage());
      return Optional.empty();
    }
  }

  private static List<Role> roles(TestSts world) {
    List<Role> roles = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      roles.add(world.directory.putRole(world
          .roleAt(TestSts.arn(i % 2 == 0 ? HOME : TestSts.OTHER, "role/R" + i), trusting("*"))
          .policy("p", ALLOW_ALL)
          .maxSessionDuration(Duration.ofHours(12))
          .tags(Map.of("Star", "role" + i))
          .build()));
    }
    return roles;
  }

  @Provide
  Arbitrary<List<Call>> chains() {
    Arbitrary<Map<String, String>> tags =
        Arbitraries.maps(Arbitraries.of(KEYS), Arbitraries.of("1", "2")).ofMaxSize(2);
    Arbitrary<Call> call = Combinators.combine(
            Arbitraries.of(0, 2, 4, 1, 3, 5),
            Arbitraries.of(900, 3_600, 3_601, 43_200).optional(0.3),
            Arbitraries.of("alice", "bob").optional(0.3),
            tags,
            Arbitraries.of(true, false))
        .as((role, seconds, identity, passed, keep) ->
            new Call(role, seconds, identity, passed, keep ? passed.keySet() : Set.of()));
    return call.list().ofMinSize(1).ofMaxSize(6);
  }

  @Provide
  Arbitrary<String> policies() {
    Arbitrary<String> statement = Combinators.combine(
            Arbitraries.of("Allow", "Deny"), actions(), resources())
        .as((effect, action, resource) -> "{\"Effect\":\"" + effect + "\",\"Action\":\"" + action
            + "\",\"Resource\":\"" + resource.replace("data/b", "data/*") + "\"}");
    return statement
        .list()
        .ofMaxSize(3)
        .map(statements -> TestSts.policy(statements.toArray(String[]::new)));
  }

  @Provide
  Arbitrary<String> actions() {
    return Arbitraries.of(
        "s3:GetObject", "s3:PutObject", "s3:DeleteObject", "iam:CreateUser", "sts:AssumeRole");
  }

  @Provide
  Arbitrary<String> resources() {
    return Arbitraries.of(
        "*", "arn:aws:s3:::data/a", "arn:aws:s3:::data/b", "arn:aws:iam::111122223333:user/alice");
  }
}

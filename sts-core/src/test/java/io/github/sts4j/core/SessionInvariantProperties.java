package io.github.sts4j.core;

import static io.github.sts4j.core.TestSts.ALLOW_ALL;
import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.OTHER;
import static io.github.sts4j.core.TestSts.START;
import static io.github.sts4j.core.TestSts.arn;
import static io.github.sts4j.core.TestSts.as;
import static io.github.sts4j.core.TestSts.root;
import static io.github.sts4j.core.TestSts.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.AccessDeniedException;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.identity.OrganizationMembership;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.policy.AccessEvaluator;
import io.github.sts4j.policy.AccessRequest;
import io.github.sts4j.policy.PolicyStack;
import io.github.sts4j.policy.RequestPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * The invariants of section 13 that chains of roles do not show already: 1. whatever a role session at the end of a chain may
 * do, the role's own policies allow, with whatever session policy (PT-1); 2. no session of any kind lasts longer than its
 * kind allows, whatever was asked for (PT-3); 3. an absent role and a forbidden one are refused in the same words (PT-8).
 */
class SessionInvariantProperties {
  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void aSessionMayDoNothingThatItsRoleMayNot( // PT-1, SP-6
      @ForAll("chains") List<String> policies,
      @ForAll("sessionPolicies") List<String> sessionPolicy,
      @ForAll("asked") String action,
      @ForAll("resources") String resource) {
    TestSts world = new TestSts();
    AuthenticatedCaller caller = as(world.user("alice", ALLOW_ALL));
    Role last = world.role("Start", trusting("*"), ALLOW_ALL);
    for (int i = 0; i < policies.size(); i++) {
      last = world.role("R" + i, trusting("*"), policies.get(i));
      try {
        caller = world.session(caller, last, r -> sessionPolicy.forEach(r::policy));
      } catch (AccessDeniedException refusal) {
        return; // the role before denies itself everything
      }
    }
    Session session = (Session) caller;
    boolean roleAllows = AccessEvaluator.evaluate(
            PolicyStack.builder().identity(last.policies()).build(),
            AccessRequest.builder()
                .principal(new RequestPrincipal.RoleSession(
                    session.arn(),
                    Optional.of(last.arn()),
                    Optional.of(last.id().value())))
                .action(action)
                .resource(resource)
                .resourceAccount(HOME.value())
                .build())
        .isAllowed();
    assertTrue(!world.allows(session, action, resource) || roleAllows);
  }

  @Property(tries = 150)
  void noSessionOutlivesItsKind(@ForAll @IntRange(min = -1, max = 200_000) int seconds) { // PT-3
    TestSts world = new TestSts();
    world.organize(OrganizationMembership.ROOT_SESSIONS);
    AuthenticatedCaller user = as(world.user("alice", ALLOW_ALL));
    Role role = world.directory.putRole(world
        .roleAt(arn(HOME, "role/Long"), trusting("*"))
        .maxSessionDuration(Duration.ofHours(12))
        .build());
    Session first = world.session(user, role);
    GetSessionTokenRequest own =
        GetSessionTokenRequest.builder().durationSeconds(seconds).build();
    GetFederationTokenRequest others =
        GetFederationTokenRequest.builder().name("bob").durationSeconds(seconds).build();
    AssumeRootRequest member = AssumeRootRequest.of(
            OTHER.value(), "arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy")
        .withDurationSeconds(seconds);
    within(129_600, () -> world.sts.getSessionToken(user, own).credentials());
    within(3_600, () -> world.sts.getSessionToken(root(HOME), own).credentials());
    within(129_600, () -> world.sts.getFederationToken(user, others).credentials());
    within(3_600, () -> world.sts.getFederationToken(root(HOME), others).credentials());
    within(900, () -> world.sts.assumeRoot(user, member).credentials());
    within(
        43_200, () -> world.assume(user, role, r -> r.durationSeconds(seconds)).credentials());
    within(
        3_600, () -> world.assume(first, role, r -> r.durationSeconds(seconds)).credentials());
  }

  @Property(tries = 100)
  void anAbsentRoleIsRefusedLikeAForbiddenOne(@ForAll("names") String name) { // PT-8, ER-10
    TestSts world = new TestSts();
    AuthenticatedCaller user = as(world.user("alice"));
    String arn = arn(HOME, "role/" + name);
    AssumeRoleRequest request =
        AssumeRoleRequest.builder().roleArn(arn).roleSessionName("session").build();
    StsException absent = TestSts.denied(() -> world.sts.assumeRole(user, request));
    world.role(name, trusting(OTHER.value()), ALLOW_ALL);
    StsException forbidden = TestSts.denied(() -> world.sts.assumeRole(user, request));
    assertEquals(absent.getMessage(), forbidden.getMessage());
    assertEquals(absent.error(), forbidden.error());
  }

  private interface Mint {
    TemporaryCredentials credentials();
  }

  private static void within(int longest, Mint mint) {
    Instant end;
    try {
      end = mint.credentials().expiration();
    } catch (StsException refusal) {
      assertEquals(StsError.VALIDATION_ERROR, refusal.error(), refusal.getMessage());
      return;
    }
    assertTrue(!end.isAfter(START.plusSeconds(longest)) && !end.isBefore(START));
  }

  @Provide
  Arbitrary<List<String>> chains() {
    return policies().list().ofMinSize(1).ofMaxSize(6);
  }

  @Provide
  Arbitrary<List<String>> sessionPolicies() {
    return policies().list().ofMaxSize(1);
  }

  private static Arbitrary<String> policies() {
    Arbitrary<String> statement = Combinators.combine(
            Arbitraries.of("Allow", "Deny"), actions(), resources())
        .as((effect, action, resource) -> "{\"Effect\":\"" + effect + "\",\"Action\":\"" + action
            + "\",\"Resource\":\"" + resource + "\"}");
    return statement
        .list()
        .ofMaxSize(3)
        .map(statements -> TestSts.policy(statements.toArray(String[]::new)));
  }

  @Provide
  static Arbitrary<String> actions() {
    return Arbitraries.of("s3:GetObject", "s3:PutObject", "s3:*", "*", "sqs:SendMessage");
  }

  @Provide
  static Arbitrary<String> resources() {
    return Arbitraries.of("*", "arn:aws:s3:::data/*", "arn:aws:s3:::data/a");
  }

  @Provide
  Arbitrary<String> asked() {
    return Arbitraries.of("s3:GetObject", "s3:PutObject", "sqs:SendMessage");
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().alpha().numeric().ofMinLength(2).ofMaxLength(64);
  }
}

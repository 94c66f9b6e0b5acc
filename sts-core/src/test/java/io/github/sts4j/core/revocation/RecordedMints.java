package io.github.sts4j.core.revocation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.AssumeRoleRequest;
import io.github.sts4j.core.AssumeRoleWithWebIdentityRequest;
import io.github.sts4j.core.AssumeRootRequest;
import io.github.sts4j.core.FakeVerifiers;
import io.github.sts4j.core.GetDelegatedAccessTokenRequest;
import io.github.sts4j.core.GetFederationTokenRequest;
import io.github.sts4j.core.GetSessionTokenRequest;
import io.github.sts4j.core.TemporaryCredentials;
import io.github.sts4j.core.TestSts;
import io.github.sts4j.core.delegation.Delegation;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.RootTaskPolicy;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mints sessions by every action, some with the credentials of others, and keeps on record what each call said. */
final class RecordedMints {
  static final List<String> NAMES = List.of("alice", "bob");

  /** What somebody asks for: with which session, or none; which action; for whom; how much later. */
  record Step(int with, int action, int who, Optional<String> source, int seconds) {}

  /** What the call said that minted a session. */
  record Mint(
      Optional<Mint> parent,
      TemporaryCredentials credentials,
      Session session,
      String principalId,
      String userId,
      Instant at,
      Optional<String> source) {

    boolean isDead(List<Revocation> revocations) {
      return revocations.stream().anyMatch(this::isNamedBy)
          || parent.filter(from -> from.isDead(revocations)).isPresent();
    }

    boolean isNamedBy(Revocation revocation) {
      boolean before = at.isBefore(revocation.issuedBefore()); // RV-4
      return switch (revocation.kind()) {
        case SESSION -> credentials.accessKeyId().value().equals(revocation.target());
        case PRINCIPAL -> before && principalId.equals(revocation.target());
        case SUBJECT -> before && userId.equals(revocation.target());
        case SOURCE_IDENTITY -> before && source.equals(Optional.of(revocation.target()));
        case EVERYTHING -> before;
      };
    }
  }

  final TestSts world = new TestSts();
  final List<Mint> mints = new ArrayList<>();
  final User alice;
  private final List<Role> roles;

  RecordedMints() {
    world.organize("RootSessions");
    alice = world.user("alice", TestSts.ALLOW_ALL);
    roles = List.of(
        world.role("One", trust(), TestSts.ALLOW_ALL),
        world.role("Two", trust(), TestSts.ALLOW_ALL),
        world.role(TestSts.OTHER, "Three", TestSts.trusting("*"), TestSts.ALLOW_ALL));
  }

  private static String trust() {
    return TestSts.policy(
        TestSts.trust("Allow", "*", "sts:*"),
        "{\"Effect\":\"Allow\",\"Principal\":{\"Federated\":\"" + FakeVerifiers.OIDC
            + "\"},\"Action\":\"sts:*\"}");
  }

  void take(Step step) {
    world.clock.advance(Duration.ofMillis(500L * step.seconds()));
    Optional<Mint> parent =
        step.with() >= mints.size() ? Optional.empty() : Optional.of(mints.get(step.with()));
    AuthenticatedCaller caller =
        parent.<AuthenticatedCaller>map(Mint::session).orElseGet(() -> TestSts.as(alice));
    try {
      switch (step.action()) {
        case 0 -> userSession(parent, caller);
        case 1 -> federatedUser(parent, caller, step);
        case 2 -> root(parent, caller);
        case 3 -> delegated(parent, caller, step);
        case 4 -> webIdentity(step);
        default -> role(parent, caller, step);
      }
    } catch (StsException notForThisCaller) {
      assertTrue(parent.isPresent(), notForThisCaller.getMessage());
    }
  }

  private void role(Optional<Mint> parent, AuthenticatedCaller caller, Step step) {
    Role role = roles.get(step.who() % roles.size());
    String name = NAMES.get(step.who() % NAMES.size());
    AssumeRoleRequest.Builder request = TestSts.request(role).roleSessionName(name);
    Optional<String> inherited = parent.flatMap(Mint::source);
    Optional<String> source = inherited.or(step::source);
    if (inherited.isEmpty()) {
      source.ifPresent(request::sourceIdentity);
    }
    TemporaryCredentials made = world.sts.assumeRole(caller, request.build()).credentials();
    mint(parent, made, role.id().value(), role.id() + ":" + name, source);
  }

  private void webIdentity(Step step) {
    Role role = roles.get(step.who() % 2);
    String name = NAMES.get(step.who() % NAMES.size());
    TemporaryCredentials made = world
        .sts
        .assumeRoleWithWebIdentity(AssumeRoleWithWebIdentityRequest.builder()
            .roleArn(role.arn().toString())
            .roleSessionName(name)
            .webIdentityToken(world.verifiers.token("t" + mints.size(), identity -> identity))
            .build())
        .credentials();
    mint(Optional.empty(), made, role.id().value(), role.id() + ":" + name, Optional.empty());
  }

  private void userSession(Optional<Mint> parent, AuthenticatedCaller caller) {
    TemporaryCredentials made = world
        .sts
        .getSessionToken(caller, GetSessionTokenRequest.builder().build())
        .credentials();
    mint(parent, made, alice.id().value(), alice.id().value(), Optional.empty());
  }

  private void federatedUser(Optional<Mint> parent, AuthenticatedCaller caller, Step step) {
    String name = NAMES.get(step.who() % NAMES.size());
    TemporaryCredentials made = world
        .sts
        .getFederationToken(
            caller, GetFederationTokenRequest.builder().name(name).build())
        .credentials();
    mint(parent, made, alice.id().value(), TestSts.HOME + ":" + name, Optional.empty());
  }

  private void root(Optional<Mint> parent, AuthenticatedCaller caller) {
    TemporaryCredentials made = world
        .sts
        .assumeRoot(
            caller,
            AssumeRootRequest.of(
                TestSts.OTHER.value(),
                RootTaskPolicy.S3_UNLOCK_BUCKET_POLICY.arn().toString()))
        .credentials();
    String account = TestSts.OTHER.value();
    mint(parent, made, account, account, parent.flatMap(Mint::source)); // SI-6
  }

  private void delegated(Optional<Mint> parent, AuthenticatedCaller caller, Step step) {
    Role role = roles.get(step.who() % roles.size());
    String name = NAMES.get(step.who() % NAMES.size());
    String sent = world.delegations.send(new Delegation(
        role.arn(),
        role.id(),
        Optional.of(name),
        TestSts.HOME,
        Optional.of(TestSts.ALLOW_ALL),
        List.of(),
        world.clock.instant(),
        Duration.ofHours(1)));
    TemporaryCredentials made = world
        .sts
        .getDelegatedAccessToken(caller, GetDelegatedAccessTokenRequest.of(sent))
        .credentials();
    mint(parent, made, role.id().value(), role.id() + ":" + name, Optional.empty());
  }

  private void mint(
      Optional<Mint> parent,
      TemporaryCredentials made,
      String principalId,
      String userId,
      Optional<String> source) {
    Instant at = Instant.ofEpochSecond(world.clock.instant().getEpochSecond()); // CR-3
    mints.add(new Mint(parent, made, world.open(made), principalId, userId, at, source));
  }
}

package io.github.sts4j.core;

import static io.github.sts4j.core.TestSts.ALLOW_ALL;
import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.OBJECT;
import static io.github.sts4j.core.TestSts.OTHER;
import static io.github.sts4j.core.TestSts.START;
import static io.github.sts4j.core.TestSts.allow;
import static io.github.sts4j.core.TestSts.as;
import static io.github.sts4j.core.TestSts.denied;
import static io.github.sts4j.core.TestSts.policy;
import static io.github.sts4j.core.TestSts.refused;
import static io.github.sts4j.core.TestSts.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.delegation.Delegation;
import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.UniqueId;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.policy.Arn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** GetDelegatedAccessToken: what somebody approved, traded in. */
class GetDelegatedAccessTokenTest {
  private static final String GET = policy(allow("s3:GetObject", "*"));

  private final TestSts world = new TestSts();
  private final User approver = world.user("approver", policy(allow("s3:*", "*")));
  private final AuthenticatedCaller partner = as(world.user(OTHER, "partner", ALLOW_ALL));

  // DT-5
  @Test
  void withoutAStoreEveryTokenIsRefused() {
    TokenService bare = TokenService.builder()
        .directory(world.directory)
        .keyRing(KeyRing.generate(world.random))
        .clock(world.clock)
        .build();
    String token = send(Optional.of(GET));
    denied(() -> bare.getDelegatedAccessToken(partner, GetDelegatedAccessTokenRequest.of(token)));
  }

  // DT-1, DT-3: unknown, withdrawn, or sent to somebody else
  @Test
  void onlyTheDelegateMayTradeTheTokenIn() {
    String token = send(Optional.of(GET));
    denied(() -> trade(partner, token + "x"));
    denied(() -> trade(partner, ""));
    denied(() -> trade(as(world.user("stranger", ALLOW_ALL)), token));
    denied(() -> trade(as(world.user(OTHER, "powerless")), token));
    refused(
        StsError.VALIDATION_ERROR,
        () -> world.sts.getDelegatedAccessToken(
            partner, new GetDelegatedAccessTokenRequest(Optional.empty())));
    trade(partner, token);
    world.delegations.withdraw(token);
    denied(() -> trade(partner, token));
  }

  // DT-2, DT-3: the window began when the token was sent
  @Test
  void theSessionEndsWithTheWindow() {
    String token = send(Optional.of(GET));
    world.clock.advance(Duration.ofMinutes(20));
    assertEquals(
        START.plus(Duration.ofHours(1)), trade(partner, token).credentials().expiration());
    world.clock.advance(Duration.ofMinutes(40));
    refused(StsError.EXPIRED_TRADE_IN_TOKEN, () -> trade(partner, token));
  }

  // DT-3
  @Test
  void windowsOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> window(approver.arn(), 299));
    assertThrows(IllegalArgumentException.class, () -> window(approver.arn(), 43_201));
    Arn root = Arn.parse(TestSts.arn(HOME, "root"));
    assertThrows(IllegalArgumentException.class, () -> window(root, 14_401));
    assertEquals(Duration.ofHours(4), window(root, 14_400).sessionDuration());
    assertThrows(IllegalArgumentException.class, () -> window(Arn.parse("arn:aws:s3:::data"), 300));
  }

  // DT-4: the approver's permissions, now, and the policy;
  // no grant to the approver escapes the policy
  @Test
  void theSessionIsTheIntersection() {
    Session session = world.open(trade(partner, send(Optional.of(GET))).credentials());
    assertEquals(approver.arn(), session.arn());
    assertEquals(Optional.of(OTHER), session.delegate()); // AU-13
    assertTrue(world.allows(session, "s3:GetObject", OBJECT));
    assertFalse(world.allows(session, "s3:PutObject", OBJECT));
    assertFalse(world.allows(session, "sqs:SendMessage", "*"));
    Session nothing = world.open(trade(partner, send(Optional.empty())).credentials());
    assertFalse(world.allows(nothing, "s3:GetObject", OBJECT));
    assertFalse(world.holds(nothing, "{}", request -> {}));
    world.directory.putUser(
        User.builder(approver.arn().toString()).id(approver.id()).build());
    assertFalse(world.allows(session, "s3:GetObject", OBJECT));
    world.directory.deleteUser(approver.id());
    assertThrows(
        AuthenticationException.class, () -> world.allows(session, "s3:GetObject", OBJECT));
  }

  // DT-1, DT-4: a role and a root may approve as well
  @Test
  void rolesAndRootsApprove() {
    Role role = world.role("Approver", trusting("*"), policy(allow("s3:*", "*")));
    Delegation byRole = new Delegation(
        role.arn(),
        role.id(),
        Optional.of("alice"),
        OTHER,
        Optional.of(GET),
        List.of(),
        START,
        Duration.ofHours(1));
    GetDelegatedAccessTokenResponse response = trade(partner, world.delegations.send(byRole));
    assertEquals(
        "arn:aws:sts::111122223333:assumed-role/Approver/alice",
        response.assumedPrincipal().toString());
    assertTrue(response.packedPolicySize().getAsInt() > 0); // CR-5
    Session session = world.open(response.credentials());
    assertEquals(response.assumedPrincipal(), session.arn());
    assertTrue(world.allows(session, "s3:GetObject", OBJECT));
    Delegation byRoot = new Delegation(
        Arn.parse(TestSts.arn(HOME, "root")),
        UniqueId.of(HOME.value()),
        Optional.empty(),
        OTHER,
        Optional.of(GET),
        List.of(),
        START,
        Duration.ofHours(1));
    Session root = world.open(trade(partner, world.delegations.send(byRoot)).credentials());
    assertTrue(world.allows(root, "s3:GetObject", OBJECT));
    assertFalse(world.allows(root, "s3:PutObject", OBJECT));
  }

  // DT-2
  @Test
  void policiesThatAreTooLongAreRefused() {
    String policy = policy(allow("s3:GetObject", "arn:aws:s3:::data/" + "x".repeat(4_100)));
    refused(StsError.PACKED_POLICY_TOO_LARGE, () -> trade(partner, send(Optional.of(policy))));
  }

  private String send(Optional<String> policy) {
    return world.delegations.send(new Delegation(
        approver.arn(),
        approver.id(),
        Optional.empty(),
        OTHER,
        policy,
        List.of(),
        world.clock.instant(),
        Duration.ofHours(1)));
  }

  private Delegation window(Arn by, int seconds) {
    return new Delegation(
        by,
        approver.id(),
        Optional.empty(),
        OTHER,
        Optional.of(GET),
        List.of(),
        START,
        Duration.ofSeconds(seconds));
  }

  private GetDelegatedAccessTokenResponse trade(AuthenticatedCaller caller, String token) {
    return world.sts.getDelegatedAccessToken(caller, GetDelegatedAccessTokenRequest.of(token));
  }
}

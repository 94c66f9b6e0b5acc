package io.github.sts4j.core;

import io.github.sts4j.core.delegation.Delegation;
import io.github.sts4j.core.delegation.InMemoryDelegationStore;
import io.github.sts4j.core.error.AccessDeniedException;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.Account;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.AccountRoot;
import io.github.sts4j.core.identity.InMemoryIdentityDirectory;
import io.github.sts4j.core.identity.OrganizationMembership;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.RootTaskPolicy;
import io.github.sts4j.core.identity.SecretAccessKey;
import io.github.sts4j.core.identity.UniqueId;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.mfa.TotpMfaVerifier;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthorizationRequest;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.core.token.SessionClaims;
import io.github.sts4j.core.token.SessionClaimsBuilder;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.core.token.SessionTokenSealer;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Assertions;

/** A service over a directory of two accounts, {@link #HOME} and {@link #OTHER}, with a clock that stands still. */
public final class TestSts {
  public static final AccountId HOME = AccountId.of("111122223333");
  public static final AccountId OTHER = AccountId.of("444455556666");
  public static final Instant START = Instant.parse("2026-01-15T12:00:00Z");
  public static final String ALLOW_ALL = policy(allow("*", "*"));
  public static final String OBJECT = "arn:aws:s3:::data/a";

  public final MutableClock clock = new MutableClock(START);
  public final RandomGenerator random = new SplittableRandom(42);
  public final InMemoryIdentityDirectory directory = InMemoryIdentityDirectory.create();
  public final KeyRing keyRing = KeyRing.generate(random);
  public final InMemoryDelegationStore delegations = InMemoryDelegationStore.create(random);
  public final FakeVerifiers verifiers = new FakeVerifiers();
  public final TokenService sts = TokenService.builder()
      .directory(directory)
      .keyRing(keyRing)
      .clock(clock)
      .random(random)
      .mfaVerifier(new TotpMfaVerifier())
      .samlVerifier(verifiers)
      .webIdentityVerifier(verifiers)
      .delegationStore(delegations)
      .build();

  public TestSts() {
    directory.putAccount(Account.standalone(HOME)).putAccount(Account.standalone(OTHER));
  }

  public static String arn(AccountId account, String resource) {
    return "arn:aws:iam::" + account + ":" + resource;
  }

  public static String policy(String... statements) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
  }

  public static String allow(String action, String resource) {
    return statement("Allow", action, resource);
  }

  public static String deny(String action, String resource) {
    return statement("Deny", action, resource);
  }

  private static String statement(String effect, String action, String resource) {
    return "{\"Effect\":\"" + effect + "\",\"Action\":\"" + action + "\",\"Resource\":\"" + resource
        + "\"}";
  }

  /** A trust policy that allows all a call may need to one AWS principal. */
  public static String trusting(String principal) {
    return policy(trust("Allow", principal, "sts:*"));
  }

  public static String trust(String effect, String principal, String action) {
    return trust(effect, principal, action, "{}");
  }

  public static String trust(String effect, String principal, String action, String condition) {
    return "{\"Effect\":\"" + effect + "\",\"Principal\":{\"AWS\":\"" + principal
        + "\"},\"Action\":\"" + action + "\",\"Condition\":" + condition + "}";
  }

  /** A user of {@link #HOME} without permissions. */
  public User user(String name, String... policies) {
    return user(HOME, name, policies);
  }

  public User user(AccountId account, String name, String... policies) {
    User.Builder user = User.builder(arn(account, "user/" + name)).id(newId(UniqueId.Kind.USER));
    for (String policy : policies) {
      user.policy("p", policy);
    }
    return directory.putUser(user.build());
  }

  /** A role of {@link #HOME}. */
  public Role role(String name, String trustPolicy, String... policies) {
    return role(HOME, name, trustPolicy, policies);
  }

  public Role role(AccountId account, String name, String trustPolicy, String... policies) {
    Role.Builder role = roleAt(arn(account, "role/" + name), trustPolicy);
    for (String policy : policies) {
      role.policy("p", policy);
    }
    return directory.putRole(role.build());
  }

  /** The start of a role with an id never used before; it is not stored. */
  public Role.Builder roleAt(String arn, String trustPolicy) {
    return Role.builder(arn, trustPolicy).id(newId(UniqueId.Kind.ROLE));
  }

  public UniqueId newId(UniqueId.Kind kind) {
    return UniqueId.random(kind, random);
  }

  public static AuthenticatedCaller as(User user) {
    return AuthenticatedCaller.user(user);
  }

  public static AssumeRoleRequest.Builder request(Role role) {
    return AssumeRoleRequest.builder().roleArn(role.arn().toString()).roleSessionName("session");
  }

  public AssumeRoleResponse assume(AuthenticatedCaller caller, Role role) {
    return sts.assumeRole(caller, request(role).build());
  }

  public AssumeRoleResponse assume(
      AuthenticatedCaller caller, Role role, Consumer<AssumeRoleRequest.Builder> parameters) {
    AssumeRoleRequest.Builder request = request(role);
    parameters.accept(request);
    return sts.assumeRole(caller, request.build());
  }

  /** The session that the credentials of an answer open. */
  public Session open(AssumeRoleResponse response) {
    return open(response.credentials());
  }

  /** The session that credentials open. */
  public Session open(TemporaryCredentials credentials) {
    return sts.verify(credentials.accessKeyId(), credentials.sessionToken().text());
  }

  public static AuthenticatedCaller root(AccountId account) {
    return AuthenticatedCaller.root(new AccountRoot("aws", account, List.of()));
  }

  /** {@link #HOME} manages an organization with root sessions of which {@link #OTHER} is a member. */
  public void organize(String... features) {
    OrganizationMembership membership = new OrganizationMembership(
        "o-exampleorg1", HOME, Optional.empty(), Set.of(features), Optional.empty());
    for (AccountId account : List.of(HOME, OTHER)) {
      directory.putAccount(
          new Account(account, Optional.of(membership), List.of(), List.of(), false));
    }
  }

  /** A session of each kind that an action makes, by the kind's name, all of {@link #HOME} but the root session. */
  public Map<String, AuthenticatedCaller> callers() {
    organize(OrganizationMembership.ROOT_SESSIONS);
    User user = user("caller", ALLOW_ALL);
    Role role = role("Caller", trusting("*"), ALLOW_ALL);
    Map<String, AuthenticatedCaller> callers = new LinkedHashMap<>();
    callers.put("user", as(user));
    callers.put("root", root(HOME));
    callers.put(
        "user session",
        open(sts.getSessionToken(as(user), GetSessionTokenRequest.builder().build())
            .credentials()));
    callers.put("role session", session(as(user), role));
    callers.put(
        "federated user",
        open(sts.getFederationToken(
                as(user),
                GetFederationTokenRequest.builder()
                    .name("bob")
                    .policy(ALLOW_ALL)
                    .build())
            .credentials()));
    callers.put(
        "root session",
        open(sts.assumeRoot(
                as(user),
                AssumeRootRequest.of(
                    OTHER.value(), RootTaskPolicy.S3_UNLOCK_BUCKET_POLICY.arn().toString()))
            .credentials()));
    callers.put("delegated session", delegatedSession(user, ALLOW_ALL));
    callers.put(
        "SAML session",
        open(sts.assumeRoleWithSaml(AssumeRoleWithSamlRequest.builder()
                .roleArn(federated("SamlRole", FakeVerifiers.SAML).arn().toString())
                .principalArn(FakeVerifiers.SAML)
                .samlAssertion(verifiers.assertion("caller", identity -> identity))
                .build())
            .credentials()));
    callers.put(
        "OIDC session",
        open(sts.assumeRoleWithWebIdentity(AssumeRoleWithWebIdentityRequest.builder()
                .roleArn(federated("OidcRole", FakeVerifiers.OIDC).arn().toString())
                .roleSessionName("alice")
                .webIdentityToken(verifiers.token("caller", identity -> identity))
                .build())
            .credentials()));
    return callers;
  }

  /** A role of {@link #HOME} that trusts an identity provider. */
  public Role federated(String name, String provider) {
    return role(
        name,
        policy("{\"Effect\":\"Allow\",\"Principal\":{\"Federated\":\"" + provider
            + "\"},\"Action\":\"sts:*\"}"),
        ALLOW_ALL);
  }

  /** A session of {@link #HOME}'s role with what a user approved. */
  public Session delegatedSession(User approver, String policy) {
    String token = delegations.send(new Delegation(
        approver.arn(),
        approver.id(),
        Optional.empty(),
        HOME,
        Optional.of(policy),
        List.of(),
        clock.instant(),
        Duration.ofHours(1)));
    return open(sts.getDelegatedAccessToken(
            as(user("delegate" + random.nextInt(1 << 30), ALLOW_ALL)),
            GetDelegatedAccessTokenRequest.of(token))
        .credentials());
  }

  public Session session(AuthenticatedCaller caller, Role role) {
    return open(assume(caller, role));
  }

  public Session session(
      AuthenticatedCaller caller, Role role, Consumer<AssumeRoleRequest.Builder> parameters) {
    return open(assume(caller, role, parameters));
  }

  /** A session of a role that trusts everybody in this account. */
  public Session sessionOf(Role role) {
    return session(as(user("helper" + random.nextInt(1 << 30))), role);
  }

  /** A user session as GetSessionToken makes it, sealed with the service's own keys. */
  public Session userSession(User user, Consumer<SessionClaimsBuilder> extra) {
    SessionClaimsBuilder claims = SessionClaims.builder()
        .kind(SessionKind.USER)
        .accessKeyId(AccessKeyId.temporary(user.account(), random))
        .secretAccessKey(SecretAccessKey.generate(random))
        .principalArn(user.arn().toString())
        .principalId(user.id().value())
        .issuedAt(clock.instant())
        .expiresAt(clock.instant().plusSeconds(7200));
    extra.accept(claims);
    return open(claims.build());
  }

  public Session open(SessionClaims claims) {
    return sts.verify(
        claims.accessKeyId(),
        SessionTokenSealer.create(keyRing, random).seal(claims).text());
  }

  public boolean allows(AuthenticatedCaller caller, String action, String resource) {
    return sts.authorize(caller, action, resource).isAllowed();
  }

  /** Whether a condition holds for a caller's request, told by a resource policy that grants on nothing else. */
  public boolean holds(
      AuthenticatedCaller caller, String condition, Consumer<AuthorizationRequest.Builder> extra) {
    String document =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\","
            + "\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":" + condition + "}]}";
    AuthorizationRequest.Builder request = AuthorizationRequest.builder(
            "s3:GetBucketPolicy", "arn:aws:s3:::data")
        .resourceAccount(caller.account())
        .resourcePolicy(Policy.parse(PolicyKind.RESOURCE, document));
    extra.accept(request);
    return sts.authorize(caller, request.build()).isAllowed();
  }

  public boolean has(AuthenticatedCaller caller, String key, String value) {
    return holds(caller, "{\"StringEquals\":{\"" + key + "\":\"" + value + "\"}}", request -> {});
  }

  public boolean lacks(AuthenticatedCaller caller, String key) {
    return holds(caller, "{\"Null\":{\"" + key + "\":\"true\"}}", request -> {});
  }

  public static AccessDeniedException denied(Runnable call) {
    return Assertions.assertThrows(AccessDeniedException.class, call::run);
  }

  public static StsException refused(StsError error, Runnable call) {
    StsException refusal = Assertions.assertThrows(StsException.class, call::run);
    Assertions.assertEquals(error, refusal.error(), refusal.getMessage());
    return refusal;
  }

  /** Asserts that a message holds these fragments, in this order. */
  public static void says(Throwable failure, String... fragments) {
    String message = String.valueOf(failure.getMessage());
    int from = 0;
    for (String fragment : fragments) {
      int at = message.indexOf(fragment, from);
      Assertions.assertTrue(
          at >= 0, "`" + fragment + "` is missing, or out of order, in: " + message);
      from = at + fragment.length();
    }
  }

  public static List<Policy> identity(String... documents) {
    return List.of(documents).stream()
        .map(document -> Policy.parse(PolicyKind.IDENTITY, document))
        .toList();
  }

  public static Policy boundary(String document) {
    return Policy.parse(PolicyKind.PERMISSIONS_BOUNDARY, document);
  }
}

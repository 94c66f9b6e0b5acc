package io.github.sts4j.testkit;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.AssumeRoleRequest;
import io.github.sts4j.core.TemporaryCredentials;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.identity.InMemoryIdentityDirectory;
import io.github.sts4j.core.identity.LongTermKey;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.policy.AccessDecision;
import java.time.Instant;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A Security Token Service in the process of a test, with a world of its own, a clock that stands still until the test moves
 * it, and random numbers that are the same in every run. <b>Its keys and secrets are therefore known to everybody</b>: for
 * tests only.
 *
 * <p>Safe for use by many threads. Two of them share nothing, so tests that have one each can run at the same time.
 *
 * <pre>{@code
 * TestSts sts = TestSts.of(world -> world
 *     .user("arn:aws:iam::111122223333:user/alice", allowEverything)
 *     .role("arn:aws:iam::111122223333:role/Reader", TestWorld.trust("111122223333"), readOnly));
 *
 * TemporaryCredentials credentials = sts.assumeRole("alice", "Reader");
 * assertTrue(sts.authorize(credentials, "s3:GetObject", "arn:aws:s3:::data/1").isAllowed());
 * sts.clock().advance(Duration.ofHours(1));
 * assertThrows(AuthenticationException.class, () -> sts.verify(credentials));
 * }</pre>
 */
public final class TestSts {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final InMemoryIdentityDirectory directory = InMemoryIdentityDirectory.create();
  private final MutableClock clock;
  private final TestWorld world;
  private final TokenService service;

  private TestSts(Settings settings) {
    clock = new MutableClock(settings.start);
    Random random = new Random(settings.seed); // of java.util: safe for many threads
    world = new TestWorld(directory, random);
    settings.world.accept(world);
    TokenService.Builder builder = TokenService.builder()
        .directory(directory)
        .keyRing(KeyRing.generate(random))
        .clock(clock)
        .random(random);
    settings.parts.accept(builder, clock);
    service = builder.build();
  }

  /** A service for a world; its clock shows the first instant of 2026. */
  public static TestSts of(Consumer<TestWorld> world) {
    return Settings.of(world).start();
  }

  /** The service itself, for all that has no shorter form here. */
  public TokenService service() {
    return service;
  }

  /** The clock; every part of the service reads it. */
  public MutableClock clock() {
    return clock;
  }

  /** The directory, to change the world while the test runs. */
  public InMemoryIdentityDirectory directory() {
    return directory;
  }

  /**
   * A user as the world began with it.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public User user(String name) {
    return world.user(name);
  }

  /**
   * A role as the world began with it.
   *
   * @throws IllegalArgumentException if there is none of this name
   */
  public Role role(String name) {
    return world.role(name);
  }

  /**
   * The long-term key of a user, with which a client can sign.
   *
   * @throws IllegalArgumentException if there is no user of this name
   */
  public LongTermKey longTermKey(String user) {
    return world.key(user);
  }

  /**
   * A user as a caller of the service.
   *
   * @throws IllegalArgumentException if there is no user of this name
   */
  public AuthenticatedCaller caller(String user) {
    return AuthenticatedCaller.user(user(user));
  }

  /**
   * Credentials of a session of a role, named after the user.
   *
   * @throws io.github.sts4j.core.error.StsException if the service refuses
   */
  public TemporaryCredentials assumeRole(String user, String role) {
    return assumeRole(user, role, request -> {});
  }

  /**
   * Credentials of a session of a role.
   *
   * @param parts adds to the request: a session policy, tags, a duration
   * @throws io.github.sts4j.core.error.StsException if the service refuses
   */
  public TemporaryCredentials assumeRole(
      String user, String role, Consumer<AssumeRoleRequest.Builder> parts) {
    AssumeRoleRequest.Builder request =
        AssumeRoleRequest.builder().roleArn(role(role).arn().toString()).roleSessionName(user);
    parts.accept(request);
    return service.assumeRole(caller(user), request.build()).credentials();
  }

  /**
   * The session of these credentials, verified from their token.
   *
   * @throws io.github.sts4j.core.error.AuthenticationException if it ended, or its role is gone
   */
  public Session verify(TemporaryCredentials credentials) {
    return service.verify(credentials.accessKeyId(), credentials.sessionToken().text());
  }

  /**
   * Whether whoever holds these credentials may do this to that, with all policies that apply now.
   *
   * @throws io.github.sts4j.core.error.AuthenticationException if the session ended, or its role is gone
   */
  public AccessDecision authorize(
      TemporaryCredentials credentials, String action, String resource) {
    return service.authorize(verify(credentials), action, resource);
  }

  /** What a service is started with. Immutable. */
  public static final class Settings {
    private final Consumer<TestWorld> world;
    private final Parts parts;
    private final long seed;
    private final Instant start;

    private Settings(Consumer<TestWorld> world, Parts parts, long seed, Instant start) {
      this.world = requireNonNull(world, "world");
      this.parts = requireNonNull(parts, "parts");
      this.seed = seed;
      this.start = requireNonNull(start, "start");
    }

    /** A world, with seed 42 and the first instant of 2026. */
    public static Settings of(Consumer<TestWorld> world) {
      return new Settings(world, (builder, clock) -> {}, 42, START);
    }

    /** These settings with further parts of the service, such as a verifier of identity tokens. */
    public Settings with(Parts newParts) {
      return new Settings(world, newParts, seed, start);
    }

    /** These settings with another seed. */
    public Settings withSeed(long newSeed) {
      return new Settings(world, parts, newSeed, start);
    }

    /** These settings with a clock that shows another instant at first. */
    public Settings startingAt(Instant newStart) {
      return new Settings(world, parts, seed, newStart);
    }

    /** A new service, which shares nothing with others of the same settings. */
    public TestSts start() {
      return new TestSts(this);
    }
  }

  /** Adds parts to a service before it starts. */
  @FunctionalInterface
  public interface Parts {
    /**
     * Adds parts.
     *
     * @param service a builder that has directory, key ring, clock and random numbers
     * @param clock the clock of the test, for the parts to read
     */
    void accept(TokenService.Builder service, MutableClock clock);
  }
}

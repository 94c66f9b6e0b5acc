package io.github.sts4j.core.throttle;

import static java.util.Objects.requireNonNull;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A token bucket for each account and action, and one for each source of calls whose sender is not known. It counts the
 * calls of this process alone. Safe for use by many threads.
 *
 * <p>Memory is bounded: of each kind at most so many buckets are kept as given, and one that all newcomers share while there
 * is no room. A bucket is forgotten only once it is full again, so nobody gets a fresh one by crowding out their old one. The
 * kinds do not compete: a flood of sources does not touch callers who are known. A source is an IPv4 address or the first 64
 * bits of an IPv6 address, for whoever has one address of such a network has them all.
 */
public final class TokenBucketThrottle implements Throttle {
  /** How many buckets of each kind are kept unless told otherwise; about 20 megabytes when all are in use. */
  public static final int DEFAULT_BUCKETS = 100_000;

  private static final int NETWORK_BYTES = 8;

  private final TokenBuckets<ThrottleKey.Caller> callers;
  private final TokenBuckets<String> sources;
  private final InstantSource clock;

  private TokenBucketThrottle(
      RateLimit perCaller, RateLimit perSource, int buckets, InstantSource clock) {
    this.callers = new TokenBuckets<>(perCaller, buckets);
    this.sources = new TokenBuckets<>(perSource, buckets);
    this.clock = clock;
  }

  /** A throttle that keeps {@link #DEFAULT_BUCKETS} of each kind. */
  public static TokenBucketThrottle of(
      RateLimit perAccountAndAction, RateLimit perSource, InstantSource clock) {
    return of(perAccountAndAction, perSource, DEFAULT_BUCKETS, clock);
  }

  /**
   * A throttle.
   *
   * @param perAccountAndAction the limit of all callers of an account together, for each action
   * @param perSource the limit of calls from one source whose sender is not known
   * @param buckets how many buckets of each kind are kept, 2 to 10,000,000
   * @param clock the current time; if it is set back, nobody waits longer than an empty bucket takes to fill
   * @throws IllegalArgumentException when {@code buckets} is out of range
   */
  public static TokenBucketThrottle of(
      RateLimit perAccountAndAction, RateLimit perSource, int buckets, InstantSource clock) {
    requireNonNull(perAccountAndAction, "perAccountAndAction");
    requireNonNull(perSource, "perSource");
    requireNonNull(clock, "clock");
    if (buckets < 2 || buckets > 10_000_000) {
      throw new IllegalArgumentException(
          "the number of buckets `" + buckets + "` must be from 2 to 10000000");
    }
    return new TokenBucketThrottle(perAccountAndAction, perSource, buckets, clock);
  }

  @Override
  public boolean tryAcquire(ThrottleKey key) {
    return key instanceof ThrottleKey.Caller caller
        ? callers.tryAcquire(caller, now())
        : sources.tryAcquire(network(((ThrottleKey.Source) key).address()), now());
  }

  @Override
  public void giveBack(ThrottleKey key) {
    if (key instanceof ThrottleKey.Caller caller) {
      callers.giveBack(caller, now());
    } else {
      sources.giveBack(network(((ThrottleKey.Source) key).address()), now());
    }
  }

  /** How many buckets are kept of both kinds together. */
  int size() {
    return callers.size() + sources.size();
  }

  private static String network(Optional<InetAddress> address) {
    if (address.isEmpty()) {
      return "unknown";
    }
    byte[] bytes = address.get().getAddress();
    boolean wide = address.get() instanceof Inet6Address;
    return HexFormat.of().formatHex(wide ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
  }

  private long now() {
    Instant now = clock.instant();
    return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
  }
}

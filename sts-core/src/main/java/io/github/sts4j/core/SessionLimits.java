package io.github.sts4j.core;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * The limits on sessions and on what a call may put into one. {@link #DEFAULT} is what AWS documents, where it documents a
 * figure; every other value is an extension ({@code docs/beyond-aws.md}). Immutable.
 */
public final class SessionLimits {
  /** What AWS documents. */
  public static final SessionLimits DEFAULT = new Builder().build();

  /** What a session token has room for, whatever else it holds. */
  private static final int LARGEST_PACKED = 16_384;

  /** What a session token has room for. */
  private static final int DEEPEST_CHAIN = 100;

  private static final Duration LONGEST = Duration.ofHours(36);

  private final int sessionPolicyCharacters;
  private final int packedBytes;
  private final Duration roleSession;
  private final Duration chainedSession;
  private final int chainDepth;
  private final boolean userSessionsChain;

  private SessionLimits(Builder from) {
    sessionPolicyCharacters = from.sessionPolicyCharacters;
    packedBytes = from.packedBytes;
    roleSession = from.roleSession;
    chainedSession = from.chainedSession;
    chainDepth = from.chainDepth;
    userSessionsChain = from.userSessionsChain;
  }

  /** Starts from {@link #DEFAULT}. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Unicode characters that the inline session policy and the ARNs of managed ones may take together (SP-1, X-6, LK-7); by
   * default 2,048.
   */
  public int sessionPolicyCharacters() {
    return sessionPolicyCharacters;
  }

  /**
   * Bytes that session policies and tags may take in the sealed token, the whole of {@code PackedPolicySize} (CR-5, CR-7,
   * LK-8); by default 4,096.
   */
  public int packedBytes() {
    return packedBytes;
  }

  /** The longest session of a role, whatever the role's own maximum (LK-6); by default 12 hours. */
  public Duration roleSession() {
    return roleSession;
  }

  /** The longest session of a role that is obtained with another session (AR-9, LK-4); by default an hour. */
  public Duration chainedSession() {
    return chainedSession;
  }

  /** How many sessions a session may come from (LK-4); by default 100, for which a token has room. */
  public int chainDepth() {
    return chainDepth;
  }

  /** Whether a user session counts as a link of a chain when it assumes a role (AR-11, LK-5); by default it does. */
  public boolean userSessionsChain() {
    return userSessionsChain;
  }

  /** Collects limits. Not thread-safe. */
  public static final class Builder {
    private int sessionPolicyCharacters = 2_048;
    private int packedBytes = 4_096;
    private Duration roleSession = Duration.ofHours(12);
    private Duration chainedSession = Duration.ofHours(1);
    private int chainDepth = DEEPEST_CHAIN;
    private boolean userSessionsChain = true;

    private Builder() {}

    /**
     * Sets how long session policies may be.
     *
     * @throws IllegalArgumentException unless it is at least 1
     */
    public Builder sessionPolicyCharacters(int characters) {
      sessionPolicyCharacters = within("sessionPolicyCharacters", characters, 1, Integer.MAX_VALUE);
      return this;
    }

    /**
     * Sets the packed size.
     *
     * @throws IllegalArgumentException unless it is 1 to 16,384
     */
    public Builder packedBytes(int bytes) {
      packedBytes = within("packedBytes", bytes, 1, LARGEST_PACKED);
      return this;
    }

    /**
     * Sets the longest session of a role. Above 12 hours a role needs a {@code maxSessionDuration} as long.
     *
     * @throws IllegalArgumentException unless it is 1 to 36 hours
     */
    public Builder roleSession(Duration longest) {
      roleSession = within("roleSession", longest, Duration.ofHours(1));
      return this;
    }

    /**
     * Sets the longest chained session.
     *
     * @throws IllegalArgumentException unless it is 15 minutes to 36 hours
     */
    public Builder chainedSession(Duration longest) {
      chainedSession = within("chainedSession", longest, Duration.ofMinutes(15));
      return this;
    }

    /**
     * Sets how many sessions a session may come from; 0 forbids chaining.
     *
     * @throws IllegalArgumentException unless it is 0 to 100
     */
    public Builder chainDepth(int sessions) {
      chainDepth = within("chainDepth", sessions, 0, DEEPEST_CHAIN);
      return this;
    }

    /**
     * Lets a user session, such as one made with MFA, assume a role for as long as the user's key could: it is no link of
     * a chain, neither for the duration nor for the depth.
     */
    public Builder allowLongSessionsFromUserSessions() {
      userSessionsChain = false;
      return this;
    }

    /** The limits. */
    public SessionLimits build() {
      return new SessionLimits(this);
    }

    private static int within(String name, int value, int least, int most) {
      if (value < least || value > most) {
        throw new IllegalArgumentException(
            name + " must be " + least + " to " + most + ", not " + value);
      }
      return value;
    }

    private static Duration within(String name, Duration value, Duration least) {
      requireNonNull(value, name);
      if (value.compareTo(least) < 0 || value.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            name + " must be " + least + " to " + LONGEST + ", not " + value);
      }
      return value;
    }
  }
}

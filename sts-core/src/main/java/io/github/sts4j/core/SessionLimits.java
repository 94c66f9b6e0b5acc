package io.github.sts4j.core;

/**
 * The limits on what a call may put into a session.
 *
 * @param sessionPolicyCharacters Unicode characters that the inline session policy and the ARNs of managed ones may take
 *     together (SP-1, X-6); by default 2,048
 * @param packedBytes bytes that session policies and tags may take in the sealed token, the whole of {@code
 *     PackedPolicySize} (CR-5, CR-7); by default 4,096, at most 16,384
 */
public record SessionLimits(int sessionPolicyCharacters, int packedBytes) {

  /** What AWS documents, where it documents a figure. */
  public static final SessionLimits DEFAULT = new SessionLimits(2_048, 4_096);

  /** What a session token has room for, whatever else it holds. */
  private static final int LARGEST_PACKED = 16_384;

  public SessionLimits {
    if (sessionPolicyCharacters < 1) {
      throw new IllegalArgumentException(
          "sessionPolicyCharacters must be at least 1, not " + sessionPolicyCharacters);
    }
    if (packedBytes < 1 || packedBytes > LARGEST_PACKED) {
      throw new IllegalArgumentException(
          "packedBytes must be 1 to " + LARGEST_PACKED + ", not " + packedBytes);
    }
  }
}

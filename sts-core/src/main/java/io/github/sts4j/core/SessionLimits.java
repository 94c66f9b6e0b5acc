package io.github.sts4j.core;

/**
 * The limits on what a call may put into a session.
 *
 * @param sessionPolicyCharacters Unicode characters that the inline session policy and the ARNs of managed ones may take
 *     together (SP-1, X-6); by default 2,048
 * @param packedBytes bytes that session policies and tags may take in the sealed token, the whole of {@code
 *     PackedPolicySize} (CR-5, CR-7); by default 4,096
 */
public record SessionLimits(int sessionPolicyCharacters, int packedBytes) {

  /** What AWS documents, where it documents a figure. */
  public static final SessionLimits DEFAULT = new SessionLimits(2_048, 4_096);

  public SessionLimits {
    if (sessionPolicyCharacters < 1 || packedBytes < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}

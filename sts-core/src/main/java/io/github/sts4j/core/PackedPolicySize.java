package io.github.sts4j.core;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.SecretAccessKey;
import io.github.sts4j.core.token.SessionClaims;
import io.github.sts4j.core.token.SessionClaimsBuilder;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.core.token.SessionTag;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * The share of the packed size that a session takes: the bytes that its session policies and tags have in the sealed
 * token, as a percentage rounded up (CR-5; our own measure, CR-7).
 */
final class PackedPolicySize {
  private PackedPolicySize() {}

  /**
   * The percentage, 1 to 100; empty when there is neither policy nor tag (CR-6).
   *
   * @throws StsException {@code PackedPolicyTooLarge} above 100 percent
   */
  static OptionalInt of(SessionClaims claims, int allottedBytes) {
    OptionalInt percent = percent(claims.packedSize(), allottedBytes);
    if (percent.isPresent() && percent.getAsInt() > 100) {
      throw new StsException(
          StsError.PACKED_POLICY_TOO_LARGE,
          "Packed size of session policies and session tags consumes " + percent.getAsInt()
              + "% of allotted space (" + claims.packedSize() + " of " + allottedBytes
              + " bytes): pass shorter policies or fewer tags");
    }
    return percent;
  }

  /** The percentage that these take in the token of any session, whatever it is; empty when there are none. */
  static OptionalInt of(PolicyParameters policies, List<SessionTag> tags, int allottedBytes) {
    RandomGenerator zeros = () -> 0;
    AccountId account = AccountId.of("000000000000");
    SessionClaimsBuilder anySession = SessionClaims.builder()
        .kind(SessionKind.ROLE)
        .accessKeyId(AccessKeyId.temporary(account, zeros))
        .secretAccessKey(SecretAccessKey.generate(zeros))
        .principalArn("arn:aws:iam::" + account + ":role/any")
        .principalId("AROA00000000000000000")
        .sessionName("any")
        .issuedAt(Instant.EPOCH)
        .expiresAt(Instant.EPOCH.plusSeconds(1))
        .tags(tags);
    return percent(policies.addTo(anySession).build().packedSize(), allottedBytes);
  }

  /** The percentage, whatever it is; empty when nothing is packed. */
  private static OptionalInt percent(long packedBytes, int allottedBytes) {
    return packedBytes == 0
        ? OptionalInt.empty()
        : OptionalInt.of((int) ((packedBytes * 100 + allottedBytes - 1) / allottedBytes));
  }
}

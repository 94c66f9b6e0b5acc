package io.github.sts4j.core.delegation;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.UniqueId;
import io.github.sts4j.policy.Arn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What somebody approved: sessions with the approver's permissions, within a policy, for a partner's account (DT-3, DT-4).
 * Immutable.
 *
 * @param approver the ARN of the user, role or account root whose permissions apply, with its path
 * @param approverId the approver's unique id; for an account root, its account's id
 * @param sessionName the approver's session name, where the approver is a role; empty otherwise
 * @param delegate the account that may trade the token in (AU-13)
 * @param policy the delegated policy, inline
 * @param policyArns the delegated policy, as managed policies of the approver's account or of AWS. Without any policy the
 *     sessions may do nothing
 * @param sentAt when the token was sent, which starts the window
 * @param sessionDuration how long the window is, and so the longest session: 300 to 43200 seconds, 14400 where a root
 *     approved
 */
public record Delegation(
    Arn approver,
    UniqueId approverId,
    Optional<String> sessionName,
    AccountId delegate,
    Optional<String> policy,
    List<String> policyArns,
    Instant sentAt,
    Duration sessionDuration) {

  private static final Duration SHORTEST = Duration.ofMinutes(5);
  private static final Duration LONGEST = Duration.ofHours(12);
  private static final Duration LONGEST_OF_ROOT = Duration.ofHours(4);

  /** @throws IllegalArgumentException when the approver is none of these, or the duration is out of its range */
  public Delegation {
    boolean role = approver.resource().startsWith("role/");
    boolean root = approver.resource().equals("root");
    if (!approver.service().equals("iam")
        || !(role || root || approver.resource().startsWith("user/"))) {
      throw new IllegalArgumentException(
          "approver `" + approver + "` must be the ARN of a user, a role or an account root");
    }
    if (role != sessionName.isPresent()) {
      throw new IllegalArgumentException("approver `" + approver + "` must "
          + (role ? "have a session name" : "have no session name, not being a role"));
    }
    requireNonNull(approverId, "approverId");
    requireNonNull(delegate, "delegate");
    requireNonNull(policy, "policy");
    policyArns = List.copyOf(policyArns);
    requireNonNull(sentAt, "sentAt");
    Duration longest = root ? LONGEST_OF_ROOT : LONGEST;
    if (sessionDuration.compareTo(SHORTEST) < 0 || sessionDuration.compareTo(longest) > 0) {
      throw new IllegalArgumentException("sessionDuration must be 300 to " + longest.toSeconds()
          + " seconds, not " + sessionDuration.toSeconds() + " (DT-3)");
    }
  }

  /** When the window ends: no session is made from then on, and none lasts longer. */
  public Instant endsAt() {
    return sentAt.plus(sessionDuration);
  }
}

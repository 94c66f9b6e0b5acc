package io.github.sts4j.core.denial;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.token.AuthorizationMessage;
import io.github.sts4j.core.token.AuthorizationMessageSealer;
import io.github.sts4j.policy.AccessDecision;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Encodes denials and decodes them for the accounts concerned: the caller's and the resource's (DM-3). Safe for use by
 * many threads.
 */
public final class AuthorizationMessages {
  /** How long a message can be decoded (DM-2; the figure is ours). */
  public static final Duration LIFETIME = Duration.ofHours(24);

  private final AuthorizationMessageSealer sealer;
  private final InstantSource clock;

  /**
   * @param sealer the keys of the service
   * @param clock the current time
   */
  public AuthorizationMessages(AuthorizationMessageSealer sealer, InstantSource clock) {
    this.sealer = requireNonNull(sealer, "sealer");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * The message for a denial.
   *
   * @throws IllegalArgumentException when the decision allows, or is about somebody of another account
   */
  public String encode(AuthenticatedCaller caller, AccessDecision denial) {
    return sealer.seal(message(caller, denial, denial));
  }

  /**
   * The message for a denial whose reasons the caller's account must not be able to guess, not even from its length.
   *
   * @param shownToCaller the decision as it would be if there were no such resource; it is shown to the caller's account
   *     if the resource is another's
   * @param denial the decision
   * @throws IllegalArgumentException when a decision allows, or is about somebody of another account
   */
  public String encodeGuarded(
      AuthenticatedCaller caller, AccessDecision shownToCaller, AccessDecision denial) {
    return sealer.sealAtFullLength(message(caller, shownToCaller, denial));
  }

  /** What a message tells an account; empty when it is not ours, over, or not for this account (DM-2, DM-3). */
  public Optional<String> decode(String text, AccountId reader) {
    return sealer
        .open(text)
        .filter(message -> clock.instant().isBefore(message.expiresAt()))
        .map(message -> message.documents().get(reader));
  }

  private AuthorizationMessage message(
      AuthenticatedCaller caller, AccessDecision shownToCaller, AccessDecision denial) {
    requireDenied(caller, shownToCaller);
    requireDenied(caller, denial);
    AccountId home = caller.account();
    Optional<AccountId> owner =
        denial.request().resourceAccount().filter(AccountId::isValid).map(AccountId::of);
    Map<AccountId, String> documents = new LinkedHashMap<>();
    int room = AuthorizationMessageSealer.MAX_DOCUMENT_BYTES;
    if (owner.isPresent() && owner.get().equals(home)) {
      documents.put(home, DenialDocument.write(caller, denial, View.ONE_ACCOUNT, room));
    } else {
      documents.put(
          home, DenialDocument.write(caller, shownToCaller, View.CALLERS_ACCOUNT, room / 2));
      owner.ifPresent(account -> documents.put(
          account, DenialDocument.write(caller, denial, View.RESOURCES_ACCOUNT, room / 2)));
    }
    Instant second = Instant.ofEpochSecond(clock.instant().getEpochSecond());
    return new AuthorizationMessage(second.plus(LIFETIME), documents);
  }

  private static void requireDenied(AuthenticatedCaller caller, AccessDecision denial) {
    if (denial.isAllowed()) {
      throw new IllegalArgumentException(
          "`" + denial.request() + "` is allowed: there is no denial to explain");
    }
    Optional<String> account = denial.request().principal().account();
    if (!account.equals(Optional.of(caller.account().value()))) {
      throw new IllegalArgumentException("the decision on `" + denial.request() + "` is not about `"
          + caller.arn() + "`: pass the caller it was made for");
    }
  }
}

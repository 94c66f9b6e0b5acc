package io.github.sts4j.core.federation;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.token.SessionTag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody a registered identity provider vouches for, after all checks: what the trust evaluation and the session need to
 * know of them, whatever kind of proof it was. A verifier makes it; nobody else has reason to. Immutable.
 */
public final class FederatedIdentity {
  private final String provider;
  private final AccountId providerAccount;
  private final String subject;
  private final String audience;
  private final Optional<Instant> provenUntil;
  private final Optional<Instant> sessionsEndBy;
  private final Optional<String> sourceIdentity;
  private final List<SessionTag> tags;
  private final boolean tagsDescribePrincipal;
  private final Map<String, List<String>> trustContext;
  private final Map<String, List<String>> sessionContext;

  private FederatedIdentity(Builder from) {
    provider = from.provider;
    providerAccount = from.providerAccount;
    subject = from.subject;
    audience = from.audience;
    provenUntil = Optional.ofNullable(from.provenUntil);
    sessionsEndBy = Optional.ofNullable(from.sessionsEndBy);
    sourceIdentity = Optional.ofNullable(from.sourceIdentity);
    tags = List.copyOf(from.tags);
    tagsDescribePrincipal = from.tagsDescribePrincipal;
    trustContext = from.trustContext.collected();
    sessionContext = from.sessionContext.collected();
  }

  /**
   * Starts an identity.
   *
   * @param provider who vouches: the ARN of the provider, or the name of a built-in one (TP-11)
   * @param providerAccount the account the provider is registered in (WI-4, SA-5)
   * @param subject who it is, in the provider's words
   * @param audience for whom the provider wrote it
   */
  public static Builder builder(
      String provider, AccountId providerAccount, String subject, String audience) {
    return new Builder(provider, providerAccount, subject, audience);
  }

  /** Who vouches, as the {@code Federated} principal of a trust policy names it: an ARN, or a built-in name (TP-11). */
  public String provider() {
    return provider;
  }

  /** The account the provider is registered in: {@code aws:PrincipalAccount} of the trust evaluation (TP-48). */
  public AccountId providerAccount() {
    return providerAccount;
  }

  /** Who it is, in the provider's words: {@code sub}, or the text of {@code NameID} (SA-11, WI-6). */
  public String subject() {
    return subject;
  }

  /** For whom the provider wrote it (SA-13, WI-8). */
  public String audience() {
    return audience;
  }

  /** When the proof itself ends, such as {@code exp}; a service may cap its sessions there (LK-17). */
  public Optional<Instant> provenUntil() {
    return provenUntil;
  }

  /** When a session that begins with this proof ends at the latest, whatever the service is set to. */
  public Optional<Instant> sessionsEndBy() {
    return sessionsEndBy;
  }

  /** The source identity the provider set (SI-1). */
  public Optional<String> sourceIdentity() {
    return sourceIdentity;
  }

  /** The session tags the provider set, each with whether it is transitive (ST-1). */
  public List<SessionTag> tags() {
    return tags;
  }

  /**
   * Whether the tags describe whoever calls, and not only the session to be: the trust evaluation then sees them as
   * {@code aws:PrincipalTag} besides {@code aws:RequestTag}, as with IAM Roles Anywhere.
   */
  public boolean tagsDescribePrincipal() {
    return tagsDescribePrincipal;
  }

  /** The condition keys of the trust evaluation, such as {@code saml:aud}, each with its values (SM-40, OI-30). */
  public Map<String, List<String>> trustContext() {
    return trustContext;
  }

  /** Those condition keys that stay with the session's later requests (SM-41, OI-31). */
  public Map<String, List<String>> sessionContext() {
    return sessionContext;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FederatedIdentity that && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return Objects.hash(provider, subject);
  }

  @Override
  public String toString() {
    return "FederatedIdentity" + parts();
  }

  private List<Object> parts() {
    return List.of(
        provider,
        providerAccount,
        subject,
        audience,
        provenUntil,
        sessionsEndBy,
        sourceIdentity,
        tags,
        tagsDescribePrincipal,
        trustContext,
        sessionContext);
  }

  /** Collects an identity. Not thread-safe. */
  public static final class Builder {
    private final String provider;
    private final AccountId providerAccount;
    private final String subject;
    private final String audience;
    private @Nullable Instant provenUntil;
    private @Nullable Instant sessionsEndBy;
    private @Nullable String sourceIdentity;
    private List<SessionTag> tags = List.of();
    private boolean tagsDescribePrincipal;
    private final ContextKeys.Collector trustContext = new ContextKeys.Collector();
    private final ContextKeys.Collector sessionContext = new ContextKeys.Collector();

    private Builder(String provider, AccountId providerAccount, String subject, String audience) {
      this.provider = requireNonNull(provider, "provider");
      this.providerAccount = requireNonNull(providerAccount, "providerAccount");
      this.subject = requireNonNull(subject, "subject");
      this.audience = requireNonNull(audience, "audience");
    }

    /** Sets when the proof itself ends. */
    public Builder provenUntil(Instant instant) {
      provenUntil = requireNonNull(instant, "instant");
      return this;
    }

    /** Sets when sessions end at the latest, such as with the certificate that proves the identity. */
    public Builder sessionsEndBy(Instant instant) {
      sessionsEndBy = requireNonNull(instant, "instant");
      return this;
    }

    /** Sets the source identity. */
    public Builder sourceIdentity(String value) {
      sourceIdentity = requireNonNull(value, "value");
      return this;
    }

    /** Sets the session tags. */
    public Builder tags(List<SessionTag> newTags) {
      tags = List.copyOf(newTags);
      return this;
    }

    /** Sets session tags that describe whoever calls: the trust evaluation sees them as {@code aws:PrincipalTag} too. */
    public Builder principalTags(List<SessionTag> newTags) {
      tagsDescribePrincipal = true;
      return tags(newTags);
    }

    /** Adds a condition key of the trust evaluation; a second value of the same key, any case, replaces the first. */
    public Builder trustContext(String key, List<String> values) {
      requireOfProvider(key);
      trustContext.put(key, List.copyOf(values));
      return this;
    }

    /** Adds a condition key of the trust evaluation that the session keeps as well. */
    public Builder lastingContext(String key, List<String> values) {
      trustContext(key, values);
      sessionContext.put(key, List.copyOf(values));
      return this;
    }

    /** Keys that begin so say who calls, and the service alone says that. */
    private static void requireOfProvider(String key) {
      boolean mayBeOfAws = key.length() >= 4 && key.charAt(3) == ':';
      if (mayBeOfAws && key.regionMatches(true, 0, "aws:", 0, 4)) {
        throw new IllegalArgumentException(
            "condition key `" + key + "` is not a provider's to set: leave it out");
      }
    }

    /** The identity. */
    public FederatedIdentity build() {
      return new FederatedIdentity(this);
    }
  }
}

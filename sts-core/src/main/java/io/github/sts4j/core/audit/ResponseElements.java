package io.github.sts4j.core.audit;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.policy.Arn;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a recorded call was answered (AU-7). Of credentials there is the access key id, by which the session's own calls are
 * found (AU-12), and the expiration; there is no place for secrets and tokens (AU-3). Immutable.
 */
public final class ResponseElements {
  /** {@code Jul 18, 2014, 4:07:39 PM} (AU-7). */
  private static final DateTimeFormatter EXPIRATION =
      DateTimeFormatter.ofPattern("MMM d, uuuu, h:mm:ss a", Locale.US).withZone(ZoneOffset.UTC);

  private static final ResponseElements NONE = builder().build();

  private final Map<String, @Nullable Object> members;

  private ResponseElements(Map<String, @Nullable Object> members) {
    this.members = members;
  }

  /** Starts with no elements. */
  public static Builder builder() {
    return new Builder();
  }

  /** An answer that is not recorded, as of calls that only read. */
  public static ResponseElements none() {
    return NONE;
  }

  /** The members by their names in a record: texts, numbers, and maps of them; unmodifiable. */
  public Map<String, @Nullable Object> asMap() {
    return members;
  }

  @Override
  public String toString() {
    return "ResponseElements" + members.keySet();
  }

  /** Collects elements under their names in a record. Not thread-safe. */
  public static final class Builder {
    private final JsonMembers members = new JsonMembers();

    private Builder() {}

    /** Sets {@code credentials}: what of them may be recorded. */
    public Builder credentials(AccessKeyId accessKeyId, Instant expiration) {
      return put(
          "credentials",
          new JsonMembers()
              .put("accessKeyId", accessKeyId)
              .put("expiration", EXPIRATION.format(expiration))
              .toMap());
    }

    /** Sets {@code assumedRoleUser}. */
    public Builder assumedRoleUser(String id, Arn arn) {
      return put(
          "assumedRoleUser",
          new JsonMembers().put("assumedRoleId", id).put("arn", arn).toMap());
    }

    /** Sets {@code federatedUser}. */
    public Builder federatedUser(String id, Arn arn) {
      return put(
          "federatedUser",
          new JsonMembers().put("federatedUserId", id).put("arn", arn).toMap());
    }

    /** Sets {@code assumedPrincipal}. */
    public Builder assumedPrincipal(Arn arn) {
      return put("assumedPrincipal", arn);
    }

    /** Sets {@code packedPolicySize}. */
    public Builder packedPolicySize(OptionalInt percent) {
      percent.ifPresent(value -> members.put("packedPolicySize", value));
      return this;
    }

    /** Sets {@code sourceIdentity}. */
    public Builder sourceIdentity(Optional<String> value) {
      members.put("sourceIdentity", value);
      return this;
    }

    /** Sets {@code subject}, {@code subjectType}, {@code issuer} and {@code nameQualifier} of a SAML assertion. */
    public Builder saml(String subject, String subjectType, String issuer, String nameQualifier) {
      return put("subject", subject)
          .put("subjectType", subjectType)
          .put("issuer", issuer)
          .put("nameQualifier", nameQualifier);
    }

    /** Sets {@code audience}, for whom an identity provider wrote its proof. */
    public Builder audience(String value) {
      return put("audience", value);
    }

    /** Sets {@code provider} and {@code subjectFromWebIdentityToken}. */
    public Builder webIdentity(String provider, String subject) {
      return put("provider", provider).put("subjectFromWebIdentityToken", subject);
    }

    /** Sets {@code account}. */
    public Builder account(AccountId account) {
      return put("account", account);
    }

    /** Sets {@code expiration} of something that is not credentials. */
    public Builder expiration(Instant value) {
      return put("expiration", EXPIRATION.format(value));
    }

    /** The elements. */
    public ResponseElements build() {
      return new ResponseElements(members.toMap());
    }

    private Builder put(String name, Object value) {
      members.put(name, value);
      return this;
    }
  }
}

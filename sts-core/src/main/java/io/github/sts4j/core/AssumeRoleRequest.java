package io.github.sts4j.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of AssumeRole, as the caller sent them and not yet checked (AR-1). Lengths, characters and ranges are
 * checked by {@link TokenService#assumeRole}, which reports all that are wrong at once. Immutable; the text of policies
 * and codes does not print.
 */
public final class AssumeRoleRequest implements StsRequest {
  private final Optional<String> roleArn;
  private final Optional<String> roleSessionName;
  private final Optional<Integer> durationSeconds;
  private final Optional<String> policy;
  private final List<String> policyArns;
  private final List<Tag> tags;
  private final List<String> transitiveTagKeys;
  private final Optional<String> externalId;
  private final Optional<String> serialNumber;
  private final Optional<String> tokenCode;
  private final Optional<String> sourceIdentity;
  private final List<ProvidedContext> providedContexts;

  private AssumeRoleRequest(Builder builder) {
    this.roleArn = builder.roleArn;
    this.roleSessionName = builder.roleSessionName;
    this.durationSeconds = builder.durationSeconds;
    this.policy = builder.policy;
    this.policyArns = List.copyOf(builder.policyArns);
    this.tags = List.copyOf(builder.tags);
    this.transitiveTagKeys = List.copyOf(builder.transitiveTagKeys);
    this.externalId = builder.externalId;
    this.serialNumber = builder.serialNumber;
    this.tokenCode = builder.tokenCode;
    this.sourceIdentity = builder.sourceIdentity;
    this.providedContexts = List.copyOf(builder.providedContexts);
  }

  /** Starts a request; the role's ARN and a session name are required. */
  public static Builder builder() {
    return new Builder();
  }

  /** The ARN of the role to assume, with its full path; required. */
  public Optional<String> roleArn() {
    return roleArn;
  }

  /** The name of the new session; required, 2 to 64 of {@code A-Za-z0-9_+=,.@-}. */
  public Optional<String> roleSessionName() {
    return roleSessionName;
  }

  /** 900 to 43200 seconds; 3600 when absent, whatever the role's maximum (AR-7). */
  public Optional<Integer> durationSeconds() {
    return durationSeconds;
  }

  /** An inline session policy (SP-1). */
  public Optional<String> policy() {
    return policy;
  }

  /** The ARNs of up to ten managed session policies (SP-1). */
  public List<String> policyArns() {
    return policyArns;
  }

  /** Up to 50 session tags (ST-2). */
  public List<Tag> tags() {
    return tags;
  }

  /** Keys among {@link #tags} that sessions chained from this one inherit (ST-5, ST-7). */
  public List<String> transitiveTagKeys() {
    return transitiveTagKeys;
  }

  /** The value of {@code sts:ExternalId} for the trust policy (TP-40). */
  public Optional<String> externalId() {
    return externalId;
  }

  /** The caller's MFA device; goes with {@link #tokenCode} (AR-14). */
  public Optional<String> serialNumber() {
    return serialNumber;
  }

  /** The six-digit code the MFA device shows. */
  public Optional<String> tokenCode() {
    return tokenCode;
  }

  /** The source identity to set, 2 to 64 characters (SI-1). */
  public Optional<String> sourceIdentity() {
    return sourceIdentity;
  }

  /** Context assertions (AR-22). */
  public List<ProvidedContext> providedContexts() {
    return providedContexts;
  }

  @Override
  public String action() {
    return "AssumeRole";
  }

  @Override
  public String toString() {
    return "AssumeRoleRequest[" + roleArn.orElse("no role") + ", session "
        + roleSessionName.orElse("unnamed") + "]";
  }

  /** Collects a request. Not thread-safe. */
  public static final class Builder {
    private Optional<String> roleArn = Optional.empty();
    private Optional<String> roleSessionName = Optional.empty();
    private Optional<Integer> durationSeconds = Optional.empty();
    private Optional<String> policy = Optional.empty();
    private final List<String> policyArns = new ArrayList<>();
    private final List<Tag> tags = new ArrayList<>();
    private final List<String> transitiveTagKeys = new ArrayList<>();
    private Optional<String> externalId = Optional.empty();
    private Optional<String> serialNumber = Optional.empty();
    private Optional<String> tokenCode = Optional.empty();
    private Optional<String> sourceIdentity = Optional.empty();
    private final List<ProvidedContext> providedContexts = new ArrayList<>();

    private Builder() {}

    /** Sets the role to assume. */
    public Builder roleArn(String roleArn) {
      this.roleArn = Optional.of(roleArn);
      return this;
    }

    /** Sets the name of the new session. */
    public Builder roleSessionName(String roleSessionName) {
      this.roleSessionName = Optional.of(roleSessionName);
      return this;
    }

    /** Sets how long the session lasts, in seconds. */
    public Builder durationSeconds(int durationSeconds) {
      this.durationSeconds = Optional.of(durationSeconds);
      return this;
    }

    /**
     * Sets how long the session lasts.
     *
     * @throws ArithmeticException when the duration exceeds an integer's seconds
     */
    public Builder duration(Duration duration) {
      return durationSeconds(Math.toIntExact(duration.toSeconds()));
    }

    /** Sets the inline session policy: the session may do no more than it allows. */
    public Builder policy(String policy) {
      this.policy = Optional.of(policy);
      return this;
    }

    /** Adds a managed session policy. */
    public Builder policyArn(String arn) {
      policyArns.add(arn);
      return this;
    }

    /** Adds a session tag. */
    public Builder tag(String key, String value) {
      tags.add(new Tag(key, value));
      return this;
    }

    /** Makes tags of this request transitive. */
    public Builder transitiveTagKeys(Collection<String> keys) {
      transitiveTagKeys.addAll(keys);
      return this;
    }

    /** Sets the external id. */
    public Builder externalId(String externalId) {
      this.externalId = Optional.of(externalId);
      return this;
    }

    /** Sets the MFA device. */
    public Builder serialNumber(String serialNumber) {
      this.serialNumber = Optional.of(serialNumber);
      return this;
    }

    /** Sets the MFA code. */
    public Builder tokenCode(String tokenCode) {
      this.tokenCode = Optional.of(tokenCode);
      return this;
    }

    /** Sets the source identity. */
    public Builder sourceIdentity(String sourceIdentity) {
      this.sourceIdentity = Optional.of(sourceIdentity);
      return this;
    }

    /** Adds a context assertion. */
    public Builder providedContext(ProvidedContext context) {
      providedContexts.add(context);
      return this;
    }

    /** The request. */
    public AssumeRoleRequest build() {
      return new AssumeRoleRequest(this);
    }
  }
}

package io.github.sts4j.core;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of AssumeRoleWithWebIdentity, as the caller sent them (WI-1). The token does not print.
 *
 * @param roleArn the role to assume; required
 * @param roleSessionName the name of the new session; required, 2 to 64 of {@code A-Za-z0-9_+=,.@-}
 * @param webIdentityToken the ID token, 4 to 20000 characters; required
 * @param providerId for OAuth 2.0 access tokens only, which no verifier here accepts (WI-2)
 * @param policy an inline session policy
 * @param policyArns the ARNs of up to ten managed session policies
 * @param durationSeconds 900 to 43200; 3600 when absent (WI-5)
 */
public record AssumeRoleWithWebIdentityRequest(
    Optional<String> roleArn,
    Optional<String> roleSessionName,
    Optional<String> webIdentityToken,
    Optional<String> providerId,
    Optional<String> policy,
    List<String> policyArns,
    Optional<Integer> durationSeconds)
    implements StsRequest {

  public AssumeRoleWithWebIdentityRequest {
    requireNonNull(roleArn, "roleArn");
    requireNonNull(roleSessionName, "roleSessionName");
    requireNonNull(webIdentityToken, "webIdentityToken");
    requireNonNull(providerId, "providerId");
    requireNonNull(policy, "policy");
    policyArns = List.copyOf(policyArns);
    requireNonNull(durationSeconds, "durationSeconds");
  }

  /** Starts a request; role, session name and token are required. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String action() {
    return "AssumeRoleWithWebIdentity";
  }

  @Override
  public String toString() {
    return "AssumeRoleWithWebIdentityRequest[" + roleArn.orElse("no role") + ", session "
        + roleSessionName.orElse("unnamed") + ", token redacted]"; // ER-12
  }

  /** Collects a request. Not thread-safe. */
  public static final class Builder {
    private Optional<String> roleArn = Optional.empty();
    private Optional<String> roleSessionName = Optional.empty();
    private Optional<String> webIdentityToken = Optional.empty();
    private Optional<String> providerId = Optional.empty();
    private Optional<String> policy = Optional.empty();
    private final List<String> policyArns = new ArrayList<>();
    private Optional<Integer> durationSeconds = Optional.empty();

    private Builder() {}

    /** Sets the role to assume. */
    public Builder roleArn(String arn) {
      roleArn = Optional.of(arn);
      return this;
    }

    /** Sets the name of the new session. */
    public Builder roleSessionName(String name) {
      roleSessionName = Optional.of(name);
      return this;
    }

    /** Sets the ID token. */
    public Builder webIdentityToken(String token) {
      webIdentityToken = Optional.of(token);
      return this;
    }

    /** Sets the OAuth 2.0 provider. */
    public Builder providerId(String host) {
      providerId = Optional.of(host);
      return this;
    }

    /** Sets the inline session policy: the session may do no more than it allows. */
    public Builder policy(String document) {
      policy = Optional.of(document);
      return this;
    }

    /** Adds a managed session policy. */
    public Builder policyArn(String arn) {
      policyArns.add(arn);
      return this;
    }

    /** Sets how long the session lasts, in seconds. */
    public Builder durationSeconds(int seconds) {
      durationSeconds = Optional.of(seconds);
      return this;
    }

    /** The request. */
    public AssumeRoleWithWebIdentityRequest build() {
      return new AssumeRoleWithWebIdentityRequest(
          roleArn,
          roleSessionName,
          webIdentityToken,
          providerId,
          policy,
          policyArns,
          durationSeconds);
    }
  }
}

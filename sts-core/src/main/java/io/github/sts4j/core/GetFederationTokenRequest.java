package io.github.sts4j.core;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of GetFederationToken, as the caller sent them (GF-1).
 *
 * @param name the name of the federated user; required, 2 to 32 of {@code A-Za-z0-9_+=,.@-}
 * @param policy an inline session policy. Without any session policy the session has no permissions of its own (GF-5)
 * @param policyArns the ARNs of up to ten managed session policies
 * @param durationSeconds 900 to 129600; 43200 when absent. For an account root 3600 at most, and more is quietly reduced
 *     (GF-4)
 * @param tags up to 50 session tags; none of them can be transitive (ST-13)
 */
public record GetFederationTokenRequest(
    Optional<String> name,
    Optional<String> policy,
    List<String> policyArns,
    Optional<Integer> durationSeconds,
    List<Tag> tags)
    implements StsRequest {

  public GetFederationTokenRequest {
    requireNonNull(name, "name");
    requireNonNull(policy, "policy");
    policyArns = List.copyOf(policyArns);
    requireNonNull(durationSeconds, "durationSeconds");
    tags = List.copyOf(tags);
  }

  /** Starts a request; the name is required. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String action() {
    return "GetFederationToken";
  }

  /** Collects a request. Not thread-safe. */
  public static final class Builder {
    private Optional<String> name = Optional.empty();
    private Optional<String> policy = Optional.empty();
    private final List<String> policyArns = new ArrayList<>();
    private Optional<Integer> durationSeconds = Optional.empty();
    private final List<Tag> tags = new ArrayList<>();

    private Builder() {}

    /** Sets the name of the federated user. */
    public Builder name(String value) {
      name = Optional.of(value);
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

    /** Adds a session tag. */
    public Builder tag(String key, String value) {
      tags.add(new Tag(key, value));
      return this;
    }

    /** The request. */
    public GetFederationTokenRequest build() {
      return new GetFederationTokenRequest(name, policy, policyArns, durationSeconds, tags);
    }
  }
}

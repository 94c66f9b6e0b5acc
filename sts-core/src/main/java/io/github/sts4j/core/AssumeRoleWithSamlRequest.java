package io.github.sts4j.core;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of AssumeRoleWithSAML, as the caller sent them (SA-1). The assertion does not print.
 *
 * @param roleArn the role to assume; required
 * @param principalArn the SAML provider; required
 * @param samlAssertion the base64 of the SAML response, 4 to 100000 characters; required
 * @param policy an inline session policy
 * @param policyArns the ARNs of up to ten managed session policies
 * @param durationSeconds 900 to 43200; 3600 when absent (SA-6)
 */
public record AssumeRoleWithSamlRequest(
    Optional<String> roleArn,
    Optional<String> principalArn,
    Optional<String> samlAssertion,
    Optional<String> policy,
    List<String> policyArns,
    Optional<Integer> durationSeconds)
    implements StsRequest {

  public AssumeRoleWithSamlRequest {
    requireNonNull(roleArn, "roleArn");
    requireNonNull(principalArn, "principalArn");
    requireNonNull(samlAssertion, "samlAssertion");
    requireNonNull(policy, "policy");
    policyArns = List.copyOf(policyArns);
    requireNonNull(durationSeconds, "durationSeconds");
  }

  /** Starts a request; role, provider and assertion are required. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String action() {
    return "AssumeRoleWithSAML";
  }

  @Override
  public String toString() {
    return "AssumeRoleWithSamlRequest[" + roleArn.orElse("no role") + ", "
        + principalArn.orElse("no provider") + ", assertion redacted]"; // ER-12
  }

  /** Collects a request. Not thread-safe. */
  public static final class Builder {
    private Optional<String> roleArn = Optional.empty();
    private Optional<String> principalArn = Optional.empty();
    private Optional<String> samlAssertion = Optional.empty();
    private Optional<String> policy = Optional.empty();
    private final List<String> policyArns = new ArrayList<>();
    private Optional<Integer> durationSeconds = Optional.empty();

    private Builder() {}

    /** Sets the role to assume. */
    public Builder roleArn(String arn) {
      roleArn = Optional.of(arn);
      return this;
    }

    /** Sets the SAML provider. */
    public Builder principalArn(String arn) {
      principalArn = Optional.of(arn);
      return this;
    }

    /** Sets the base64 of the SAML response. */
    public Builder samlAssertion(String base64) {
      samlAssertion = Optional.of(base64);
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

    /** Sets how long the session lasts at most, in seconds. */
    public Builder durationSeconds(int seconds) {
      durationSeconds = Optional.of(seconds);
      return this;
    }

    /** The request. */
    public AssumeRoleWithSamlRequest build() {
      return new AssumeRoleWithSamlRequest(
          roleArn, principalArn, samlAssertion, policy, policyArns, durationSeconds);
    }
  }
}

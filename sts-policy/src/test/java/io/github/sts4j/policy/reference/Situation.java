package io.github.sts4j.policy.reference;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A question and all policies around it, as texts: what both evaluators are asked.
 *
 * @param principal the caller as the decision cases write it
 * @param principalType `AWS`, `Service`, `Federated` or `CanonicalUser`
 * @param entityArn for a role session the ARN of its role, for a federated user that of the user, if known
 * @param entityId the unique id of the user or role behind the caller, if known
 * @param action `service:Name`
 * @param resource an ARN or `*`
 * @param resourceAccount the owner of the resource, if given apart from its ARN
 * @param context the condition keys of the request
 * @param identity the policies attached to the caller
 * @param resourcePolicy the policy on the resource
 * @param trust whether that is a role trust policy
 * @param boundary the caller's boundary
 * @param session the session policies; an empty list is a layer, no list is none
 * @param serviceControl level by level
 * @param resourceControl level by level
 * @param boundaryLimitsDirectUserGrants the stricter reading of X-15
 */
public record Situation(
    String principal,
    String principalType,
    Optional<String> entityArn,
    Optional<String> entityId,
    String action,
    String resource,
    Optional<String> resourceAccount,
    Map<String, Given> context,
    List<String> identity,
    Optional<String> resourcePolicy,
    boolean trust,
    Optional<String> boundary,
    Optional<List<String>> session,
    List<List<String>> serviceControl,
    List<List<String>> resourceControl,
    boolean boundaryLimitsDirectUserGrants) {

  /**
   * What a request gives for a key.
   *
   * @param set whether the key is multi-valued
   * @param values one value, or those of the set
   */
  public record Given(boolean set, List<String> values) {
    /** A single-valued key. */
    public static Given one(String value) {
      return new Given(false, List.of(value));
    }

    /** A multi-valued key. */
    public static Given set(List<String> values) {
      return new Given(true, values);
    }
  }

  /** This situation with another context. */
  public Situation withContext(Map<String, Given> context) {
    return new Situation(
        principal,
        principalType,
        entityArn,
        entityId,
        action,
        resource,
        resourceAccount,
        context,
        identity,
        resourcePolicy,
        trust,
        boundary,
        session,
        serviceControl,
        resourceControl,
        boundaryLimitsDirectUserGrants);
  }

  /** This situation with another identity. */
  public Situation withIdentity(List<String> identity) {
    return new Situation(
        principal,
        principalType,
        entityArn,
        entityId,
        action,
        resource,
        resourceAccount,
        context,
        identity,
        resourcePolicy,
        trust,
        boundary,
        session,
        serviceControl,
        resourceControl,
        boundaryLimitsDirectUserGrants);
  }

  /** This situation with another resourcePolicy. */
  public Situation withResourcePolicy(Optional<String> resourcePolicy) {
    return new Situation(
        principal,
        principalType,
        entityArn,
        entityId,
        action,
        resource,
        resourceAccount,
        context,
        identity,
        resourcePolicy,
        trust,
        boundary,
        session,
        serviceControl,
        resourceControl,
        boundaryLimitsDirectUserGrants);
  }

  /** This situation with another boundary. */
  public Situation withBoundary(Optional<String> boundary) {
    return new Situation(
        principal,
        principalType,
        entityArn,
        entityId,
        action,
        resource,
        resourceAccount,
        context,
        identity,
        resourcePolicy,
        trust,
        boundary,
        session,
        serviceControl,
        resourceControl,
        boundaryLimitsDirectUserGrants);
  }

  /** This situation with another session. */
  public Situation withSession(Optional<List<String>> session) {
    return new Situation(
        principal,
        principalType,
        entityArn,
        entityId,
        action,
        resource,
        resourceAccount,
        context,
        identity,
        resourcePolicy,
        trust,
        boundary,
        session,
        serviceControl,
        resourceControl,
        boundaryLimitsDirectUserGrants);
  }

  /** This situation with another serviceControl. */
  public Situation withServiceControl(List<List<String>> serviceControl) {
    return new Situation(
        principal,
        principalType,
        entityArn,
        entityId,
        action,
        resource,
        resourceAccount,
        context,
        identity,
        resourcePolicy,
        trust,
        boundary,
        session,
        serviceControl,
        resourceControl,
        boundaryLimitsDirectUserGrants);
  }

  /** This situation with another resourceControl. */
  public Situation withResourceControl(List<List<String>> resourceControl) {
    return new Situation(
        principal,
        principalType,
        entityArn,
        entityId,
        action,
        resource,
        resourceAccount,
        context,
        identity,
        resourcePolicy,
        trust,
        boundary,
        session,
        serviceControl,
        resourceControl,
        boundaryLimitsDirectUserGrants);
  }

  /** This situation with another action. */
  public Situation withAction(String action) {
    return new Situation(
        principal,
        principalType,
        entityArn,
        entityId,
        action,
        resource,
        resourceAccount,
        context,
        identity,
        resourcePolicy,
        trust,
        boundary,
        session,
        serviceControl,
        resourceControl,
        boundaryLimitsDirectUserGrants);
  }

  /** This situation with another resourceAccount. */
  public Situation withResourceAccount(Optional<String> resourceAccount) {
    return new Situation(
        principal,
        principalType,
        entityArn,
        entityId,
        action,
        resource,
        resourceAccount,
        context,
        identity,
        resourcePolicy,
        trust,
        boundary,
        session,
        serviceControl,
        resourceControl,
        boundaryLimitsDirectUserGrants);
  }

  /** This situation with another trust. */
  public Situation withTrust(boolean trust) {
    return new Situation(
        principal,
        principalType,
        entityArn,
        entityId,
        action,
        resource,
        resourceAccount,
        context,
        identity,
        resourcePolicy,
        trust,
        boundary,
        session,
        serviceControl,
        resourceControl,
        boundaryLimitsDirectUserGrants);
  }
}

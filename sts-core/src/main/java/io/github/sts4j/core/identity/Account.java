package io.github.sts4j.core.identity;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import java.util.List;
import java.util.Optional;

/**
 * An account and what its organization imposes on it.
 *
 * @param id the account id
 * @param organization the organization the account belongs to, or empty when there is none; then no service control
 *     policy limits it (EV-3)
 * @param serviceControlPolicies the levels from the organization's root down to the account, each a list of
 *     policies of kind {@link PolicyKind#SERVICE_CONTROL}; every level must allow (EV-3). Empty: no such layer
 * @param resourceControlPolicies the same for policies of kind {@link PolicyKind#RESOURCE_CONTROL}, which limit
 *     access to this account's resources (EV-4)
 * @param outboundWebIdentityFederation whether GetWebIdentityToken is switched on for the account (WT-2)
 */
public record Account(
    AccountId id,
    Optional<OrganizationMembership> organization,
    List<List<Policy>> serviceControlPolicies,
    List<List<Policy>> resourceControlPolicies,
    boolean outboundWebIdentityFederation) {

  public Account {
    requireNonNull(id, "id");
    requireNonNull(organization, "organization");
    serviceControlPolicies = levels(id, serviceControlPolicies, PolicyKind.SERVICE_CONTROL);
    resourceControlPolicies = levels(id, resourceControlPolicies, PolicyKind.RESOURCE_CONTROL);
  }

  /** An account without outbound federation. */
  public Account(
      AccountId id,
      Optional<OrganizationMembership> organization,
      List<List<Policy>> serviceControlPolicies,
      List<List<Policy>> resourceControlPolicies) {
    this(id, organization, serviceControlPolicies, resourceControlPolicies, false);
  }

  /** An account that belongs to no organization. */
  public static Account standalone(AccountId id) {
    return new Account(id, Optional.empty(), List.of(), List.of());
  }

  private static List<List<Policy>> levels(
      AccountId id, List<List<Policy>> levels, PolicyKind kind) {
    levels.forEach(
        level -> level.forEach(policy -> OwnedPolicies.require("account " + id, policy, kind)));
    return levels.stream().map(List::copyOf).toList();
  }
}

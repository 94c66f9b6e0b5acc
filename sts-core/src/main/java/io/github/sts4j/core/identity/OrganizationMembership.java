package io.github.sts4j.core.identity;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;

/**
 * An account's place in an organization.
 *
 * @param organizationId {@code o-...}; the condition key {@code aws:PrincipalOrgID}
 * @param managementAccount the organization's management account, which service control policies never limit (EV-3)
 * @param path {@code o-.../r-.../ou-.../}; the condition key {@code aws:PrincipalOrgPaths}
 * @param enabledFeatures what is switched on for the organization, such as {@link #ROOT_SESSIONS}
 * @param iamAdministrator the account to which the administration of IAM is delegated, if any (RT-2)
 */
public record OrganizationMembership(
    String organizationId,
    AccountId managementAccount,
    Optional<String> path,
    Set<String> enabledFeatures,
    Optional<AccountId> iamAdministrator) {

  /** The feature without which AssumeRoot is refused (RT-3). */
  public static final String ROOT_SESSIONS = "RootSessions";

  public OrganizationMembership {
    requireNonNull(organizationId, "organizationId");
    requireNonNull(managementAccount, "managementAccount");
    requireNonNull(path, "path");
    enabledFeatures = Set.copyOf(enabledFeatures);
    requireNonNull(iamAdministrator, "iamAdministrator");
  }

  /** A place in an organization without features. */
  public OrganizationMembership(
      String organizationId, AccountId managementAccount, Optional<String> path) {
    this(organizationId, managementAccount, path, Set.of(), Optional.empty());
  }

  /** Whether sessions as the root of member accounts can be had (RT-3). */
  public boolean allowsRootSessions() {
    return enabledFeatures.contains(ROOT_SESSIONS);
  }
}

package io.github.sts4j.core.identity;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * An account's place in an organization.
 *
 * @param organizationId {@code o-...}; the condition key {@code aws:PrincipalOrgID}
 * @param managementAccount the organization's management account, which service control policies never limit (EV-3)
 * @param path {@code o-.../r-.../ou-.../}; the condition key {@code aws:PrincipalOrgPaths}
 */
public record OrganizationMembership(
    String organizationId, AccountId managementAccount, Optional<String> path) {

  public OrganizationMembership {
    requireNonNull(organizationId, "organizationId");
    requireNonNull(managementAccount, "managementAccount");
    requireNonNull(path, "path");
  }
}

package io.github.sts4j.examples.catalog;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.AssumeRoleRequest;
import io.github.sts4j.core.TemporaryCredentials;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.session.AuthenticatedCaller;
import java.util.List;

/**
 * Vends credentials for one table each: it assumes the warehouse's role with a session policy that allows that table and
 * nothing else. Safe for use by many threads.
 */
public final class CredentialVendor {
  private static final int LONGEST_SESSION_NAME = 64;

  private final TokenService sts;
  private final AuthenticatedCaller catalog;
  private final VendingSettings settings;

  /**
   * @param sts the service that the store verifies credentials with
   * @param catalog the catalog itself, whom the role trusts
   * @param settings what is the same for all tables
   */
  public CredentialVendor(TokenService sts, AuthenticatedCaller catalog, VendingSettings settings) {
    this.sts = requireNonNull(sts, "sts");
    this.catalog = requireNonNull(catalog, "catalog");
    this.settings = requireNonNull(settings, "settings");
  }

  /**
   * Credentials that reach one table.
   *
   * @throws LocationTooLongException when the table's session policy has no room in a session
   * @throws StsException when the role does not trust the catalog, or is not there
   */
  public TemporaryCredentials vend(TableRequest table) {
    AssumeRoleRequest request = AssumeRoleRequest.builder()
        .roleArn(settings.roleArn())
        .roleSessionName(sessionName(table.user()))
        .externalId(settings.externalId())
        .duration(settings.duration())
        .policy(policy(table))
        // Both are in each record and may be asked for in policies; what this session assumes next
        // has them, too.
        .tag("catalog:user", table.user())
        .tag("catalog:table", table.tableId().toString())
        .transitiveTagKeys(List.of("catalog:user", "catalog:table"))
        .build();
    int packed = sts.packedPolicySize(request).orElse(0);
    if (packed > 100) {
      throw new LocationTooLongException(
          table.location(),
          "its session policy and tags take " + packed + "% of what a session has room for");
    }
    return sts.assumeRole(catalog, request).credentials();
  }

  private String policy(TableRequest table) {
    String policy = settings.shape().policy(table.location(), table.access());
    int most = settings.limits().sessionPolicyCharacters();
    if (policy.length() > most) {
      throw new LocationTooLongException(
          table.location(),
          "its session policy has " + policy.length() + " characters, and " + most
              + " are the most");
    }
    return policy;
  }

  /** A session's name takes fewer characters than a user's; the tag has the name as it is. */
  private static String sessionName(String user) {
    String name = "catalog-" + user.replaceAll("[^A-Za-z0-9_+=,.@-]", "-");
    return name.substring(0, Math.min(name.length(), LONGEST_SESSION_NAME));
  }
}

package io.github.sts4j.federation.oidc;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is peculiar to one kind of issuer: which of its claims become condition keys, and which keys a trust policy for it
 * must test. {@link #of} finds the profiles that AWS itself has; the others are chosen by name in the registration.
 * Immutable.
 *
 * @param name what the issuer is called
 * @param conditionClaims claims that become condition keys of the trust evaluation, beside {@code aud}, {@code oaud}, {@code
 *     sub}, {@code amr} and {@code email} (OI-32); the member of an object is named by its path, such as {@code
 *     kubernetes.io/namespace}
 * @param trustMustTest the claims that tell one customer, project or workload of the issuer from another: a trust policy that
 *     tests none of them trusts everybody the issuer knows
 * @param tokenTypes the values of the header {@code typ} that are accepted when there is one, in upper case
 */
public record IssuerProfile(
    String name, Set<String> conditionClaims, List<String> trustMustTest, Set<String> tokenTypes) {
  private static final Set<String> JWT = Set.of("JWT");

  /** An issuer with nothing peculiar; a trust policy must test who it is and for whom. */
  public static final IssuerProfile PLAIN =
      profile("an OpenID Connect issuer", Set.of(), "sub", "aud");

  /** GitHub Actions, on github.com, in an enterprise or on a tenant of ghe.com. */
  public static final IssuerProfile GITHUB_ACTIONS = profile(
      "GitHub Actions",
      Set.of(
          "actor",
          "actor_id",
          "enterprise_id",
          "environment",
          "job_workflow_ref",
          "ref",
          "repository",
          "repository_id",
          "repository_owner_id",
          "workflow"),
      "sub");

  /** GitLab CI/CD, gitlab.com or an installation of one's own. */
  public static final IssuerProfile GITLAB = profile(
      "GitLab",
      Set.of(
          "namespace_id",
          "namespace_path",
          "project_id",
          "project_path",
          "user_id",
          "user_login",
          "pipeline_id",
          "pipeline_source",
          "job_id",
          "ref",
          "ref_type",
          "ref_path",
          "ref_protected",
          "environment",
          "environment_protected",
          "ci_config_ref_uri",
          "runner_environment"),
      "sub");

  /** Buildkite agents. */
  public static final IssuerProfile BUILDKITE = profile(
      "Buildkite",
      Set.of(
          "organization_slug",
          "organization_id",
          "pipeline_slug",
          "pipeline_id",
          "build_branch",
          "step_key",
          "agent_id"),
      "sub");

  /** CircleCI; its issuer is one organization's. */
  public static final IssuerProfile CIRCLECI =
      profile("CircleCI", Set.of("oidc.circleci.com/project-id"), "sub");

  /** Google accounts and Google Cloud service accounts. */
  public static final IssuerProfile GOOGLE =
      profile("Google", Set.of("google/organization_number"), "aud", "sub");

  /** Oracle Cloud Infrastructure. */
  public static final IssuerProfile ORACLE_CLOUD =
      profile("Oracle Cloud", Set.of("rpst_id"), "sub");

  /** Microsoft Entra ID; its issuer is one tenant's. */
  public static final IssuerProfile ENTRA = profile(
      "Microsoft Entra ID",
      Set.of("tid", "oid", "appid", "azp", "idtyp", "roles", "groups"),
      "sub",
      "aud");

  /** Okta, an organization's own or a custom authorization server. */
  public static final IssuerProfile OKTA =
      profile("Okta", Set.of("cid", "uid", "groups"), "sub", "aud");

  /** Auth0; its issuers end with a slash, which is part of the condition keys' names. */
  public static final IssuerProfile AUTH0 =
      profile("Auth0", Set.of("org_id", "org_name"), "sub", "aud");

  /** Keycloak; its issuer is one realm's. */
  public static final IssuerProfile KEYCLOAK = profile(
      "Keycloak",
      Set.of("azp", "groups", "preferred_username", "realm_access/roles"),
      "sub",
      "aud");

  /** Projected service account tokens of a Kubernetes cluster. */
  public static final IssuerProfile KUBERNETES = profile(
      "Kubernetes",
      Set.of(
          "kubernetes.io/namespace",
          "kubernetes.io/serviceaccount/name",
          "kubernetes.io/serviceaccount/uid",
          "kubernetes.io/pod/name"),
      "sub",
      "aud");

  /** Service account tokens of Amazon EKS; its issuer is one cluster's. */
  public static final IssuerProfile EKS =
      new IssuerProfile("Amazon EKS", KUBERNETES.conditionClaims(), List.of("sub", "aud"), JWT);

  /** SPIFFE JWT-SVIDs of an issuer with a discovery document; {@code sub} is the SPIFFE ID. */
  public static final IssuerProfile SPIFFE =
      new IssuerProfile("SPIFFE", Set.of(), List.of("sub", "aud"), Set.of("JWT", "JOSE"));

  public IssuerProfile {
    requireNonNull(name, "name");
    conditionClaims = Set.copyOf(conditionClaims);
    trustMustTest = List.copyOf(trustMustTest);
    tokenTypes = Set.copyOf(tokenTypes);
  }

  /** The profile AWS has for an issuer (OI-32); {@link #PLAIN} for all others. */
  public static IssuerProfile of(String issuer) {
    URI uri = URI.create(issuer);
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    if (host.equals("token.actions.githubusercontent.com")
        || (host.startsWith("token.actions.") && host.endsWith(".ghe.com"))) {
      return GITHUB_ACTIONS;
    }
    if (host.endsWith(".oraclecloud.com")) {
      return ORACLE_CLOUD;
    }
    return switch (host) {
      case "gitlab.com" -> GITLAB;
      case "agent.buildkite.com" -> BUILDKITE;
      case "oidc.circleci.com" -> CIRCLECI;
      case "accounts.google.com" -> GOOGLE;
      default -> PLAIN;
    };
  }

  /** This profile with these claims as condition keys besides. */
  public IssuerProfile withConditionClaims(String... claims) {
    Set<String> more = new HashSet<>(conditionClaims);
    more.addAll(List.of(claims));
    return new IssuerProfile(name, more, trustMustTest, tokenTypes);
  }

  private static IssuerProfile profile(String name, Set<String> claims, String... trustMustTest) {
    return new IssuerProfile(name, claims, List.of(trustMustTest), JWT);
  }
}

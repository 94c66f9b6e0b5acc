package io.github.sts4j.testkit.idp;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an ID token says, but for `iss`, `iat`, `nbf` and `exp`, which its provider adds. The factories have the shapes of
 * known issuers, after their documentation. Immutable.
 *
 * @param values by claim: strings, whole numbers, booleans, lists and maps of these
 */
public record IdTokenClaims(Map<String, Object> values) {
  /** Checks that nothing is null. */
  public IdTokenClaims {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The least a token says: who, and for whom. */
  public static IdTokenClaims of(String subject, String audience) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("sub", subject);
    claims.put("aud", audience);
    return new IdTokenClaims(claims);
  }

  /**
   * A workflow of GitHub Actions; its issuer is `https://token.actions.githubusercontent.com`.
   *
   * @param repository `owner/name`
   * @param ref for example `refs/heads/main`
   */
  public static IdTokenClaims gitHubActions(String repository, String ref) {
    String owner = repository.substring(0, repository.indexOf('/'));
    return of("repo:" + repository + ":ref:" + ref, "sts.amazonaws.com")
        .with("ref", ref)
        .with("ref_type", "branch")
        .with("repository", repository)
        .with("repository_id", "74")
        .with("repository_owner", owner)
        .with("repository_owner_id", "65")
        .with("repository_visibility", "private")
        .with("actor", "octocat")
        .with("actor_id", "12")
        .with("workflow", "build")
        .with("job_workflow_ref", repository + "/.github/workflows/build.yml@" + ref)
        .with("event_name", "push")
        .with("run_id", "1")
        .with("runner_environment", "github-hosted");
  }

  /**
   * A job of GitLab CI/CD; its issuer is `https://gitlab.com` or an installation's.
   *
   * @param project `group/project`
   * @param branch for example `main`
   * @param audience as the job asks for it
   */
  public static IdTokenClaims gitLab(String project, String branch, String audience) {
    String group = project.substring(0, project.lastIndexOf('/'));
    return of("project_path:" + project + ":ref_type:branch:ref:" + branch, audience)
        .with("namespace_id", "72")
        .with("namespace_path", group)
        .with("project_id", "20")
        .with("project_path", project)
        .with("user_id", "1")
        .with("user_login", "sample-user")
        .with("pipeline_id", "574")
        .with("pipeline_source", "push")
        .with("job_id", "302")
        .with("ref", branch)
        .with("ref_type", "branch")
        .with("ref_path", "refs/heads/" + branch)
        .with("ref_protected", "true");
  }

  /** A service account of Kubernetes, as it is projected into a pod; its issuer is the cluster. */
  public static IdTokenClaims kubernetes(String namespace, String serviceAccount, String audience) {
    return of("system:serviceaccount:" + namespace + ":" + serviceAccount, audience)
        .with("aud", List.of(audience))
        .with(
            "kubernetes.io",
            Map.of(
                "namespace",
                namespace,
                "serviceaccount",
                Map.of("name", serviceAccount, "uid", "14ee"),
                "pod",
                Map.of("name", serviceAccount + "-pod", "uid", "a087")));
  }

  /** A client of a Keycloak realm; its issuer is the realm, such as `https://sso.example.org/realms/dev`. */
  public static IdTokenClaims keycloak(String subject, String client, String... realmRoles) {
    return of(subject, client)
        .with("azp", client)
        .with("typ", "ID")
        .with("preferred_username", subject)
        .with("realm_access", Map.of("roles", List.of(realmRoles)));
  }

  /** An application of Microsoft Entra ID; its issuer is `https://login.microsoftonline.com/TENANT/v2.0`. */
  public static IdTokenClaims entra(String tenant, String subject, String client) {
    return of(subject, client)
        .with("tid", tenant)
        .with("oid", "690222be-ff1a-4d56-abd1-7e4f7d38e474")
        .with("idtyp", "app")
        .with("ver", "2.0");
  }

  /** A person with a Google account; the issuer is `https://accounts.google.com`. */
  public static IdTokenClaims google(String subject, String client, String email) {
    return of(subject, client)
        .with("azp", client)
        .with("email", email)
        .with("email_verified", true);
  }

  /** These claims with one more, or another value for one; `iss`, `iat`, `nbf` and `exp` given here win over the provider's. */
  public IdTokenClaims with(String claim, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(values);
    more.put(claim, requireNonNull(value, "value"));
    return new IdTokenClaims(more);
  }

  /** These claims with session tags, in the form that AWS reads (OI-35); they replace those that are there. */
  public IdTokenClaims withSessionTags(Map<String, String> tags) {
    Map<String, Object> principalTags = new LinkedHashMap<>();
    tags.forEach((key, value) -> principalTags.put(key, List.of(value)));
    return with(
        "https://aws.amazon.com/tags",
        Map.of("principal_tags", principalTags, "transitive_tag_keys", List.of()));
  }

  /** These claims without one. */
  public IdTokenClaims without(String claim) {
    Map<String, Object> fewer = new LinkedHashMap<>(values);
    fewer.remove(claim);
    return new IdTokenClaims(fewer);
  }
}

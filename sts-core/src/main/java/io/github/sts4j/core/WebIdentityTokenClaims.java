package io.github.sts4j.core;

import io.github.sts4j.core.random.RandomUuid;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.policy.ConditionContext;
import io.github.sts4j.policy.json.JsonWriter;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * What an outbound token says (WT-5, WT-6). It says of the caller what policies were told, so that the two cannot differ.
 *
 * @param facts the condition keys of the request for the token
 */
record WebIdentityTokenClaims(
    URI issuer,
    AuthenticatedCaller caller,
    ConditionContext facts,
    GetWebIdentityTokenParameters parameters) {
  private static final String NAMESPACE = "https://sts.amazonaws.com/";
  private static final String PRINCIPAL_TAG = "aws:PrincipalTag/";

  String json(Instant issuedAt, Instant expiresAt, RandomGenerator random) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", issuer.toString());
    List<String> audience = parameters.audience();
    claims.put("aud", audience.size() == 1 ? audience.get(0) : audience);
    claims.put("sub", principalArn());
    claims.put("iat", issuedAt.getEpochSecond());
    claims.put("exp", expiresAt.getEpochSecond());
    claims.put("jti", RandomUuid.from(random).toString());
    claims.put(NAMESPACE, details());
    return JsonWriter.write(claims);
  }

  private Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("aws_account", caller.account().value());
    put(details, "source_region", "aws:RequestedRegion");
    details.put("principal_id", principalArn());
    put(details, "org_id", "aws:PrincipalOrgID");
    facts.values("aws:PrincipalOrgPaths").ifPresent(paths -> details.put("ou_path", paths));
    putTags(details, "principal_tags", principalTags());
    putTags(details, "request_tags", parameters.tags());
    if (caller instanceof Session session) {
      details.put("original_session_exp", session.expiresAt().toString());
    }
    put(details, "federated_provider", "aws:FederatedProvider");
    put(details, "source_identity", "aws:SourceIdentity");
    return details;
  }

  /** WT-5: of a role session the role, with its path (CK-2). */
  private String principalArn() {
    return facts.values("aws:PrincipalArn").orElseThrow().get(0);
  }

  /** WT-6: session tags win over role tags, as they do where policies see them (ST-6). */
  private Map<String, String> principalTags() {
    Map<String, String> tags = new TreeMap<>();
    for (String key : facts.keys()) {
      if (key.startsWith(PRINCIPAL_TAG)) {
        tags.put(
            key.substring(PRINCIPAL_TAG.length()),
            facts.values(key).orElseThrow().get(0));
      }
    }
    return tags;
  }

  private void put(Map<String, Object> details, String member, String conditionKey) {
    facts.values(conditionKey).ifPresent(values -> details.put(member, values.get(0)));
  }

  private static void putTags(
      Map<String, Object> details, String member, Map<String, String> tags) {
    if (!tags.isEmpty()) {
      details.put(member, tags);
    }
  }
}

package io.github.sts4j.core.world;

import io.github.sts4j.policy.Arn;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import io.github.sts4j.policy.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The managed policies of all accounts, each in its default version. */
final class ManagedPolicies {
  private final Map<String, JsonValue> documents = new LinkedHashMap<>();

  /** Takes the entries of an account's {@code Policies}; an ARN that was left out follows from path and name. */
  void add(Fields account, String accountId) {
    for (Fields policy : account.objects("Policies")) {
      Arn arn = policy
          .optionalValue("Arn", Arn::parse)
          .orElseGet(() -> new Arn(
              "aws", "iam", "", accountId, "policy" + path(policy) + policy.text("PolicyName")));
      JsonValue document = defaultVersion(policy).require("Document");
      parse(document, PolicyKind.IDENTITY, arn.toString());
      if (documents.putIfAbsent(arn.toString(), document) != null) {
        throw Fields.wrong(policy.object(), "policy " + arn + " is given twice");
      }
    }
  }

  /** The policies that an entity's {@code AttachedManagedPolicies} names. */
  List<Policy> attached(Fields entity) {
    return entity.objects("AttachedManagedPolicies").stream()
        .map(attachment -> find(attachment, "PolicyArn", PolicyKind.IDENTITY))
        .toList();
  }

  /** The boundary of an entity; an empty object means none. */
  Optional<Policy> boundary(Fields entity) {
    return entity
        .get("PermissionsBoundary")
        .map(Fields::of)
        .filter(boundary -> !boundary.object().members().isEmpty())
        .map(boundary -> find(boundary, "PermissionsBoundaryArn", PolicyKind.PERMISSIONS_BOUNDARY));
  }

  void forEach(BiConsumer<Arn, String> action) {
    documents.forEach(
        (arn, document) -> action.accept(Arn.parse(arn), PolicyDocuments.text(document)));
  }

  private Policy find(Fields reference, String member, PolicyKind kind) {
    String arn = reference.text(member);
    JsonValue document = documents.get(arn);
    if (document == null) {
      // Left out, a policy that denies would be missed.
      throw Fields.wrong(
          reference.require(member),
          "policy `" + arn + "` is in no account's Policies: add it there");
    }
    return parse(document, kind, arn);
  }

  private static Policy parse(JsonValue document, PolicyKind kind, String arn) {
    return PolicyDocuments.parse(document, kind, arn, "managed policy " + arn);
  }

  private static Fields defaultVersion(Fields policy) {
    List<Fields> versions = policy.objects("PolicyVersionList");
    Optional<String> wanted = policy.optionalText("DefaultVersionId");
    return versions.stream()
        .filter(version -> version.flag("IsDefaultVersion")
            || (wanted.isPresent() && wanted.equals(version.optionalText("VersionId"))))
        .findFirst()
        .or(() -> versions.size() == 1 ? versions.stream().findFirst() : Optional.empty())
        .orElseThrow(() -> Fields.wrong(
            policy.object(),
            "needs a version in PolicyVersionList that is its default (IsDefaultVersion)"));
  }

  static String path(Fields entity) {
    String path = entity.optionalText("Path").orElse("/");
    if (!path.startsWith("/") || !path.endsWith("/") || path.length() > 512) { // ID-3
      throw Fields.wrong(
          entity.require("Path"), "must begin and end with / and have at most 512 characters");
    }
    return path;
  }
}

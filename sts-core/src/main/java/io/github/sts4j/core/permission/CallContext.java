package io.github.sts4j.core.permission;

import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.session.AuthorizationRequest;
import java.util.Map;
import java.util.Set;

/** The condition keys that live only in the STS call (section 4.3, CK-9). */
public final class CallContext {
  private CallContext() {}

  /** TP-44: the tags that a call passes. */
  public static void putTags(
      AuthorizationRequest.Builder request, Map<String, String> tags, Set<String> transitiveKeys) {
    if (!tags.isEmpty()) {
      tags.forEach((key, value) -> request.context("aws:RequestTag/" + key, value));
      request.context("aws:TagKeys", tags.keySet());
    }
    if (!transitiveKeys.isEmpty()) {
      request.context("sts:TransitiveTagKeys", transitiveKeys);
    }
  }

  /** TP-45, X-16: trust sees the role's own tags, never an inherited one in their place. */
  public static void putRoleTags(AuthorizationRequest.Builder request, Role role) {
    role.tags().forEach((key, value) -> {
      request.context("aws:ResourceTag/" + key, value);
      request.context("iam:ResourceTag/" + key, value);
    });
  }
}

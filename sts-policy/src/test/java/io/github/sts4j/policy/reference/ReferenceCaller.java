package io.github.sts4j.policy.reference;

import java.util.Map;

/** The caller of a case, by the text of its ARN or name. */
record ReferenceCaller(String text, String type) {
  ReferenceCaller(Map<String, Object> request) {
    this((String) request.get("principal"), (String) request.getOrDefault("principalType", "AWS"));
  }

  boolean isAnonymous() {
    return type.equals("AWS") && text.equals("anonymous");
  }

  boolean isIdentity() {
    return type.equals("AWS") && !isAnonymous();
  }

  boolean isRoot() {
    return isIdentity() && resource().equals("root");
  }

  boolean isUser() {
    return isIdentity() && resource().startsWith("user/");
  }

  boolean isSession() {
    return isIdentity() && resource().startsWith("assumed-role/");
  }

  boolean isFederatedUser() {
    return isIdentity() && resource().startsWith("federated-user/");
  }

  String account() {
    return isIdentity() ? text.split(":", 6)[4] : "";
  }

  String resource() {
    return text.split(":", 6)[5];
  }

  /** The role name of a session. */
  String roleName() {
    return resource().split("/")[1];
  }
}

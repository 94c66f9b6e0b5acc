package io.github.sts4j.policy;

/** The layers of a decision, in the order in which a denial is reported (EV-2). */
public enum PolicyLayer {
  /** What the organization denies on resources. */
  RESOURCE_CONTROL("resource control policies"),
  /** What the organization lets its accounts do. */
  SERVICE_CONTROL("service control policies"),
  /** The policy of the resource, or the trust policy of a role. */
  RESOURCE("resource policy"),
  /** What is attached to the caller. */
  IDENTITY("identity policies"),
  /** The caller's boundary. */
  PERMISSIONS_BOUNDARY("permissions boundary"),
  /** What was passed when the caller's session was made. */
  SESSION("session policies");

  private final String words;

  PolicyLayer(String words) {
    this.words = words;
  }

  /** The layer in words, for messages: a trust policy is called what it is. */
  String words(boolean trust) {
    return trust && this == RESOURCE ? "role's trust policy" : words;
  }
}

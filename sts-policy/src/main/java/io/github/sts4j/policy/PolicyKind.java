package io.github.sts4j.policy;

/** What a policy is attached to, which decides its grammar and the layer it may stand in. */
public enum PolicyKind {
  /** Attached to a user, group or role: says what its holder may do. No `Principal`. */
  IDENTITY,
  /** Attached to a resource: says who may do what with it. Needs `Principal` or `NotPrincipal`. */
  RESOURCE,
  /** Attached to a role: says who may assume it (TP-1). Needs `Principal`, has no `Resource`. */
  TRUST,
  /** Passed when a session is made: limits what the session may do (SP-4). No `Principal`. */
  SESSION,
  /** The most that the identity policies of a user or role can grant (EV-10). No `Principal`. */
  PERMISSIONS_BOUNDARY,
  /** The most that an organization lets the principals of an account do (EV-3). No `Principal`. */
  SERVICE_CONTROL,
  /** What an organization denies on the resources of an account (EV-4). Only `Deny`, only principal `*`. */
  RESOURCE_CONTROL;

  /** Whether statements of this kind name principals. */
  boolean hasPrincipal() {
    return this == RESOURCE || this == TRUST || this == RESOURCE_CONTROL;
  }
}

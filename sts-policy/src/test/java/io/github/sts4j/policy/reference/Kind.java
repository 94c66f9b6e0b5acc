package io.github.sts4j.policy.reference;

/** Which grammar a policy obeys. */
enum Kind {
  IDENTITY,
  RESOURCE,
  TRUST,
  SESSION,
  BOUNDARY,
  SERVICE_CONTROL,
  RESOURCE_CONTROL;

  boolean namesPrincipals() {
    return this == RESOURCE || this == TRUST || this == RESOURCE_CONTROL;
  }
}

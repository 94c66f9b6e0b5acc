package io.github.sts4j.policy;

/** What a statement does when it applies. */
enum Effect {
  ALLOW,
  DENY
}

package io.github.sts4j.policy;

/** The parts of a statement, in the order in which they are tried. */
public enum Element {
  /** `Action` or `NotAction`. */
  ACTION,
  /** `Resource` or `NotResource`. */
  RESOURCE,
  /** `Principal` or `NotPrincipal`. */
  PRINCIPAL,
  /** `Condition`. */
  CONDITION
}

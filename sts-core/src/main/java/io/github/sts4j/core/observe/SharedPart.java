package io.github.sts4j.core.observe;

/** What nodes share and each holds a snapshot of. */
public enum SharedPart {
  /** The sealing keys. */
  KEY_RING,
  /** The revocations. */
  REVOCATIONS
}

package io.github.sts4j.core.observe;

/** The observer behind {@link StsObserver#none}. */
enum SilentObserver implements StsObserver {
  INSTANCE
}

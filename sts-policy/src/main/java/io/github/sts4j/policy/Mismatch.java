package io.github.sts4j.policy;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * Why a statement does not apply: the first element that failed.
 *
 * @param element which one
 * @param demanded what the statement asks for
 * @param seen what the request has
 */
public record Mismatch(Element element, String demanded, String seen) {
  /** Checks that nothing is null. */
  public Mismatch {
    requireNonNull(element, "element");
    requireNonNull(demanded, "demanded");
    requireNonNull(seen, "seen");
  }

  /** The mismatch in words. */
  @Override
  public String toString() {
    return element.name().toLowerCase(Locale.ROOT) + ": asks for " + demanded + ", the request has "
        + seen;
  }
}

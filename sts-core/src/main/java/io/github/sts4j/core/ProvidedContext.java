package io.github.sts4j.core;

import static java.util.Objects.requireNonNull;

/**
 * A context assertion passed in a call (AR-22).
 *
 * @param providerArn the context provider
 * @param contextAssertion the signed assertion; it never prints
 */
public record ProvidedContext(String providerArn, String contextAssertion) {
  public ProvidedContext {
    requireNonNull(providerArn, "providerArn");
    requireNonNull(contextAssertion, "contextAssertion");
  }

  @Override
  public String toString() {
    return "ProvidedContext[" + providerArn + ", assertion redacted]";
  }
}

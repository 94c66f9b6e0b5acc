package io.github.sts4j.core.outbound;

import io.github.sts4j.core.identity.AccountId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** The issuer of a service that has none. */
enum NoIssuer implements WebIdentityTokenIssuer {
  INSTANCE;

  @Override
  public Optional<URI> issuer(AccountId account) {
    return Optional.empty();
  }

  @Override
  public WebIdentityToken sign(String claims, SigningAlgorithm algorithm, Instant now) {
    throw new IllegalStateException(
        "there is no issuer of web identity tokens: give one to the service's builder");
  }
}

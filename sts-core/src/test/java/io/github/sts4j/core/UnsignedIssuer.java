package io.github.sts4j.core;

import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.outbound.SigningAlgorithm;
import io.github.sts4j.core.outbound.WebIdentityToken;
import io.github.sts4j.core.outbound.WebIdentityTokenIssuer;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An issuer whose tokens are the claims, for {@link TestSts#HOME} only. */
public final class UnsignedIssuer implements WebIdentityTokenIssuer {
  final List<SigningAlgorithm> algorithms = new ArrayList<>();
  final List<Instant> instants = new ArrayList<>();

  @Override
  public Optional<URI> issuer(AccountId account) {
    return account.equals(TestSts.HOME)
        ? Optional.of(URI.create("https://tokens.example.com/" + account))
        : Optional.empty();
  }

  @Override
  public WebIdentityToken sign(String claims, SigningAlgorithm algorithm, Instant now) {
    algorithms.add(algorithm);
    instants.add(now);
    return WebIdentityToken.of(claims);
  }
}

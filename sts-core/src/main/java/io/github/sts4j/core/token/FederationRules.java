package io.github.sts4j.core.token;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What the claims of sessions must be that began with an identity provider or with a delegation. */
final class FederationRules {
  private FederationRules() {}

  static void check(SessionClaims claims) {
    checkProvider(claims);
    checkContext(claims);
    if (claims.delegate().isPresent() != (claims.kind() == SessionKind.DELEGATED)) {
      throw new IllegalArgumentException("a session of kind " + claims.kind()
          + (claims.delegate().isPresent() ? " has no delegate" : " needs its delegate"));
    }
  }

  /** CK-5: what a provider said does not continue along a chain. */
  private static void checkProvider(SessionClaims claims) {
    String provider = claims.identityProvider().orElse(null);
    if (provider == null) {
      return;
    }
    ClaimText.PROVIDER.check(provider);
    if (claims.kind() != SessionKind.ROLE
        || claims.isChained()
        || !claims.ancestors().isEmpty()) {
      throw new IllegalArgumentException("identity provider `" + provider
          + "` begins role sessions only, and none that come from another session");
    }
  }

  private static void checkContext(SessionClaims claims) {
    if (claims.federatedContext().isEmpty()) {
      return;
    }
    if (claims.identityProvider().isEmpty()) {
      throw new IllegalArgumentException("federated context needs an identity provider");
    }
    Set<String> seen = new HashSet<>();
    claims.federatedContext().forEach((key, values) -> {
      ClaimText.CONTEXT_KEY.check(key);
      String folded = key.toLowerCase(Locale.ROOT);
      // Those keys have another owner: the library itself.
      if (folded.startsWith("aws:") || folded.startsWith("sts:") || !seen.add(folded)) {
        throw new IllegalArgumentException(
            "context key `" + key + "` must not start with `aws:` or `sts:`, nor occur twice");
      }
      if (values.isEmpty()) {
        throw new IllegalArgumentException("context key `" + key + "` needs a value");
      }
      values.forEach(ClaimText.CONTEXT_VALUE::check);
    });
  }
}

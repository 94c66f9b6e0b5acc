package io.github.sts4j.examples.endpoint;

import io.github.sts4j.core.federation.OidcProvider;
import io.github.sts4j.core.world.World;
import io.github.sts4j.federation.oidc.OidcRegistration;
import io.github.sts4j.federation.oidc.OidcRegistrations;
import io.github.sts4j.federation.oidc.OidcVerifier;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Verifies the ID tokens of the issuers that the world file registers. Issuers on this machine may use plain HTTP. */
final class WebIdentities {
  private WebIdentities() {}

  static OidcVerifier verifier(World world, InstantSource clock) throws IOException {
    List<OidcRegistration> registrations = new ArrayList<>();
    for (OidcProvider provider : world.oidcProviders()) {
      try {
        registrations.add(registration(provider));
      } catch (IllegalArgumentException e) {
        throw new IOException(
            "the world file's OpenID Connect provider cannot be: " + e.getMessage(), e);
      }
    }
    return OidcVerifier.builder()
        .registrations(OidcRegistrations.of(registrations))
        .clock(clock)
        .build();
  }

  private static OidcRegistration registration(OidcProvider provider) {
    OidcRegistration.Builder registration = OidcRegistration.builder(provider).allowLoopbackHttp();
    // Issuers made for tests seldom list everything that AWS asks for.
    return provider.url().startsWith("http://")
        ? registration.allowIncompleteDiscovery().build()
        : registration.build();
  }
}

package io.github.sts4j.examples.endpoint;

import io.github.sts4j.core.federation.SamlProvider;
import io.github.sts4j.core.federation.SamlVerifier;
import io.github.sts4j.core.replay.ReplayGuard;
import io.github.sts4j.core.world.World;
import io.github.sts4j.federation.saml.SamlMode;
import io.github.sts4j.federation.saml.SamlResponseVerifier;
import io.github.sts4j.policy.Arn;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The SAML providers of the world file. One that says nothing else may send responses to AWS's sign-in page and to this
 * endpoint's own {@code /saml}, whose port is known once it listens.
 */
final class SamlProviders {
  private static final Logger LOG = System.getLogger(SamlProviders.class.getName());

  private final World world;
  private volatile Map<Arn, SamlProvider> byArn;

  SamlProviders(World world) {
    this.world = world;
    this.byArn = byArn(List.of());
    world.samlProviders().forEach(SamlProviders::warnIfUnusable);
  }

  SamlVerifier verifier(ReplayGuard replayGuard, InstantSource clock) {
    return SamlResponseVerifier.builder(this::find, replayGuard, clock).build();
  }

  /** Tells where this endpoint's own sign-in URL is. */
  void listeningOn(int port) {
    byArn =
        byArn(List.of("http://127.0.0.1:" + port + "/saml", "http://localhost:" + port + "/saml"));
  }

  private Optional<SamlProvider> find(Arn arn) {
    return Optional.ofNullable(byArn.get(arn));
  }

  private Map<Arn, SamlProvider> byArn(List<String> own) {
    return world.samlProviders().stream()
        .map(provider -> withOwn(provider, own))
        .collect(Collectors.toUnmodifiableMap(SamlProvider::arn, Function.identity()));
  }

  private static SamlProvider withOwn(SamlProvider provider, List<String> own) {
    if (!provider.recipients().equals(List.of(SamlProvider.SIGN_IN_URL))) {
      return provider;
    }
    return provider.withRecipients(
        Stream.concat(provider.recipients().stream(), own.stream()).toList());
  }

  /** Not an error: the others work, and so does this one's account. */
  private static void warnIfUnusable(SamlProvider provider) {
    try {
      SamlResponseVerifier.requireUsable(provider, SamlMode.STRICT);
    } catch (IllegalArgumentException unusable) {
      LOG.log(
          Level.WARNING,
          () -> provider.arn() + " of the world file cannot be used: " + unusable.getMessage());
    }
  }
}

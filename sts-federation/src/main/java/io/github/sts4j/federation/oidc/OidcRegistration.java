package io.github.sts4j.federation.oidc;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.federation.OidcProvider;
import io.github.sts4j.core.replay.ReplayGuard;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * An issuer as it is registered in an account, with all that this program adds to what AWS records: where the keys come from,
 * which algorithms may sign, and what is relaxed. Immutable; keys are cached for each instance, so keep it as long as the
 * registration does not change.
 */
public final class OidcRegistration {
  private final OidcProvider provider;
  private final KeySource keys;
  private final Set<JwsAlgorithm> algorithms;
  private final IssuerProfile profile;
  private final KeyCachePolicy cachePolicy;
  private final Optional<SSLContext> tls;
  private final Optional<ReplayGuard> replayGuard;
  private final Optional<Duration> maxTokenLifetime;
  private final AddressRules addressRules;
  private final boolean allowLoopbackHttp;
  private final boolean allowKeyOps;
  private final boolean allowIncompleteDiscovery;

  private OidcRegistration(Builder from) {
    provider = from.provider;
    keys = from.keys;
    algorithms = Set.copyOf(from.algorithms);
    profile = from.profile == null ? IssuerProfile.of(provider.url()) : from.profile;
    cachePolicy = from.cachePolicy;
    tls = Optional.ofNullable(from.tls);
    replayGuard = Optional.ofNullable(from.replayGuard);
    maxTokenLifetime = Optional.ofNullable(from.maxTokenLifetime);
    addressRules = new AddressRules(from.allowLoopbackHttp, from.allowPrivateAddresses);
    allowLoopbackHttp = from.allowLoopbackHttp;
    allowKeyOps = from.allowKeyOps;
    allowIncompleteDiscovery = from.allowIncompleteDiscovery;
  }

  /** A registration with the strict defaults, its keys from {@link OidcProvider#jwksUri} or else by discovery. */
  public static OidcRegistration of(OidcProvider provider) {
    return builder(provider).build();
  }

  /** Starts a registration with the strict defaults, its keys from {@link OidcProvider#jwksUri} or else by discovery. */
  public static Builder builder(OidcProvider provider) {
    return new Builder(provider);
  }

  /** What AWS records of it. */
  public OidcProvider provider() {
    return provider;
  }

  /** The profile of its issuer. */
  public IssuerProfile profile() {
    return profile;
  }

  KeySource keys() {
    return keys;
  }

  Set<JwsAlgorithm> algorithms() {
    return algorithms;
  }

  KeyCachePolicy cachePolicy() {
    return cachePolicy;
  }

  Optional<SSLContext> tls() {
    return tls;
  }

  Optional<ReplayGuard> replayGuard() {
    return replayGuard;
  }

  Optional<Duration> maxTokenLifetime() {
    return maxTokenLifetime;
  }

  AddressRules addressRules() {
    return addressRules;
  }

  boolean allowLoopbackHttp() {
    return allowLoopbackHttp;
  }

  boolean allowKeyOps() {
    return allowKeyOps;
  }

  Set<String> requiredDiscovery() {
    return allowIncompleteDiscovery ? Set.of() : DiscoveryDocument.REQUIRED;
  }

  @Override
  public String toString() {
    return "OidcRegistration[" + provider.url() + " in account " + provider.account() + "]";
  }

  /** Collects a registration. Not thread-safe. */
  public static final class Builder {
    private final OidcProvider provider;
    private KeySource keys;
    private Set<JwsAlgorithm> algorithms = EnumSet.allOf(JwsAlgorithm.class);
    private @Nullable IssuerProfile profile;
    private KeyCachePolicy cachePolicy = KeyCachePolicy.DEFAULT;
    private @Nullable SSLContext tls;
    private @Nullable ReplayGuard replayGuard;
    private @Nullable Duration maxTokenLifetime;
    private boolean allowPrivateAddresses;
    private boolean allowLoopbackHttp;
    private boolean allowIssuerPort;
    private boolean allowKeyOps;
    private boolean allowIncompleteDiscovery;

    private Builder(OidcProvider provider) {
      this.provider = requireNonNull(provider, "provider");
      this.keys = provider.jwksUri().map(KeySource::at).orElseGet(KeySource::discovery);
    }

    /** Sets where the keys come from, whatever the provider record says. */
    public Builder keys(KeySource source) {
      keys = requireNonNull(source, "source");
      return this;
    }

    /** Sets the algorithms that may sign; by default all of {@link JwsAlgorithm}. */
    public Builder algorithms(JwsAlgorithm first, JwsAlgorithm... more) {
      algorithms = EnumSet.of(first, more);
      return this;
    }

    /** Sets the profile; by default the one that {@link IssuerProfile#of} finds. */
    public Builder profile(IssuerProfile newProfile) {
      profile = requireNonNull(newProfile, "newProfile");
      return this;
    }

    /** Sets how long keys are believed; by default {@link KeyCachePolicy#DEFAULT}. */
    public Builder cachePolicy(KeyCachePolicy policy) {
      cachePolicy = requireNonNull(policy, "policy");
      return this;
    }

    /** Sets the certificates trusted for this issuer's servers, such as a cluster's own; by default the runtime's. */
    public Builder tls(SSLContext context) {
      tls = requireNonNull(context, "context");
      return this;
    }

    /**
     * Makes every token good for one session only (LK-16): it must have a {@code jti}, and the guard must not have seen it.
     * Off by default, as clients present one token many times (OI-18).
     */
    public Builder oneTime(ReplayGuard guard) {
      replayGuard = requireNonNull(guard, "guard");
      return this;
    }

    /** Sets the longest time from {@code iat} to {@code exp}; by default there is no limit. */
    public Builder maxTokenLifetime(Duration lifetime) {
      maxTokenLifetime = requireNonNull(lifetime, "lifetime");
      return this;
    }

    /** Lets keys be fetched from private networks and this machine. Addresses of cloud metadata stay refused. */
    public Builder allowPrivateAddresses() {
      allowPrivateAddresses = true;
      return this;
    }

    /** Lets the issuer and its keys be on this machine, over plain HTTP and on any port. For tests and development. */
    public Builder allowLoopbackHttp() {
      allowLoopbackHttp = true;
      return this;
    }

    /** Lets the issuer's URL name a port, which AWS does not (OI-1). */
    public Builder allowIssuerPort() {
      allowIssuerPort = true;
      return this;
    }

    /** Lets keys be used that list {@code verify} among their {@code key_ops}; AWS uses none that lists any (OI-22). */
    public Builder allowKeyOps() {
      allowKeyOps = true;
      return this;
    }

    /** Accepts a discovery document with no more than {@code issuer} and {@code jwks_uri}, such as Kubernetes's (OI-3). */
    public Builder allowIncompleteDiscovery() {
      allowIncompleteDiscovery = true;
      return this;
    }

    /**
     * The registration.
     *
     * @throws IllegalArgumentException when AWS could not register the provider (OI-1), or a key address is not acceptable
     */
    public OidcRegistration build() {
      RegistrationRules.check(provider, keys, allowLoopbackHttp, allowIssuerPort);
      if (maxTokenLifetime != null && maxTokenLifetime.isNegative()) {
        throw new IllegalArgumentException("maxTokenLifetime must not be negative");
      }
      return new OidcRegistration(this);
    }
  }
}

package io.github.sts4j.federation.saml;

import static java.util.Objects.requireNonNull;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.github.sts4j.core.federation.SamlProvider;
import io.github.sts4j.policy.Arn;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;

/**
 * The parsed form of the providers used last. What is registered is asked for at every call, and a changed provider is
 * parsed anew (SM-4). Thread-safe.
 */
final class ProviderCache {
  private static final Logger LOG = System.getLogger(ProviderCache.class.getName());
  private static final int MAX_PROVIDERS = 256;

  private final SamlMode mode;
  private final Set<Allowance> allowances;
  private final Cache<Arn, Entry> entries =
      CacheBuilder.newBuilder().maximumSize(MAX_PROVIDERS).build();

  ProviderCache(SamlMode mode, Set<Allowance> allowances) {
    this.mode = requireNonNull(mode, "mode");
    this.allowances = Set.copyOf(allowances);
  }

  private record Entry(SamlProvider settings, Optional<TrustedProvider> parsed) {}

  /** Empty when it cannot be used; the reason is in the log, once. */
  Optional<TrustedProvider> parsed(SamlProvider settings) {
    Entry known = entries.getIfPresent(settings.arn());
    if (known != null && known.settings().equals(settings)) {
      return known.parsed();
    }
    Entry entry = new Entry(settings, parse(settings));
    entries.put(settings.arn(), entry);
    return entry.parsed();
  }

  private Optional<TrustedProvider> parse(SamlProvider settings) {
    if (settings.allowSha1()) {
      LOG.log(Level.WARNING, () -> settings.arn() + " may sign with SHA-1, which can be forged");
    }
    try {
      return Optional.of(TrustedProvider.parse(settings, mode, allowances));
    } catch (IllegalArgumentException unusable) {
      LOG.log(Level.WARNING, () -> settings.arn() + " cannot be used: " + unusable.getMessage());
      return Optional.empty();
    }
  }
}

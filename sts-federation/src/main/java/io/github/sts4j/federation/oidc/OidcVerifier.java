package io.github.sts4j.federation.oidc;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.OidcProvider;
import io.github.sts4j.core.federation.VerifiedWebIdentity;
import io.github.sts4j.core.federation.WebIdentityVerifier;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.policy.Arn;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Verifies OpenID Connect ID tokens of registered issuers (section 8.2). An issuer that is not registered in the role's
 * account is refused, and so is everything else that nobody asked for.
 *
 * <p>Safe for use by many threads. A call may wait for an issuer's keys, no longer than {@link KeyCachePolicy#fetchTimeout},
 * and only while there are none or they are too old. What the caller is told of a refusal tells an attacker nothing about
 * keys; the reason is logged, and never the token.
 */
public final class OidcVerifier implements WebIdentityVerifier, AutoCloseable {
  private static final Logger LOG = System.getLogger(OidcVerifier.class.getName());
  private static final int MAX_CACHED_ISSUERS = 10_000;

  private final OidcRegistrations registrations;
  private final Map<String, Issuer> builtIns = new HashMap<>();
  private final Map<OidcRegistration, Issuer> issuers = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final Executor executor;
  private final Runnable onClose;
  private final boolean lenient;

  private OidcVerifier(Builder from) {
    registrations = from.registrations;
    clock = from.clock;
    lenient = from.lenient;
    if (from.executor == null) {
      FetchThreads own = new FetchThreads();
      executor = own;
      onClose = own::close;
    } else {
      executor = from.executor;
      onClose = () -> {};
    }
    from.builtIns.forEach((builtIn, registration) ->
        builtIns.put(builtIn.issuer(), issuer(registration, Optional.of(builtIn))));
  }

  /** Starts a verifier that knows no issuer. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public VerifiedWebIdentity verify(Arn role, String webIdentityToken) {
    requireNonNull(role, "role");
    requireNonNull(webIdentityToken, "webIdentityToken");
    try {
      UnverifiedToken token = UnverifiedToken.parse(webIdentityToken, lenient);
      AccountId account = account(role, token.issuer());
      Issuer issuer = issuer(account, token.issuer());
      Claims claims = token.verifiedBy(issuer);
      return new IdentityReader(issuer, claims, clock.instant()).read(role, account);
    } catch (StsException refusal) {
      LOG.log(
          Level.DEBUG,
          () -> "a web identity token for " + Refusal.quoted(role.toString()) + " was refused: "
              + Refusal.detail(refusal));
      throw refusal;
    }
  }

  /** Stops fetching keys. Tokens whose issuer's keys are cached and fresh go on being verified. */
  @Override
  public void close() {
    onClose.run();
  }

  private static AccountId account(Arn role, String issuer) {
    if (!AccountId.isValid(role.account())) {
      throw noProvider(issuer);
    }
    return AccountId.of(role.account());
  }

  /** WI-4 */
  private Issuer issuer(AccountId account, String url) {
    Optional<OidcRegistration> registration = registrations
        .find(account, url)
        .filter(found ->
            found.provider().url().equals(url) && found.provider().account().equals(account));
    if (registration.isPresent()) {
      return cached(registration.get());
    }
    Issuer builtIn = builtIns.get(url);
    if (builtIn == null) {
      throw noProvider(url);
    }
    return builtIn;
  }

  private Issuer cached(OidcRegistration registration) {
    Issuer known = issuers.get(registration);
    if (known != null) {
      return known;
    }
    if (issuers.size() >= MAX_CACHED_ISSUERS) {
      issuers
          .clear(); // registrations long gone must not stay for ever; those in use fetch their keys
      // again
    }
    return issuers.computeIfAbsent(registration, fresh -> issuer(fresh, Optional.empty()));
  }

  private Issuer issuer(OidcRegistration registration, Optional<BuiltInProvider> builtIn) {
    IssuerKeys keys = new IssuerKeys(
        registration.provider().url(),
        KeyFetches.of(registration),
        registration.cachePolicy(),
        clock,
        System::nanoTime,
        registration.keys() instanceof KeySource.Fixed ? Runnable::run : executor);
    HeaderMemo headers = new HeaderMemo(registration.profile().tokenTypes(), lenient);
    ConditionKeyNames names = new ConditionKeyNames(
        registration.provider().url(), registration.profile().conditionClaims());
    return new Issuer(registration, builtIn, keys, headers, names);
  }

  private static StsException noProvider(String issuer) {
    return Refusal.invalid(
        "No OpenIDConnect provider found in your account for " + Refusal.quoted(issuer));
  }

  /** Collects a verifier's parts. Not thread-safe. */
  public static final class Builder {
    private OidcRegistrations registrations = (account, issuer) -> Optional.empty();
    private final Map<BuiltInProvider, OidcRegistration> builtIns = new HashMap<>();
    private InstantSource clock = InstantSource.system();
    private @Nullable Executor executor;
    private boolean lenient;

    private Builder() {}

    /** Sets which issuers are registered. */
    public Builder registrations(OidcRegistrations newRegistrations) {
      registrations = requireNonNull(newRegistrations, "newRegistrations");
      return this;
    }

    /**
     * Makes a provider known that no account registers.
     *
     * @param clientIds the audiences that its tokens may have, in all accounts; trust policies narrow them further (OI-16)
     * @param keys where its keys come from, {@link KeySource#discovery} as a rule
     */
    public Builder builtIn(BuiltInProvider provider, Collection<String> clientIds, KeySource keys) {
      OidcProvider record = new OidcProvider(
          AccountId.of("000000000000"),
          provider.issuer(),
          List.copyOf(clientIds),
          List.of(),
          Optional.empty(),
          Duration.ofMinutes(5),
          false);
      builtIns.put(provider, OidcRegistration.builder(record).keys(keys).build());
      return this;
    }

    /** Sets the clock; by default the system's. */
    public Builder clock(InstantSource newClock) {
      clock = requireNonNull(newClock, "newClock");
      return this;
    }

    /** Sets what fetches keys; by default daemon threads of the verifier's own, one for each issuer being fetched from. */
    public Builder executor(Executor newExecutor) {
      executor = requireNonNull(newExecutor, "newExecutor");
      return this;
    }

    /**
     * Accepts what AWS was observed to accept beyond its documentation: times written as strings (OI-13), a {@code sub} that is
     * a number or empty (OI-17), and headers that bring keys or certificates along, which are ignored.
     */
    public Builder allowWhatAwsAccepts() {
      lenient = true;
      return this;
    }

    /** The verifier. */
    public OidcVerifier build() {
      return new OidcVerifier(this);
    }
  }
}

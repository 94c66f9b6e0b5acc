package io.github.sts4j.federation.saml;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.federation.SamlProvider;
import io.github.sts4j.core.federation.SamlVerifier;
import io.github.sts4j.core.federation.VerifiedSamlIdentity;
import io.github.sts4j.core.replay.ReplayGuard;
import io.github.sts4j.federation.saml.refusal.SamlFailure;
import io.github.sts4j.federation.saml.refusal.SamlRefusal;
import io.github.sts4j.federation.saml.signature.JdkSignatureEngine;
import io.github.sts4j.federation.saml.xml.StrictXml;
import io.github.sts4j.policy.Arn;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Verifies SAML 2.0 responses: what it returns was read from nothing but octets that a key of the provider signed.
 *
 * <p>Guarantees: no document type, nothing external is ever resolved, no key is taken from a response, and of everything that
 * is wrong with one the caller learns what AWS tells and no more; the cause of the exception, for logs, says more. Work and
 * memory are bounded for any input. For use by many threads; blocks only where the directory or the replay guard does.
 */
public final class SamlResponseVerifier implements SamlVerifier {
  private final Function<Arn, Optional<SamlProvider>> providers;
  private final ReplayGuard replayGuard;
  private final InstantSource clock;
  private final SamlMode mode;
  private final Optional<Duration> maxAge;
  private final ProviderCache cache;
  private final ResponseOpener opener;

  private SamlResponseVerifier(Builder from) {
    providers = from.providers;
    replayGuard = from.replayGuard;
    clock = from.clock;
    mode = from.mode;
    maxAge = mode == SamlMode.STRICT ? from.maxAge : Optional.empty();
    cache = new ProviderCache(mode, from.allowances);
    opener = new ResponseOpener(
        new StrictXml(), new JdkSignatureEngine(), new AssertionDecryptor(new SecureRandom()));
  }

  /**
   * Starts a verifier. Nothing more is required: it is strict, and its assertions work for five minutes.
   *
   * @param providers the provider registered under an ARN, asked at every call; throws when that cannot be told
   * @param replayGuard remembers the assertions that were used
   * @param clock the time
   */
  public static Builder builder(
      Function<Arn, Optional<SamlProvider>> providers,
      ReplayGuard replayGuard,
      InstantSource clock) {
    return new Builder(providers, replayGuard, clock);
  }

  /**
   * Checks what an operator registers, as every call will.
   *
   * @throws IllegalArgumentException when its metadata or a private key is not usable; says what to change
   */
  public static void requireUsable(SamlProvider provider, SamlMode mode) {
    TrustedProvider.parse(provider, mode, Set.of());
  }

  /**
   * {@inheritDoc} In the strict mode an assertion works once, unless its provider allows otherwise: it counts as used when
   * this returns, whatever becomes of the call.
   */
  @Override
  public VerifiedSamlIdentity verify(Arn role, Arn provider, String samlAssertion) {
    try {
      return verify(role, find(provider), samlAssertion);
    } catch (SamlRefusal refused) {
      throw refused.forCaller();
    }
  }

  private SamlProvider find(Arn arn) {
    return providers
        .apply(arn)
        .filter(found -> found.arn().equals(arn))
        .orElseThrow(
            () -> new SamlRefusal(SamlFailure.UNKNOWN_PROVIDER, "no provider of that ARN"));
  }

  private VerifiedSamlIdentity verify(Arn role, SamlProvider settings, String samlAssertion) {
    Instant now = clock.instant();
    TrustedProvider provider = cache
        .parsed(settings)
        .filter(parsed -> isCurrent(parsed.metadata(), now))
        .orElseThrow(() -> new SamlRefusal(
            SamlFailure.UNUSABLE_PROVIDER, "its metadata is not usable, or no longer"));
    OpenedResponse opened = opener.open(samlAssertion, provider);
    AcceptedAssertion accepted = new AcceptanceRules(provider, maxAge, now).accept(opened);
    if (!role.account().equals(settings.account().value())) {
      throw new SamlRefusal(SamlFailure.ROLE, "role and provider are of two accounts"); // SA-5
    }
    VerifiedSamlIdentity identity = new SamlIdentityBuilder(provider).build(accepted, role);
    requireFirstUse(accepted, provider, now);
    return identity;
  }

  private static boolean isCurrent(SamlMetadata metadata, Instant now) {
    return metadata.validUntil().filter(end -> !now.isBefore(end)).isEmpty();
  }

  /** S27: last of all, so that nobody can use up somebody else's assertion with a wrong call. */
  private void requireFirstUse(AcceptedAssertion accepted, TrustedProvider provider, Instant now) {
    // SM-24: AWS takes it again and again, even when it is for one use.
    boolean once = !provider.settings().allowReplay() || accepted.oneTimeUse();
    if (mode == SamlMode.STRICT
        && once
        && !replayGuard.firstUse(
            provider.settings().arn().toString(),
            accepted.assertion().id(),
            accepted.usableUntil(),
            now)) {
      throw new SamlRefusal(SamlFailure.REPLAYED, "this assertion was used before");
    }
  }

  /** Collects the settings of a verifier. Not thread-safe. */
  public static final class Builder {
    private final Function<Arn, Optional<SamlProvider>> providers;
    private final ReplayGuard replayGuard;
    private final InstantSource clock;
    private SamlMode mode = SamlMode.STRICT;
    private Optional<Duration> maxAge = Optional.of(Duration.ofMinutes(5)); // SM-25
    private final Set<Allowance> allowances = EnumSet.noneOf(Allowance.class);

    private Builder(
        Function<Arn, Optional<SamlProvider>> providers,
        ReplayGuard replayGuard,
        InstantSource clock) {
      this.providers = requireNonNull(providers, "providers");
      this.replayGuard = requireNonNull(replayGuard, "replayGuard");
      this.clock = requireNonNull(clock, "clock");
    }

    /** Sets how closely responses are looked at; {@link SamlMode#STRICT} unless set. */
    public Builder mode(SamlMode newMode) {
      mode = requireNonNull(newMode, "newMode");
      return this;
    }

    /**
     * Sets how long after it was issued an assertion may be used, in the strict mode; five minutes unless set (SM-25).
     *
     * @throws IllegalArgumentException when it is not positive
     */
    public Builder maxAge(Duration age) {
      if (age.isNegative() || age.isZero()) {
        throw new IllegalArgumentException("maxAge must be positive, but is " + age);
      }
      maxAge = Optional.of(age);
      return this;
    }

    /** Lets an assertion be used for as long as it says itself, however long ago it was issued. */
    public Builder allowAnyAge() {
      maxAge = Optional.empty();
      return this;
    }

    /**
     * Accepts a NameID without {@code Format}, which SAML counts as one of an unspecified kind and SM-23 refuses. The subject
     * type is then {@code urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified}.
     */
    public Builder allowNameIdWithoutFormat() {
      allowances.add(Allowance.NAME_WITHOUT_FORMAT);
      return this;
    }

    /**
     * Leaves out white space at the ends of a NameID, such as line breaks of a provider that prints its XML neatly. Not for a
     * provider that gives names to two people which differ in nothing else.
     */
    public Builder allowWhiteSpaceAroundNameId() {
      allowances.add(Allowance.NAME_WITHIN_WHITE_SPACE);
      return this;
    }

    /**
     * Accepts content keys that are wrapped with RSA PKCS #1 v1.5, as older providers do. What does not unwrap is replaced by
     * a random key, in constant time; but who can have responses verified as often as they like may find what that leaves
     * open. Have such providers sign the response as well, or use OAEP.
     */
    public Builder insecureAllowPkcs1KeyTransport() {
      allowances.add(Allowance.PKCS1_KEY_TRANSPORT);
      return this;
    }

    /** The verifier. */
    public SamlResponseVerifier build() {
      return new SamlResponseVerifier(this);
    }
  }
}

package io.github.sts4j.core;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.audit.AuditSink;
import io.github.sts4j.core.delegation.DelegationStore;
import io.github.sts4j.core.federation.SamlVerifier;
import io.github.sts4j.core.federation.WebIdentityVerifier;
import io.github.sts4j.core.guard.AuditTrail;
import io.github.sts4j.core.guard.CallLimits;
import io.github.sts4j.core.identity.IdentityDirectory;
import io.github.sts4j.core.mfa.MfaVerifier;
import io.github.sts4j.core.observe.StsObserver;
import io.github.sts4j.core.outbound.WebIdentityTokenIssuer;
import io.github.sts4j.core.revocation.RevocationStore;
import io.github.sts4j.core.throttle.Throttle;
import io.github.sts4j.core.token.BlockRandom;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.core.token.MintMaterial;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The parts a service is made of, each with its default, and how they are put together. */
final class ServiceSettings implements Cloneable {
  @Nullable
  IdentityDirectory directory;

  @Nullable
  KeyRing keyRing;

  InstantSource clock = InstantSource.system();
  // The one generator that is drawn from in blocks: what an application passes is used as it is.
  RandomGenerator random = BlockRandom.of(new SecureRandom(), System::nanoTime);
  MfaVerifier mfaVerifier = MfaVerifier.none();
  SamlVerifier samlVerifier = NoVerifiers.SAML;
  WebIdentityVerifier webIdentityVerifier = NoVerifiers.WEB_IDENTITY;
  DelegationStore delegationStore = DelegationStore.none();
  SessionLimits limits = SessionLimits.DEFAULT;
  AuditSink auditSink = AuditSink.none();
  boolean allowUnauditedCalls;
  Throttle throttle = Throttle.unlimited();
  RevocationStore revocations = RevocationStore.none();
  StsObserver observer = StsObserver.none();
  boolean boundaryLimitsDirectUserGrants;
  boolean issuerAsProvider;
  EncodedDenials encodedDenials = EncodedDenials.NONE;
  WebIdentityTokenIssuer webIdentityTokenIssuer = WebIdentityTokenIssuer.none();
  boolean endsWithProof;
  int rememberedSessions = 4_096;

  /**
   * The service.
   *
   * @throws IllegalArgumentException when the directory or the key ring is missing
   */
  TokenService build() {
    if (directory == null || keyRing == null) {
      throw new IllegalArgumentException(
          "a TokenService needs a directory and a key ring: call directory(...) and keyRing(...)");
    }
    return copy().assemble(null);
  }

  /** The service for one call that is made with this material. */
  TokenService replaying(MintMaterial material) {
    ServiceSettings settings = copy();
    settings.clock = material::instant;
    return settings.assemble(material);
  }

  /** @param material null for calls that draw for themselves */
  private TokenService assemble(@Nullable MintMaterial material) {
    StandardTokenService service = new StandardTokenService(
        this, requireNonNull(directory, "directory"), requireNonNull(keyRing, "keyRing"), material);
    boolean guarded = auditSink != AuditSink.none() || throttle != Throttle.unlimited();
    RandomGenerator recordIds = material == null ? random : material.randomForCall();
    return guarded ? guarded(service, recordIds) : service;
  }

  private TokenService guarded(StandardTokenService service, RandomGenerator recordIds) {
    return new GuardedTokenService(
        service,
        new CallLimits(throttle),
        new AuditTrail(auditSink, allowUnauditedCalls, clock, recordIds));
  }

  /** The parts as they are now, whatever is set later. */
  private ServiceSettings copy() {
    try {
      return (ServiceSettings) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }
}

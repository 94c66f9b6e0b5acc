package io.github.sts4j.core;

import io.github.sts4j.core.error.AccessDeniedException;
import io.github.sts4j.core.identity.IdentityDirectory;
import io.github.sts4j.core.identity.KeyOwner;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.mfa.MfaVerifier;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthenticatedRoot;
import io.github.sts4j.core.session.AuthenticatedUser;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.SessionKind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Checks the MFA code that came with a call, before authorisation, because its result feeds the context (AR-6). */
final class MfaCheck {
  private final MfaVerifier verifier;
  private final IdentityDirectory directory;
  private final InstantSource clock;

  MfaCheck(MfaVerifier verifier, IdentityDirectory directory, InstantSource clock) {
    this.verifier = verifier;
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * The caller, with the proof when a code was given; a caller whose session has MFA needs none (AR-19).
   *
   * @throws AccessDeniedException when the device is not the caller's, or the code is wrong (AR-15)
   */
  AuthenticatedCaller prove(AuthenticatedCaller caller, Optional<MfaCode> code) {
    if (code.isEmpty()) {
      return caller;
    }
    Instant now = clock.instant();
    MfaVerifier.Result result = owner(caller)
        .map(owner ->
            verifier.verify(owner, code.get().serialNumber(), code.get().tokenCode(), now))
        .orElse(MfaVerifier.Result.UNKNOWN_DEVICE);
    return switch (result) {
      case VERIFIED -> caller.withMfaAuthenticatedAt(now);
      case UNKNOWN_DEVICE ->
        throw new AccessDeniedException(
            "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is"
                + " valid and associated with this user.");
      case WRONG_CODE ->
        throw new AccessDeniedException(
            "MultiFactorAuthentication failed with invalid MFA one time pass code. ");
    };
  }

  /** Only a user or an account root has devices; a role session has none, whoever obtained it (AR-15, GS-5). */
  private Optional<KeyOwner> owner(AuthenticatedCaller caller) {
    if (caller instanceof AuthenticatedUser user) {
      return directory.findUser(user.user().id()).map(KeyOwner.class::cast);
    }
    if (caller instanceof AuthenticatedRoot root) {
      return Optional.of(root.root());
    }
    if (caller instanceof Session session && session.kind() == SessionKind.USER) {
      Optional<User> user = directory.findUser(session.principalId());
      return user.map(KeyOwner.class::cast);
    }
    return Optional.empty();
  }
}

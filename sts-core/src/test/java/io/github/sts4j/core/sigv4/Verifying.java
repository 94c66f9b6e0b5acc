package io.github.sts4j.core.sigv4;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import java.time.Instant;
import org.junit.jupiter.api.function.Executable;

/** How tests verify: with the secret of {@link TestSigner}, at the time it signs. */
final class Verifying {
  static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

  private Verifying() {}

  static VerifiedSignature s3(SignedRequest request) {
    return verify(RequestSignature.parse(request, SigV4Settings.forS3()), NOW);
  }

  static VerifiedSignature sts(SignedRequest request, byte[] body) {
    RequestSignature signature = RequestSignature.parse(request, SigV4Settings.forSts());
    return signature.verify(key(signature), NOW, BodyDigest.of(body));
  }

  static VerifiedSignature verify(RequestSignature signature, Instant now) {
    return signature.verify(key(signature), now);
  }

  static SigningKey key(RequestSignature signature) {
    return SigningKey.derive(TestSigner.SECRET, signature.scope());
  }

  static AuthenticationException refused(AuthenticationFailure expected, Executable attempt) {
    AuthenticationException refusal = assertThrows(AuthenticationException.class, attempt);
    assertEquals(expected, refusal.failure(), refusal.getMessage());
    return refusal;
  }
}

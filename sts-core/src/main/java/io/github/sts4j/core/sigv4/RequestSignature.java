package io.github.sts4j.core.sigv4;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request's signature as it was sent, read but NOT verified: whatever it says is a claim of the sender. Only
 * {@link #verify} makes it more. Immutable; it keeps what was signed, so that the request may change or be gone by then.
 *
 * <p>The order of checks is that of section 11.2: {@link #parse} checks the scope (ER-1), the application finds the session
 * and its liveness (ER-2 to ER-4), {@link #verify} checks the signature (ER-5).
 */
public final class RequestSignature {
  private final SignatureForm form;
  private final SignatureAlgorithm algorithm;
  private final Credential credential;
  private final Optional<String> sessionToken;
  private final SigningTime time;
  private final List<String> signedHeaders;
  private final CanonicalRequest canonicalRequest;
  private final byte[] signature;
  private final Payload payload;
  private final long maxChunkLength;
  private final @Nullable Runnable whenProven;

  RequestSignature(
      SignatureForm form,
      SignatureAlgorithm algorithm,
      Credential credential,
      Optional<String> sessionToken,
      SigningTime time,
      List<String> signedHeaders,
      CanonicalRequest canonicalRequest,
      byte[] signature,
      Payload payload,
      long maxChunkLength,
      @Nullable Runnable whenProven) {
    this.form = form;
    this.algorithm = algorithm;
    this.credential = credential;
    this.sessionToken = sessionToken;
    this.time = time;
    this.signedHeaders = signedHeaders;
    this.canonicalRequest = canonicalRequest;
    this.signature = signature;
    this.payload = payload;
    this.maxChunkLength = maxChunkLength;
    this.whenProven = whenProven;
  }

  /**
   * Reads the signature of a request.
   *
   * @throws AuthenticationException with {@link AuthenticationFailure#MISSING_SIGNATURE} if there is none,
   *     {@link AuthenticationFailure#WRONG_SCOPE} if it is for another service, region or day (ER-1), and
   *     {@link AuthenticationFailure#MALFORMED_SIGNATURE} or {@link AuthenticationFailure#MALFORMED_PRESIGNED_QUERY} if
   *     it is incomplete, ambiguous, or leaves out what must be signed
   */
  public static RequestSignature parse(SignedRequest request, SigV4Settings settings) {
    return SignatureParser.parse(
        requireNonNull(request, "request"),
        requireNonNull(settings, "settings"),
        KnownAuthorizations.NONE);
  }

  /** The access key id the sender claims. */
  public String accessKeyId() {
    return credential.accessKeyId();
  }

  /** The session token the sender claims, if any: a secret, never to be logged. */
  public Optional<String> sessionToken() {
    return sessionToken;
  }

  /**
   * The day, region and service signed for. A signature of the asymmetric variant is good in a set of regions: this is the
   * one of them that the settings serve.
   */
  public CredentialScope scope() {
    return credential.scope();
  }

  /** When the request was signed, to the second. */
  public Instant signedAt() {
    return time.instant();
  }

  /** How long a presigned request may be used, from {@link #signedAt}; empty if the signature is in a header. */
  public Optional<Duration> presignedLifetime() {
    return time.lifetime();
  }

  /** Whether the signature is in the query rather than in a header. */
  public boolean isPresigned() {
    return form == SignatureForm.PRESIGNED;
  }

  /** The names of the headers the signature covers, in lower case, sorted. */
  public List<String> signedHeaders() {
    return signedHeaders;
  }

  /** How the body is tied to the signature. */
  public PayloadMode payloadMode() {
    return payload.mode();
  }

  /**
   * Verifies the signature of a request whose payload is declared, as S3's are.
   *
   * @throws AuthenticationException as {@link #verify(SigningKey, Instant, BodyDigest)}
   * @throws IllegalStateException if the payload is {@link PayloadMode#FROM_BODY}, which needs the body
   */
  public VerifiedSignature verify(SigningKey key, Instant now) {
    return verify(key, now, () -> {
      throw new IllegalStateException(
          "this service's signatures cover the body: give its digest to verify them");
    });
  }

  /**
   * Verifies the signature: first that it is neither stale nor from the future, then, in constant time, that its owner
   * holds the key.
   *
   * @param key derived from the secret of {@link #accessKeyId} for {@link #scope}
   * @param now the present
   * @param body asked only where the payload is {@link PayloadMode#FROM_BODY}
   * @throws AuthenticationException with {@link AuthenticationFailure#CLOCK_SKEW},
   *     {@link AuthenticationFailure#EXPIRED_PRESIGNED_REQUEST}, {@link AuthenticationFailure#SIGNATURE_MISMATCH} (ER-5)
   *     or {@link AuthenticationFailure#PAYLOAD_MISMATCH}
   * @throws IllegalArgumentException if the key is for another scope
   */
  public VerifiedSignature verify(SigningKey key, Instant now, BodyDigest body) {
    if (!key.scope().equals(scope())) {
      throw new IllegalArgumentException(
          "the key is for `" + key.scope() + "`, not for `" + scope() + "`");
    }
    if (key.algorithm() != algorithm) {
      throw new IllegalArgumentException("the key is not for `" + algorithm.text()
          + "`: derive it from the secret and this signature");
    }
    time.requireUsable(now);
    String payloadText = payload.mode() == PayloadMode.FROM_BODY
        ? HexFormat.of().formatHex(body.sha256())
        : payload.declared();
    if (!key.verifies(stringToSign(payloadText), signature)) {
      throw new AuthenticationException(
          AuthenticationFailure.SIGNATURE_MISMATCH,
          "the signature does not match: check the secret access key and the signing method");
    }
    if (!payload.declared().isEmpty() && !payload.declared().equals(payloadText)) {
      throw new AuthenticationException(
          AuthenticationFailure.PAYLOAD_MISMATCH,
          "`x-amz-content-sha256` is not the hash of the body");
    }
    key.proven();
    if (whenProven != null) {
      whenProven.run();
    }
    return new VerifiedSignature(this, key, payloadText);
  }

  CanonicalRequest canonicalRequest() {
    return canonicalRequest;
  }

  byte[] stringToSign(String payloadText) {
    int separators = 3;
    int length = algorithm.text().length()
        + time.text().length()
        + scopeText().length()
        + Hashing.EMPTY_SHA256.length()
        + separators;
    return new CanonicalText(length)
        .append(algorithm.text())
        .append('\n')
        .append(time.text())
        .append('\n')
        .append(scopeText())
        .append('\n')
        .appendHex(canonicalRequest.sha256(payloadText))
        .finish();
  }

  SignatureAlgorithm algorithm() {
    return algorithm;
  }

  /** The scope as it was signed. */
  TextPart scopeText() {
    return credential.scopeText();
  }

  String signatureHex() {
    return HexFormat.of().formatHex(signature);
  }

  Payload payload() {
    return payload;
  }

  SigningTime time() {
    return time;
  }

  long maxChunkLength() {
    return maxChunkLength;
  }

  /** Who claims to have signed, and when; neither token nor signature. */
  @Override
  public String toString() {
    return "RequestSignature[" + accessKeyId() + ", " + scope() + ", signed at " + signedAt()
        + ", unverified]";
  }
}

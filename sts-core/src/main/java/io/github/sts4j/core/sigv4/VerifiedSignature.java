package io.github.sts4j.core.sigv4;

import io.github.sts4j.core.error.AuthenticationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/**
 * A signature that verified: the holder of the access key's secret signed this request. There is no other way to one than
 * {@link RequestSignature#verify}. Immutable, safe for use by many threads.
 *
 * <p>The body is another matter: unless the payload is {@link PayloadMode#FROM_BODY} it has yet to be checked, with
 * {@link #verifyBody} or by reading it through {@link #verifyingBody} to its end.
 */
public final class VerifiedSignature {
  private final RequestSignature signature;
  private final SigningKey key;
  private final String payloadText;

  VerifiedSignature(RequestSignature signature, SigningKey key, String payloadText) {
    this.signature = signature;
    this.key = key;
    this.payloadText = payloadText;
  }

  /** The access key that signed. */
  public String accessKeyId() {
    return signature.accessKeyId();
  }

  /** The day, region and service signed for. */
  public CredentialScope scope() {
    return signature.scope();
  }

  /** When the request was signed. */
  public Instant signedAt() {
    return signature.signedAt();
  }

  /** Whether the request was presigned. */
  public boolean isPresigned() {
    return signature.isPresigned();
  }

  /** The names of the headers the signature covers, in lower case, sorted. */
  public List<String> signedHeaders() {
    return signature.signedHeaders();
  }

  /** How the body is tied to the signature. */
  public PayloadMode payloadMode() {
    return signature.payloadMode();
  }

  /**
   * Checks a body in memory.
   *
   * @param body as it came over the wire
   * @return its content: the body itself, or what was in its chunks
   * @throws AuthenticationException if it is not the body that was signed, see {@link #verifyingBody}
   */
  public byte[] verifyBody(byte[] body) {
    if (payloadMode() == PayloadMode.UNSIGNED) {
      return body;
    }
    try (InputStream content = verifyingBody(new ByteArrayInputStream(body))) {
      return content.readAllBytes();
    } catch (BodyVerificationException e) {
      throw e.reason();
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading from memory failed", impossible);
    }
  }

  /**
   * A stream over the content of the body that checks it while it is read, without holding it: the hash, or chunk
   * signatures, lengths and trailing checksums, and decodes {@code aws-chunked}. It throws a
   * {@link BodyVerificationException} at the first mismatch or premature end, and ever after; <b>only its end of stream
   * vouches for what was read before</b>. So write to a place that is dropped if reading fails, and read to the end.
   *
   * @param raw the body as it came over the wire, ending where the body ends; closed with the stream
   */
  public VerifyingBody verifyingBody(InputStream raw) {
    PayloadMode mode = payloadMode();
    if (mode == PayloadMode.UNSIGNED) {
      return new UnsignedBodyStream(raw);
    }
    if (!mode.isChunked()) {
      return new HashedBodyStream(raw, payloadText);
    }
    ChunkVerifier chunks = mode.hasChunkSignatures()
        ? new ChunkSignatureChain(signature, key)
        : ChunkVerifier.unsigned();
    return new ChunkedBodyStream(raw, signature.payload(), chunks, signature.maxChunkLength());
  }

  /** Who signed, and when. */
  @Override
  public String toString() {
    return "VerifiedSignature[" + accessKeyId() + ", " + scope() + ", signed at " + signedAt()
        + "]";
  }
}

package io.github.sts4j.core.sigv4;

/** How the body of a request is tied to its signature. */
public enum PayloadMode {
  /** The signature covers the hash of the body; nothing declares it, so verification needs the body. */
  FROM_BODY(false, false, false),
  /** The signature covers a declared SHA-256 of the body. */
  EXACT(false, false, false),
  /** {@code UNSIGNED-PAYLOAD}: the signature says nothing about the body. */
  UNSIGNED(false, false, false),
  /** {@code STREAMING-AWS4-HMAC-SHA256-PAYLOAD}: each chunk of the body is signed. */
  STREAMING_SIGNED(true, true, false),
  /** {@code STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER}: each chunk and the trailing checksums are signed. */
  STREAMING_SIGNED_TRAILER(true, true, true),
  /** {@code STREAMING-UNSIGNED-PAYLOAD-TRAILER}: chunks without signatures, then checksums of the body. */
  STREAMING_UNSIGNED_TRAILER(true, false, true);

  private final boolean chunked;
  private final boolean chunkSigned;
  private final boolean trailing;

  PayloadMode(boolean chunked, boolean chunkSigned, boolean trailing) {
    this.chunked = chunked;
    this.chunkSigned = chunkSigned;
    this.trailing = trailing;
  }

  /** Whether the body is in {@code aws-chunked} encoding. */
  public boolean isChunked() {
    return chunked;
  }

  /** Whether each chunk carries a signature of its own. */
  public boolean hasChunkSignatures() {
    return chunkSigned;
  }

  /** Whether checksums follow the body. */
  public boolean hasTrailer() {
    return trailing;
  }
}

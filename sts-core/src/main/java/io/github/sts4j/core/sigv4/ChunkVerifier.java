package io.github.sts4j.core.sigv4;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;

/** Checks the signatures of a body's chunks, in their order. Told of each chunk's start, bytes and end. */
interface ChunkVerifier {
  String TRAILER_SIGNATURE = "x-amz-trailer-signature";

  /** A chunk begins; the extension is what follows its size in the first line, from the semicolon on. */
  void begin(String extension);

  void update(byte[] bytes, int offset, int length);

  void end();

  boolean signsTrailer();

  /** The trailer came, its lines as they are signed: sorted, each {@code name:value} and a line feed. */
  void verifyTrailer(String canonical, String signature);

  /** The verifier of chunks that carry no signatures, and must not: what nobody checks nobody should rely on. */
  static ChunkVerifier unsigned() {
    return new ChunkVerifier() {
      @Override
      public void begin(String extension) {
        if (!extension.isEmpty()) {
          throw new AuthenticationException(
              AuthenticationFailure.MALFORMED_BODY, "an unsigned chunk begins with its size alone");
        }
      }

      @Override
      public void update(byte[] bytes, int offset, int length) {}

      @Override
      public void end() {}

      @Override
      public boolean signsTrailer() {
        return false;
      }

      @Override
      public void verifyTrailer(String canonical, String signature) {
        throw new AssertionError("an unsigned trailer has no signature");
      }
    };
  }
}

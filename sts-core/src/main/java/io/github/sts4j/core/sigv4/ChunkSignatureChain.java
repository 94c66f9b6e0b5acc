package io.github.sts4j.core.sigv4;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Signed chunks: each signature covers the one before, the first one that of the request. */
final class ChunkSignatureChain implements ChunkVerifier {
  private static final String EXTENSION = ";chunk-signature=";
  private static final String CHUNK = "AWS4-HMAC-SHA256-PAYLOAD";
  private static final String TRAILER = "AWS4-HMAC-SHA256-TRAILER";

  private final SigningKey key;
  private final String context;
  private final boolean trailing;
  private final MessageDigest digest = Hashing.sha256();
  private String previous;
  private String claimed = "";

  ChunkSignatureChain(RequestSignature seed, SigningKey key) {
    this.key = key;
    this.context = '\n' + seed.time().text() + '\n' + seed.scopeText().text() + '\n';
    this.trailing = seed.payloadMode().hasTrailer();
    this.previous = seed.signatureHex();
  }

  @Override
  public void begin(String extension) {
    claimed = extension.startsWith(EXTENSION) ? extension.substring(EXTENSION.length()) : "";
    requireWellFormed(claimed);
  }

  @Override
  public void update(byte[] bytes, int offset, int length) {
    digest.update(bytes, offset, length);
  }

  @Override
  public void end() {
    String hash = HexFormat.of().formatHex(digest.digest());
    require(CHUNK + context + previous + '\n' + Hashing.EMPTY_SHA256 + '\n' + hash);
  }

  @Override
  public boolean signsTrailer() {
    return trailing;
  }

  @Override
  public void verifyTrailer(String canonical, String signature) {
    claimed = signature;
    requireWellFormed(claimed);
    String hash = HexFormat.of().formatHex(Hashing.sha256(canonical));
    require(TRAILER + context + previous + '\n' + hash);
  }

  private void require(String stringToSign) {
    byte[] text = stringToSign.getBytes(StandardCharsets.US_ASCII);
    if (!key.verifies(text, HexFormat.of().parseHex(claimed))) {
      throw new AuthenticationException(
          AuthenticationFailure.SIGNATURE_MISMATCH,
          "the signature of a chunk of the body does not match");
    }
    previous = claimed;
  }

  private static void requireWellFormed(String signature) {
    if (!LowerHex.isSha256(signature)) {
      throw new AuthenticationException(
          AuthenticationFailure.MALFORMED_BODY,
          "a chunk's signature must be 64 lower-case hexadecimal digits");
    }
  }
}

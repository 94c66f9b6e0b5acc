package io.github.sts4j.core.sigv4;

import io.github.sts4j.core.error.AuthenticationFailure;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A body whose hash was signed. */
final class HashedBodyStream extends VerifyingBody {
  private final InputStream raw;
  private final MessageDigest digest = Hashing.sha256();
  private final byte[] expected;

  HashedBodyStream(InputStream raw, String sha256) {
    super(raw);
    this.raw = raw;
    this.expected = HexFormat.of().parseHex(sha256);
  }

  @Override
  int readVerified(byte[] buffer, int offset, int length) throws IOException {
    int count = raw.read(buffer, offset, length);
    if (count >= 0) {
      digest.update(buffer, offset, count);
    } else if (!MessageDigest.isEqual(digest.digest(), expected)) {
      throw refused(
          AuthenticationFailure.PAYLOAD_MISMATCH, "the body is not the one whose hash was signed");
    }
    return count;
  }
}

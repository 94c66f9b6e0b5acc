package io.github.sts4j.core.sigv4;

import java.io.IOException;
import java.io.InputStream;

/** A body that the sender chose not to sign ({@link PayloadMode#UNSIGNED}): there is nothing to check it against. */
final class UnsignedBodyStream extends VerifyingBody {
  private final InputStream raw;

  UnsignedBodyStream(InputStream raw) {
    super(raw);
    this.raw = raw;
  }

  @Override
  int readVerified(byte[] buffer, int offset, int length) throws IOException {
    return raw.read(buffer, offset, length);
  }
}

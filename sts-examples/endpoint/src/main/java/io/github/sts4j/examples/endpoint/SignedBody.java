package io.github.sts4j.examples.endpoint;

import io.github.sts4j.core.sigv4.BodyVerificationException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that is checked while it is read, and whose faults bear S3's names (section 11.3). */
final class SignedBody extends FilterInputStream {

  /** @param verifying checks the body, see {@link io.github.sts4j.core.sigv4.VerifiedSignature#verifyingBody} */
  SignedBody(InputStream verifying) {
    super(verifying);
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (BodyVerificationException e) {
      throw S3Route.s3Exception(e.reason());
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      return super.read(buffer, offset, length);
    } catch (BodyVerificationException e) {
      throw S3Route.s3Exception(e.reason());
    }
  }

  /** By reading: what is skipped is to be checked too. */
  @Override
  public long skip(long count) throws IOException {
    return readNBytes((int) Math.max(0, Math.min(count, 1 << 16))).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}

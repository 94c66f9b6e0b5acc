package io.github.sts4j.core.sigv4;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The content of a body that is checked while it is read: it ends well only if all of it was verified, and once failed stays
 * failed, with a {@link BodyVerificationException}. For one thread.
 *
 * <p>It inherits every other way of reading and skipping from {@link InputStream}, which come down to {@link #read(byte[],
 * int, int)}: none goes around the check.
 */
public abstract class VerifyingBody extends InputStream {
  private final InputStream raw;
  private @Nullable IOException failure;
  private boolean ended;

  VerifyingBody(InputStream raw) {
    this.raw = raw;
  }

  /** As {@link InputStream#read(byte[], int, int)} for at least one byte; answers -1 only when all is verified. */
  abstract int readVerified(byte[] buffer, int offset, int length) throws IOException;

  /** The trailers that came after the content, names in lower case. */
  Map<String, String> verifiedTrailers() {
    return Map.of();
  }

  /**
   * The trailing checksums that came after the content and agreed with it, names in lower case; none for a body without a
   * trailer.
   *
   * @throws IllegalStateException before the end of the stream, when nothing has vouched for them
   */
  public final Map<String, String> trailers() {
    if (!ended) {
      throw new IllegalStateException(
          "trailers are verified at the end of the body: read it to its end first");
    }
    return verifiedTrailers();
  }

  static AuthenticationException refused(AuthenticationFailure failure, String message) {
    return new AuthenticationException(failure, message);
  }

  @Override
  public final int read(byte[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    if (failure != null) {
      throw failure;
    }
    if (length == 0 || ended) {
      return length == 0 ? 0 : -1;
    }
    try {
      int count = readVerified(buffer, offset, length);
      ended = count < 0;
      return count;
    } catch (AuthenticationException e) {
      failure = new BodyVerificationException(e);
      throw failure;
    } catch (IOException e) {
      failure = e;
      throw e;
    } catch (RuntimeException e) {
      failure = new IOException("reading the body failed before", e);
      throw e;
    }
  }

  @Override
  public final int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }
}

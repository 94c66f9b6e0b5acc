package io.github.sts4j.examples.endpoint.s3;

import java.io.IOException;
import java.io.InputStream;

/** The body of a client that went away. */
final class UnreadableBody extends InputStream {
  @Override
  public int read() throws IOException {
    throw new IOException("connection reset");
  }
}

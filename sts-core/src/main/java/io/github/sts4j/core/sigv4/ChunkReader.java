package io.github.sts4j.core.sigv4;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;

/** The framing of {@code aws-chunked} bytes: first lines of chunks, line ends, trailer lines, and the end. */
final class ChunkReader {
  private static final int MAX_LINE = 512;
  private static final int MAX_SIZE_DIGITS = 15;

  private final InputStream in;

  ChunkReader(InputStream raw) {
    this.in = new BufferedInputStream(raw);
  }

  /** The first line of a chunk. */
  record Head(long size, String extension) {}

  Head readHead() throws IOException {
    String line = readLine();
    if (!line.endsWith("\r")) {
      throw malformed("a chunk's first line must end in CR LF");
    }
    int semicolon = line.indexOf(';');
    int digits = semicolon < 0 ? line.length() - 1 : semicolon;
    if (digits == 0
        || digits > MAX_SIZE_DIGITS
        || !line.chars().limit(digits).allMatch(HexFormat::isHexDigit)) {
      throw malformed("a chunk must begin with its size in hexadecimal");
    }
    return new Head(
        HexFormat.fromHexDigitsToLong(line, 0, digits), line.substring(digits, line.length() - 1));
  }

  int read(byte[] buffer, int offset, int length) throws IOException {
    int count = in.read(buffer, offset, length);
    if (count < 0) {
      throw premature();
    }
    return count;
  }

  void readLineEnd() throws IOException {
    if (next() != '\r' || next() != '\n') {
      throw malformed("a chunk must end in CR LF where its size says");
    }
  }

  /** A trailer line without its end, which may be LF alone: the published examples write it so. */
  String readTrailerLine() throws IOException {
    String line = readLine();
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  void requireEnd() throws IOException {
    if (in.read() >= 0) {
      throw malformed("the body goes on after its last chunk");
    }
  }

  private String readLine() throws IOException {
    StringBuilder line = new StringBuilder(96);
    for (int c = next(); c != '\n'; c = next()) {
      if (line.length() == MAX_LINE || (c != '\r' && !Ascii.isPrintable(c))) {
        throw malformed("a line between the chunks is too long or not printable ASCII");
      }
      line.append((char) c);
    }
    return line.toString();
  }

  private int next() throws IOException {
    int c = in.read();
    if (c < 0) {
      throw premature();
    }
    return c;
  }

  private static AuthenticationException malformed(String message) {
    return VerifyingBody.refused(AuthenticationFailure.MALFORMED_BODY, message);
  }

  private static AuthenticationException premature() {
    return VerifyingBody.refused(
        AuthenticationFailure.INCOMPLETE_BODY, "the body ends before its last chunk");
  }
}

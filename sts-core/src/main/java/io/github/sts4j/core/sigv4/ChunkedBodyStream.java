package io.github.sts4j.core.sigv4;

import io.github.sts4j.core.error.AuthenticationFailure;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** A body in {@code aws-chunked} encoding: decoded, and every part of it checked as it goes by. */
final class ChunkedBodyStream extends VerifyingBody {
  private final ChunkReader in;
  private final ChunkVerifier signatures;
  private final TrailerSection trailer;
  private final boolean trailing;
  private final long maxChunkLength;
  private long leftInBody;
  private long leftInChunk;

  ChunkedBodyStream(
      InputStream raw, Payload payload, ChunkVerifier signatures, long maxChunkLength) {
    super(raw);
    this.in = new ChunkReader(raw);
    this.signatures = signatures;
    this.trailer = new TrailerSection(payload.trailers());
    this.trailing = payload.mode().hasTrailer();
    this.maxChunkLength = maxChunkLength;
    this.leftInBody = payload.decodedLength();
  }

  @Override
  int readVerified(byte[] buffer, int offset, int length) throws IOException {
    if (leftInChunk == 0 && !beginChunk()) {
      endBody();
      return -1;
    }
    int count = in.read(buffer, offset, (int) Math.min(length, leftInChunk));
    signatures.update(buffer, offset, count);
    trailer.update(buffer, offset, count);
    leftInChunk -= count;
    if (leftInChunk == 0) {
      in.readLineEnd();
      signatures.end();
    }
    return count;
  }

  @Override
  Map<String, String> verifiedTrailers() {
    return trailer.verified();
  }

  private boolean beginChunk() throws IOException {
    ChunkReader.Head head = in.readHead();
    if (head.size() > maxChunkLength) {
      throw refused(
          AuthenticationFailure.MALFORMED_BODY, "a chunk is longer than this service reads");
    }
    if (head.size() > leftInBody) {
      throw refused(
          AuthenticationFailure.INCOMPLETE_BODY,
          "the body is longer than `x-amz-decoded-content-length` says");
    }
    signatures.begin(head.extension());
    leftInChunk = head.size();
    leftInBody -= head.size();
    return leftInChunk > 0;
  }

  private void endBody() throws IOException {
    signatures.end();
    if (leftInBody != 0) {
      throw refused(
          AuthenticationFailure.INCOMPLETE_BODY,
          "the body is shorter than `x-amz-decoded-content-length` says");
    }
    if (trailing) {
      trailer.verify(in, signatures);
    } else {
      in.readLineEnd();
    }
    in.requireEnd();
  }
}

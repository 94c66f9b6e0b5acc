package io.github.sts4j.examples.endpoint.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * An immutable run of bytes in pieces, so that an object may pass the size of an array, and joining the parts of an
 * upload or cutting a range copies nothing.
 */
final class Content {
  private final List<ByteBuffer> pieces;
  private final long size;

  private Content(List<ByteBuffer> pieces) {
    this.pieces = List.copyOf(pieces);
    this.size = pieces.stream().mapToLong(ByteBuffer::remaining).sum();
  }

  static Content empty() {
    return new Content(List.of());
  }

  /** Content over this array, which the caller no longer changes. */
  static Content of(byte[] bytes) {
    return of(List.of(bytes));
  }

  /** Content over these arrays, which the caller no longer changes. */
  static Content of(List<byte[]> pieces) {
    return new Content(pieces.stream().map(ByteBuffer::wrap).toList());
  }

  static Content join(List<Content> parts) {
    return new Content(parts.stream().flatMap(part -> part.pieces.stream()).toList());
  }

  long size() {
    return size;
  }

  /** The bytes from {@code first} to {@code last}, both included. */
  Content slice(long first, long last) {
    if (first < 0 || last < first || last >= size) {
      throw new IndexOutOfBoundsException(first + " to " + last + " of " + size);
    }
    List<ByteBuffer> cut = new ArrayList<>();
    long start = 0;
    for (ByteBuffer piece : pieces) {
      long from = Math.max(first - start, 0);
      long to = Math.min(last + 1 - start, piece.remaining());
      if (from < to) {
        cut.add(piece.slice(piece.position() + (int) from, (int) (to - from)));
      }
      start += piece.remaining();
    }
    return new Content(cut);
  }

  byte[] checksum(ChecksumAlgorithm.Running running) {
    pieces.forEach(piece -> running.update(piece.duplicate()));
    return running.finish();
  }

  void writeTo(OutputStream out) throws IOException {
    for (ByteBuffer piece : pieces) {
      out.write(piece.array(), piece.arrayOffset() + piece.position(), piece.remaining());
    }
  }
}

package io.github.sts4j.examples.endpoint;

import io.github.sts4j.core.audit.AuditRecord;
import io.github.sts4j.core.audit.AuditSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Appends records to a file, one JSON object a line. The file is opened for each call, so that it may be moved away at any
 * time: the next record begins a new one. Records are handed to the operating system before the call is answered; what it has
 * not written to the disk when the machine loses power is lost. Safe for use by many threads.
 */
final class JsonLinesAuditSink implements AuditSink {
  private final Path file;
  private final Object lock = new Object();

  private JsonLinesAuditSink(Path file) {
    this.file = file;
  }

  /**
   * A sink that appends to a file, which is created if it is not there.
   *
   * @throws IOException when the file cannot be written
   */
  static JsonLinesAuditSink open(Path file) throws IOException {
    JsonLinesAuditSink sink = new JsonLinesAuditSink(file);
    sink.append(new byte[0]);
    return sink;
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException when the file cannot be written; then no part of the records is in it
   */
  @Override
  public void write(List<AuditRecord> records) {
    StringBuilder lines = new StringBuilder();
    records.forEach(record -> lines.append(record.toJson()).append('\n'));
    try {
      append(lines.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void append(byte[] bytes) throws IOException {
    synchronized (lock) {
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        write(channel, ByteBuffer.wrap(bytes));
      } catch (IOException e) {
        throw new IOException(
            "cannot append to the audit file `" + file + "` (" + e
                + "): make it writable, or make room",
            e);
      }
    }
  }

  private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    long before = channel.size();
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException full) {
      try {
        channel.truncate(before); // half a line would spoil the next one
      } catch (IOException e) {
        full.addSuppressed(e);
      }
      throw full;
    }
  }
}

package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.sts4j.core.audit.AdditionalEventData;
import io.github.sts4j.core.audit.AuditRecord;
import io.github.sts4j.core.audit.CallOutcome;
import io.github.sts4j.core.audit.RequestParameters;
import io.github.sts4j.core.audit.ResponseElements;
import io.github.sts4j.core.audit.UserIdentity;
import io.github.sts4j.core.session.RequestEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesAuditSinkTest {
  @TempDir
  Path folder;

  @Test
  void aFileThatCannotBeWrittenIsRefusedAtTheStart() {
    Path nowhere = folder.resolve("missing").resolve("audit.jsonl");

    IOException failure = assertThrows(IOException.class, () -> JsonLinesAuditSink.open(nowhere));

    assertTrue(String.valueOf(failure.getMessage()).contains("audit.jsonl"), failure.getMessage());
    assertThrows(IOException.class, () -> JsonLinesAuditSink.open(folder));
  }

  @Test
  void aFileThatCannotBeWrittenAnyLongerIsSaid() throws IOException {
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Path file = inside.resolve("audit.jsonl");
    JsonLinesAuditSink sink = JsonLinesAuditSink.open(file);
    Files.delete(file);
    Files.delete(inside);

    UncheckedIOException failure =
        assertThrows(UncheckedIOException.class, () -> sink.write(List.of(record("a"))));

    assertTrue(String.valueOf(failure.getMessage()).contains("make it writable"));
  }

  @Test
  void aFullDiskIsSaid() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.isWritable(full), "this system has no device that is always full");
    JsonLinesAuditSink sink = JsonLinesAuditSink.open(full);

    UncheckedIOException failure =
        assertThrows(UncheckedIOException.class, () -> sink.write(List.of(record("a"))));

    assertTrue(String.valueOf(failure.getMessage()).contains("make room"));
  }

  @Test
  void recordsAreAppendedALineEach() throws IOException {
    Path file = folder.resolve("audit.jsonl");
    Files.writeString(file, "{\"earlier\":true}\n");
    AuditRecord first = record("one\ntwo");
    AuditRecord second = record("ü");

    JsonLinesAuditSink.open(file).write(List.of(first, second));

    assertEquals(
        List.of("{\"earlier\":true}", first.toJson(), second.toJson()), Files.readAllLines(file));
  }

  @Test
  void aFileMovedAwayIsBegunAnew() throws IOException {
    Path file = folder.resolve("audit.jsonl");
    Path moved = folder.resolve("audit.1.jsonl");
    JsonLinesAuditSink sink = JsonLinesAuditSink.open(file);
    sink.write(List.of(record("a")));

    Files.move(file, moved);
    sink.write(List.of(record("b")));

    assertEquals(List.of(record("a").toJson()), Files.readAllLines(moved));
    assertEquals(List.of(record("b").toJson()), Files.readAllLines(file));
  }

  @Test
  void linesOfManyThreadsNeverMix() throws Exception {
    Path file = folder.resolve("audit.jsonl");
    JsonLinesAuditSink sink = JsonLinesAuditSink.open(file);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<?>> writes = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int call = 0; call < 400; call++) {
      AuditRecord record = record(call + "x".repeat(call * 7));
      expected.add(record.toJson());
      writes.add(threads.submit(() -> sink.write(List.of(record, record))));
    }
    threads.shutdown();
    for (Future<?> write : writes) {
      write.get();
    }

    List<String> lines = Files.readAllLines(file);
    assertEquals(800, lines.size());
    assertEquals(new HashSet<>(expected), new HashSet<>(lines));
    for (int line = 0; line < lines.size(); line += 2) {
      assertEquals(lines.get(line), lines.get(line + 1), "the records of one call stay together");
    }
  }

  private static AuditRecord record(String name) {
    return new AuditRecord(
        new UUID(1, 2),
        Optional.empty(),
        Instant.parse("2026-01-15T12:00:00Z"),
        "GetFederationToken",
        false,
        UserIdentity.unknown(),
        RequestEnvironment.unknown(),
        "request",
        RequestParameters.builder().name(Optional.of(name)).build(),
        new CallOutcome.Success(ResponseElements.none()),
        AdditionalEventData.none(),
        List.of(),
        Optional.empty());
  }
}

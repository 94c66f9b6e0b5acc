package io.github.sts4j.examples.endpoint.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ObjectStoreTest {
  private static final StoredObject OBJECT =
      new StoredObject(Content.empty(), "e", Instant.EPOCH, Map.of(), Map.of());
  private static final Consumer<Optional<StoredObject>> ALWAYS = anything -> {};

  private final ObjectStore store = new ObjectStore(InstantSource.fixed(Instant.EPOCH));

  @Test
  void aBucketThatChangedHandsAfterTheCheckIsNotWrittenTo() {
    Bucket checked = store.createBucket("data", "111122223333");
    store.deleteBucket(checked);
    Bucket theirs = store.createBucket("data", "444455556666");
    S3Exception refusal =
        assertThrows(S3Exception.class, () -> store.put(checked, "k", OBJECT, ALWAYS));
    assertEquals("NoSuchBucket", refusal.code());
    assertThrows(S3Exception.class, () -> store.deleteBucket(checked));
    assertEquals(Optional.empty(), store.object(theirs, "k"));
  }

  @Test
  void ofManyWritersThatExpectNothingOneWins() throws InterruptedException, ExecutionException {
    Bucket bucket = store.createBucket("data", "111122223333");
    Callable<Boolean> writer = () -> {
      try {
        store.put(bucket, "k", OBJECT, current -> {
          if (current.isPresent()) {
            throw S3Error.PRECONDITION_FAILED.because("taken");
          }
        });
        return true;
      } catch (S3Exception lost) {
        return false;
      }
    };
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Boolean>> writers =
          threads.invokeAll(IntStream.range(0, 64).mapToObj(i -> writer).toList());
      int winners = 0;
      for (Future<Boolean> result : writers) {
        winners += result.get() ? 1 : 0;
      }
      assertEquals(1, winners);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void uploadsGoWithTheirBucket() {
    Bucket bucket = store.createBucket("data", "111122223333");
    MultipartUpload upload =
        new MultipartUpload("id", "k", Map.of(), Optional.empty(), new TreeMap<>());
    store.beginUpload(bucket, upload);
    store.deleteBucket(bucket);
    Bucket again = store.createBucket("data", "111122223333");
    assertThrows(S3Exception.class, () -> store.upload(again, "k", "id"));
    assertTrue(store.bucketsOf("444455556666").isEmpty());
  }

  @Test
  void aPartUploadedWhileCompletingIsNoticed() {
    Bucket bucket = store.createBucket("data", "111122223333");
    MultipartUpload upload =
        new MultipartUpload("id", "k", Map.of(), Optional.empty(), new TreeMap<>());
    store.beginUpload(bucket, upload);
    store.putPart(bucket, "k", "id", 1, new ReceivedBody(Content.empty(), "e", Map.of()));
    S3Exception refusal =
        assertThrows(S3Exception.class, () -> store.completeUpload(bucket, upload, OBJECT, ALWAYS));
    assertEquals("InvalidPart", refusal.code());
  }
}

package io.github.sts4j.examples.endpoint.s3;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Buckets and objects in memory. Thread-safe: each method is one atomic step. It decides nothing about access, and
 * grows until the heap is full.
 *
 * <p>Methods on what is in a bucket take the {@link Bucket} that access was checked for, not its name: if that one
 * was deleted meanwhile and another account made one of the same name, they answer {@code NoSuchBucket}.
 */
public final class ObjectStore {
  private final InstantSource clock;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final NavigableMap<String, BucketState> buckets = new TreeMap<>();

  /**
   * An empty store.
   *
   * @param clock tells creation and modification times
   */
  public ObjectStore(InstantSource clock) {
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * Creates a bucket in {@link Bucket#DEFAULT_REGION}.
   *
   * @param ownerAccount the id of the account that owns it
   * @throws S3Exception {@code InvalidBucketName}, {@code BucketAlreadyOwnedByYou} or {@code BucketAlreadyExists}
   */
  public Bucket createBucket(String name, String ownerAccount) {
    return createBucket(name, ownerAccount, Bucket.DEFAULT_REGION);
  }

  Bucket createBucket(String name, String ownerAccount, String region) {
    Bucket bucket = new Bucket(BucketNames.check(name), ownerAccount, region, now());
    writing(() -> {
      BucketState existing = buckets.putIfAbsent(name, new BucketState(bucket));
      if (existing != null) {
        throw taken(existing.bucket(), ownerAccount);
      }
      return bucket;
    });
    return bucket;
  }

  /** The bucket of that name. */
  public Optional<Bucket> bucket(String name) {
    return reading(() -> Optional.ofNullable(buckets.get(name)).map(BucketState::bucket));
  }

  /** The account's buckets in the order of their names. */
  public List<Bucket> bucketsOf(String account) {
    return reading(() -> buckets.values().stream()
        .map(BucketState::bucket)
        .filter(bucket -> bucket.ownerAccount().equals(account))
        .toList());
  }

  void deleteBucket(Bucket bucket) {
    writing(() -> {
      if (!state(bucket).objects().isEmpty()) {
        throw S3Error.BUCKET_NOT_EMPTY.because(
            "the bucket `" + bucket.name() + "` is not empty; delete its objects first");
      }
      return buckets.remove(bucket.name());
    });
  }

  Optional<StoredObject> object(Bucket bucket, String key) {
    return reading(() -> Optional.ofNullable(state(bucket).objects().get(key)));
  }

  /** Stores the object, unless the condition, given what is there now, throws. */
  void put(
      Bucket bucket, String key, StoredObject object, Consumer<Optional<StoredObject>> condition) {
    writing(() -> {
      NavigableMap<String, StoredObject> objects = state(bucket).objects();
      condition.accept(Optional.ofNullable(objects.get(key)));
      return objects.put(key, object);
    });
  }

  /** Deletes the object if it is there, unless the condition, given what is there now, throws. */
  void delete(Bucket bucket, String key, Consumer<Optional<StoredObject>> condition) {
    writing(() -> {
      NavigableMap<String, StoredObject> objects = state(bucket).objects();
      condition.accept(Optional.ofNullable(objects.get(key)));
      return objects.remove(key);
    });
  }

  ListPage list(Bucket bucket, ListQuery query) {
    return reading(() -> query.over(state(bucket).objects()));
  }

  void beginUpload(Bucket bucket, MultipartUpload upload) {
    writing(() -> state(bucket).uploads().put(upload.id(), upload));
  }

  MultipartUpload upload(Bucket bucket, String key, String id) {
    return reading(() -> upload(state(bucket), key, id));
  }

  void putPart(Bucket bucket, String key, String id, int number, ReceivedBody part) {
    writing(() -> {
      BucketState state = state(bucket);
      return state.uploads().put(id, upload(state, key, id).withPart(number, part));
    });
  }

  /** Puts what the parts make in the place of the upload, in one step. */
  void completeUpload(
      Bucket bucket,
      MultipartUpload upload,
      StoredObject object,
      Consumer<Optional<StoredObject>> condition) {
    writing(() -> {
      BucketState state = state(bucket);
      MultipartUpload current = upload(state, upload.key(), upload.id());
      if (!current.equals(upload)) {
        throw S3Error.INVALID_PART.because(
            "a part was uploaded again while the upload was completed");
      }
      condition.accept(Optional.ofNullable(state.objects().get(upload.key())));
      state.uploads().remove(upload.id());
      return state.objects().put(upload.key(), object);
    });
  }

  void abortUpload(Bucket bucket, String key, String id) {
    writing(() -> {
      BucketState state = state(bucket);
      return state.uploads().remove(upload(state, key, id).id());
    });
  }

  /** The present moment in whole seconds, as S3 keeps it: HTTP dates carry no more. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  static S3Exception noSuchBucket(String name) {
    return S3Error.NO_SUCH_BUCKET.because("the bucket `" + name + "` does not exist");
  }

  private static S3Exception taken(Bucket existing, String account) {
    return existing.ownerAccount().equals(account)
        ? S3Error.BUCKET_ALREADY_OWNED_BY_YOU.because(
            "you already own the bucket `" + existing.name() + "`")
        : S3Error.BUCKET_ALREADY_EXISTS.because(
            "the bucket name `" + existing.name() + "` is taken; choose another");
  }

  private BucketState state(Bucket bucket) {
    return Optional.ofNullable(buckets.get(bucket.name()))
        .filter(state -> state.bucket().equals(bucket))
        .orElseThrow(() -> noSuchBucket(bucket.name()));
  }

  private static MultipartUpload upload(BucketState state, String key, String id) {
    return Optional.ofNullable(state.uploads().get(id))
        .filter(upload -> upload.key().equals(key))
        .orElseThrow(() -> S3Error.NO_SUCH_UPLOAD.because(
            "the upload does not exist; it may have been completed or aborted"));
  }

  private <T> T reading(Supplier<T> step) {
    return locked(lock.readLock(), step);
  }

  private void writing(Supplier<?> step) {
    locked(lock.writeLock(), step);
  }

  private static <T> T locked(Lock held, Supplier<T> step) {
    held.lock();
    try {
      return step.get();
    } finally {
      held.unlock();
    }
  }
}

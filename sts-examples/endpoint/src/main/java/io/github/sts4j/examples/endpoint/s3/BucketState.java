package io.github.sts4j.examples.endpoint.s3;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What is in one bucket. Guarded by the lock of its {@link ObjectStore}. */
final class BucketState {
  private final Bucket bucket;
  private final NavigableMap<String, StoredObject> objects = new TreeMap<>(KeyOrder.UTF_8);
  private final Map<String, MultipartUpload> uploads = new HashMap<>();

  BucketState(Bucket bucket) {
    this.bucket = bucket;
  }

  Bucket bucket() {
    return bucket;
  }

  NavigableMap<String, StoredObject> objects() {
    return objects;
  }

  Map<String, MultipartUpload> uploads() {
    return uploads;
  }
}

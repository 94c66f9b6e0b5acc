package io.github.sts4j.examples.endpoint.s3;

import java.util.Optional;

/** Finds the bucket or object a request names. */
record BucketLookup(ObjectStore store) {
  /** The bucket of the request's path, if its owner is the one the client expects. */
  Bucket of(S3Call call) {
    return named(call.bucket(), call.header("x-amz-expected-bucket-owner"));
  }

  /**
   * The bucket of that name. Whether a bucket exists is no secret: S3 tells it to any authenticated caller.
   *
   * @throws S3Exception if there is none, or another account than the expected one owns it
   */
  Bucket named(String name, Optional<String> expectedOwner) {
    Bucket bucket = store.bucket(name).orElseThrow(() -> ObjectStore.noSuchBucket(name));
    if (expectedOwner.filter(owner -> !owner.equals(bucket.ownerAccount())).isPresent()) {
      throw S3Exception.accessDenied(
          "the bucket `" + name + "` does not belong to the expected account");
    }
    return bucket;
  }

  /**
   * The object, for a caller who may read it.
   *
   * @throws S3Exception {@code AccessDenied} if it may not, or if there is no such key and it may not list the bucket:
   *     otherwise the answer would tell which keys exist
   */
  StoredObject readable(Bucket bucket, String key, S3Access access) {
    access.require("s3:GetObject", bucket.arnOf(key), bucket.ownerAccount(), ConditionKeys.none());
    Optional<StoredObject> object = store.object(bucket, key);
    if (object.isEmpty()) {
      access.require("s3:ListBucket", bucket.arn(), bucket.ownerAccount(), ConditionKeys.none());
    }
    return object.orElseThrow(
        () -> S3Error.NO_SUCH_KEY.because("the specified key does not exist"));
  }
}

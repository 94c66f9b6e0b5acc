package io.github.sts4j.examples.endpoint.s3;

import java.io.IOException;

/** PutObject and DeleteObject. */
record WriteOperations(
    ObjectStore store, BucketLookup buckets, BodyReader bodies, CopyOperation copy) {
  S3Response put(S3Call call, S3Access access) throws IOException {
    if (call.header("x-amz-copy-source").isPresent()) {
      return copy.run(call, access);
    }
    Bucket bucket = buckets.of(call);
    access.require(
        "s3:PutObject",
        bucket.arnOf(call.key()),
        bucket.ownerAccount(),
        ConditionKeys.ofWrite(call));
    WriteConditions.requireReadForIfMatch(call, bucket, access);
    StoredObject object = StoredObject.of(bodies.read(call), ObjectHeaders.of(call), store.now());
    store.put(bucket, call.key(), object, Preconditions.of(call, "")::onWrite);
    return S3Response.of(200).with("ETag", object.quotedEtag()).withAll(object.checksums());
  }

  /** Deleting what is not there succeeds, and so tells nobody what is. */
  S3Response delete(S3Call call, S3Access access) {
    Bucket bucket = buckets.of(call);
    access.require(
        "s3:DeleteObject", bucket.arnOf(call.key()), bucket.ownerAccount(), ConditionKeys.none());
    WriteConditions.requireReadForIfMatch(call, bucket, access);
    store.delete(bucket, call.key(), Preconditions.of(call, "")::onWrite);
    return S3Response.of(204);
  }
}

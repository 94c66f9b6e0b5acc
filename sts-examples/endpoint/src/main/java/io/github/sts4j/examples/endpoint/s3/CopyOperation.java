package io.github.sts4j.examples.endpoint.s3;

import java.util.Map;

/** CopyObject: reading the source and writing the target are two permissions. */
record CopyOperation(ObjectStore store, BucketLookup buckets) implements Operation {
  @Override
  public S3Response run(S3Call call, S3Access access) {
    CopySource source = CopySource.parse(call.header("x-amz-copy-source").orElse(""));
    Bucket target = buckets.of(call);
    Bucket from = buckets.named(source.bucket(), call.header("x-amz-source-expected-bucket-owner"));
    access.require(
        "s3:PutObject",
        target.arnOf(call.key()),
        target.ownerAccount(),
        ConditionKeys.ofCopy(call, source));
    WriteConditions.requireReadForIfMatch(call, target, access);
    StoredObject object = buckets.readable(from, source.key(), access);
    if (Preconditions.of(call, "x-amz-copy-source-").onRead(object)
        != Preconditions.Outcome.PROCEED) {
      throw Preconditions.failed("x-amz-copy-source-if-*");
    }
    StoredObject copy = new StoredObject(
        object.content(),
        object.etag(),
        store.now(),
        headers(call, target, source, object),
        object.checksums());
    store.put(target, call.key(), copy, Preconditions.of(call, "")::onWrite);
    return S3Response.xml(200, XmlDocument.result("CopyObjectResult", xml -> {
      xml.text("LastModified", HttpDates.inDocument(copy.lastModified()));
      xml.text("ETag", copy.quotedEtag());
    }));
  }

  private static Map<String, String> headers(
      S3Call call, Bucket target, CopySource source, StoredObject object) {
    String directive = call.header("x-amz-metadata-directive").orElse("COPY");
    if (directive.equals("REPLACE")) {
      return ObjectHeaders.of(call);
    }
    if (!directive.equals("COPY")) {
      throw S3Error.INVALID_ARGUMENT.because(
          "x-amz-metadata-directive `" + directive + "` must be COPY or REPLACE");
    }
    if (target.name().equals(source.bucket()) && call.key().equals(source.key())) {
      throw S3Error.INVALID_REQUEST.because(
          "this copy of an object onto itself changes nothing; set x-amz-metadata-directive to REPLACE");
    }
    return object.headers();
  }
}

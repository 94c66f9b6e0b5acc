package io.github.sts4j.examples.endpoint.s3;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** CreateBucket, HeadBucket, GetBucketLocation and DeleteBucket. */
record BucketOperations(ObjectStore store, BucketLookup buckets) {
  private static final BodyReader CONFIGURATION = new BodyReader(1 << 16);
  private static final Pattern REGION = Pattern.compile("[a-zA-Z0-9-]{2,32}");

  S3Response create(S3Call call, S3Access access) throws IOException {
    String name = BucketNames.check(call.bucket());
    Optional<String> constraint = locationConstraint(call);
    access.require(
        "s3:CreateBucket",
        "arn:aws:s3:::" + name,
        access.account(),
        ConditionKeys.ofCreate(call, constraint));
    Bucket bucket =
        store.createBucket(name, access.account(), constraint.orElse(Bucket.DEFAULT_REGION));
    return S3Response.of(200).with("Location", "/" + bucket.name());
  }

  S3Response head(S3Call call, S3Access access) {
    Bucket bucket = allowed(call, access, "s3:ListBucket");
    return S3Response.of(200).with("x-amz-bucket-region", bucket.region());
  }

  S3Response location(S3Call call, S3Access access) {
    Bucket bucket = allowed(call, access, "s3:GetBucketLocation");
    // S3 writes its first region as nothing.
    String constraint = bucket.region().equals(Bucket.DEFAULT_REGION) ? "" : bucket.region();
    return S3Response.xml(200, XmlDocument.textResult("LocationConstraint", constraint));
  }

  S3Response delete(S3Call call, S3Access access) {
    store.deleteBucket(allowed(call, access, "s3:DeleteBucket"));
    return S3Response.of(204);
  }

  private Bucket allowed(S3Call call, S3Access access, String action) {
    Bucket bucket = buckets.of(call);
    access.require(action, bucket.arn(), bucket.ownerAccount(), ConditionKeys.none());
    return bucket;
  }

  private static Optional<String> locationConstraint(S3Call call) throws IOException {
    Content body = CONFIGURATION.read(call).content();
    if (body.size() == 0) {
      return Optional.empty();
    }
    XmlElement configuration = XmlElement.parse(body, "CreateBucketConfiguration");
    if (configuration.children().size()
        > configuration.children("LocationConstraint").size()) {
      throw S3Error.NOT_IMPLEMENTED.because(
          "of a bucket's configuration, only LocationConstraint is implemented");
    }
    Optional<String> region =
        configuration.textOf("LocationConstraint").filter(text -> !text.isEmpty());
    if (region
        .filter(
            text -> text.equals(Bucket.DEFAULT_REGION) || !REGION.matcher(text).matches())
        .isPresent()) {
      throw S3Error.INVALID_LOCATION_CONSTRAINT.because("the location constraint `"
          + region.get()
          + "` is not valid; name a region, or leave it out for "
          + Bucket.DEFAULT_REGION);
    }
    return region;
  }
}

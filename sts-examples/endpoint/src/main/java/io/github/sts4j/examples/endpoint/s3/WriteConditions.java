package io.github.sts4j.examples.endpoint.s3;

/** What a conditional write needs besides the permission to write. */
final class WriteConditions {
  private WriteConditions() {}

  /**
   * Asks for {@code s3:GetObject} where the request has an {@code If-Match}: its answer tells what the object is.
   *
   * @throws S3Exception if the caller may not read the object
   */
  static void requireReadForIfMatch(S3Call call, Bucket bucket, S3Access access) {
    if (call.header("if-match").isPresent()) {
      access.require(
          "s3:GetObject", bucket.arnOf(call.key()), bucket.ownerAccount(), ConditionKeys.none());
    }
  }
}

package io.github.sts4j.examples.endpoint.s3;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Headers that ask for what the store does not do. Ignoring them would claim encryption, locks or grants that are not
 * there.
 */
final class UnsupportedHeaders {
  private static final List<String> PREFIXES = List.of(
      "x-amz-server-side-encryption",
      "x-amz-copy-source-server-side-encryption",
      "x-amz-object-lock-");

  private static final Set<String> NAMES = Set.of(
      "x-amz-tagging",
      "x-amz-website-redirect-location",
      "x-amz-write-offset-bytes",
      "x-amz-rename-source");

  /** Headers of which only these values are done; some of them are what S3 does anyway. */
  private static final Map<String, Set<String>> VALUES = Map.of(
      "x-amz-bucket-object-lock-enabled", Set.of("false"),
      "x-amz-object-ownership", Set.of("BucketOwnerEnforced"));

  private static final Set<String> CANNED_ACLS = Set.of("private", "bucket-owner-full-control");

  private UnsupportedHeaders() {}

  /**
   * Returns if the request has none of them.
   *
   * @throws S3Exception naming the header, if it has one
   */
  static void check(S3Call call) {
    call.headersStartingWith("x-amz-").forEach(UnsupportedHeaders::check);
  }

  private static void check(String name, String value) {
    if (NAMES.contains(name)
        || PREFIXES.stream().anyMatch(name::startsWith)
        || !VALUES.getOrDefault(name, Set.of(value)).contains(value)) {
      throw S3Error.NOT_IMPLEMENTED.because(
          "the header `" + name + "` asks for what is not implemented here");
    }
    if (name.startsWith("x-amz-grant-")
        || (name.equals("x-amz-acl") && !CANNED_ACLS.contains(value))) {
      throw S3Error.ACCESS_CONTROL_LIST_NOT_SUPPORTED.because(
          "buckets here do not allow ACLs; leave out `" + name + "` and use a bucket policy");
    }
    if (name.equals("x-amz-storage-class") && !value.equals("STANDARD")) {
      throw S3Error.INVALID_STORAGE_CLASS.because(
          "the storage class `" + value + "` is not STANDARD");
    }
  }
}

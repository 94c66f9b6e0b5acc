package io.github.sts4j.examples.endpoint.s3;

import java.nio.charset.StandardCharsets;

/** What a path-style request is about: the whole service, a bucket, or an object. */
sealed interface S3Target {
  /** The longest key, in bytes of UTF-8. */
  int MAX_KEY_BYTES = 1024;

  /** {@code /} */
  record Service() implements S3Target {}

  /** {@code /bucket} or {@code /bucket/} */
  record OfBucket(String bucket) implements S3Target {}

  /** {@code /bucket/key}; everything after the second slash is the key, dots and further slashes included. */
  record OfObject(String bucket, String key) implements S3Target {}

  /**
   * Reads the raw path of a request.
   *
   * @throws S3Exception if it names no bucket, is not percent-encoded UTF-8, or the key is too long
   */
  static S3Target parse(String rawPath) {
    if (!rawPath.startsWith("/")) {
      throw S3Error.INVALID_URI.because("the path `" + rawPath + "` does not start with a slash");
    }
    if (rawPath.length() == 1) {
      return new Service();
    }
    int slash = rawPath.indexOf('/', 1);
    String bucket = decode(slash < 0 ? rawPath.substring(1) : rawPath.substring(1, slash));
    String key = slash < 0 ? "" : decode(rawPath.substring(slash + 1));
    if (bucket.isEmpty()) {
      throw S3Error.INVALID_BUCKET_NAME.because(
          "the path `" + rawPath + "` names no bucket; it must be /bucket/key");
    }
    return key.isEmpty() ? new OfBucket(bucket) : new OfObject(bucket, checkedKey(key));
  }

  /**
   * The key, if it is not too long.
   *
   * @throws S3Exception if it is
   */
  static String checkedKey(String key) {
    int bytes = key.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_KEY_BYTES) {
      throw S3Error.KEY_TOO_LONG.because(
          "the key has " + bytes + " bytes; at most " + MAX_KEY_BYTES + " are allowed");
    }
    return key;
  }

  private static String decode(String encoded) {
    return PercentCoding.decode(encoded)
        .orElseThrow(() -> S3Error.INVALID_URI.because(
            "the path holds `" + encoded + "`, which is not percent-encoded UTF-8"));
  }
}

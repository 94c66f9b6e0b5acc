package io.github.sts4j.examples.endpoint.s3;

import java.util.List;
import java.util.Map;

/**
 * What one authenticated caller may do. Made for one request, used by one thread.
 *
 * <p>The store asks before it reveals whether anything but a bucket exists; an implementation refuses whatever it
 * cannot decide.
 */
public interface S3Access {
  /** The caller's account id: the owner of the buckets it creates. */
  String account();

  /**
   * Returns if the caller may do this, and throws otherwise.
   *
   * @param action the IAM action, such as {@code s3:GetObject}
   * @param resourceArn {@code arn:aws:s3:::bucket}, {@code arn:aws:s3:::bucket/key}, or {@code *} for ListBuckets. A
   *     key stands there as it is, so it may hold {@code *}, {@code ?} and further slashes
   * @param bucketOwnerAccount the account that owns the bucket; the caller's own where there is no bucket yet
   * @param contextKeys the condition keys that the request itself gives, such as {@code s3:prefix}; a key that the
   *     request does not give is absent
   * @throws S3Exception {@code AccessDenied} if it may not
   */
  void require(
      String action,
      String resourceArn,
      String bucketOwnerAccount,
      Map<String, List<String>> contextKeys);

  /**
   * Whether {@link #require} returns. Failures other than {@code AccessDenied} are thrown on.
   */
  default boolean permits(
      String action,
      String resourceArn,
      String bucketOwnerAccount,
      Map<String, List<String>> contextKeys) {
    try {
      require(action, resourceArn, bucketOwnerAccount, contextKeys);
      return true;
    } catch (S3Exception refusal) {
      if (refusal.is(S3Error.ACCESS_DENIED)) {
        return false;
      }
      throw refusal;
    }
  }
}

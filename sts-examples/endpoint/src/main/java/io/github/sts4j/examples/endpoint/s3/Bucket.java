package io.github.sts4j.examples.endpoint.s3;

import java.time.Instant;

/**
 * A bucket, without what is in it.
 *
 * @param ownerAccount the id of the account that owns it
 * @param region where it says it is; {@link #DEFAULT_REGION} unless its creator asked for another
 */
public record Bucket(String name, String ownerAccount, String region, Instant created) {
  /** The region of a bucket whose creator named none. */
  public static final String DEFAULT_REGION = "us-east-1";

  /** The bucket's ARN. */
  public String arn() {
    return "arn:aws:s3:::" + name;
  }

  /** The ARN of an object in it; the key stands there as it is. */
  public String arnOf(String key) {
    return arn() + "/" + key;
  }
}

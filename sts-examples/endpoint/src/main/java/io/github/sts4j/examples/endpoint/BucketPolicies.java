package io.github.sts4j.examples.endpoint;

import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.world.World;
import io.github.sts4j.policy.Policy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The bucket policies of the world. */
final class BucketPolicies {
  private static final String BUCKET_ARN = "arn:aws:s3:::";

  private final Map<String, World.Bucket> byName;

  private BucketPolicies(Map<String, World.Bucket> byName) {
    this.byName = Map.copyOf(byName);
  }

  static BucketPolicies of(World world) {
    Map<String, World.Bucket> byName = new HashMap<>();
    world.buckets().forEach(bucket -> byName.put(bucket.name(), bucket));
    return new BucketPolicies(byName);
  }

  /**
   * The policy of the bucket that a resource is or lies in. A bucket made anew by another account than the world's does not
   * get the old one's policy.
   */
  Optional<Policy> of(String resourceArn, AccountId owner) {
    if (!resourceArn.startsWith(BUCKET_ARN)) {
      return Optional.empty();
    }
    String path = resourceArn.substring(BUCKET_ARN.length());
    int slash = path.indexOf('/');
    return Optional.ofNullable(byName.get(slash < 0 ? path : path.substring(0, slash)))
        .filter(bucket -> bucket.account().equals(owner))
        .flatMap(World.Bucket::policy);
  }
}

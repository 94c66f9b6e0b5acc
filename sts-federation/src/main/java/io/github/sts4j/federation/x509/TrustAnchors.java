package io.github.sts4j.federation.x509;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.sts4j.policy.Arn;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which trust anchors are registered. Implementations must be safe for use by many threads; they are asked at every certificate, so
 * a change takes effect at once. An empty answer leads to a refusal, and so does throwing.
 */
@FunctionalInterface
public interface TrustAnchors {

  /** The trust anchor of this ARN. */
  Optional<RegisteredTrustAnchor> find(Arn arn);

  /**
   * These trust anchors and no others.
   *
   * @throws IllegalArgumentException when two have one ARN
   */
  static TrustAnchors of(Collection<RegisteredTrustAnchor> anchors) {
    Map<Arn, RegisteredTrustAnchor> byArn = anchors.stream()
        .collect(
            toUnmodifiableMap(RegisteredTrustAnchor::arn, Function.identity(), (one, other) -> {
              throw new IllegalArgumentException(one + " is given twice");
            }));
    return arn -> Optional.ofNullable(byArn.get(arn));
  }
}

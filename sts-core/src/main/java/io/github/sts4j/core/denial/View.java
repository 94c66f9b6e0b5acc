package io.github.sts4j.core.denial;

import static io.github.sts4j.policy.PolicyLayer.IDENTITY;
import static io.github.sts4j.policy.PolicyLayer.PERMISSIONS_BOUNDARY;
import static io.github.sts4j.policy.PolicyLayer.RESOURCE;
import static io.github.sts4j.policy.PolicyLayer.RESOURCE_CONTROL;
import static io.github.sts4j.policy.PolicyLayer.SERVICE_CONTROL;
import static io.github.sts4j.policy.PolicyLayer.SESSION;

import io.github.sts4j.policy.PolicyLayer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Who looks at a denial. Where two accounts are concerned each sees its own policies and not the other's, so that nobody
 * learns by being denied what another account's policies say (ER-10).
 */
enum View {
  /** Caller and resource are of one account, which sees everything. */
  ONE_ACCOUNT(EnumSet.allOf(PolicyLayer.class)),
  /** The caller's account, where the resource is another's. */
  CALLERS_ACCOUNT(EnumSet.of(SERVICE_CONTROL, IDENTITY, PERMISSIONS_BOUNDARY, SESSION)),
  /** The resource's account, where the caller is another's. */
  RESOURCES_ACCOUNT(EnumSet.of(RESOURCE_CONTROL, RESOURCE));

  private final Set<PolicyLayer> layers;

  View(Set<PolicyLayer> layers) {
    this.layers = layers;
  }

  boolean shows(PolicyLayer layer) {
    return layers.contains(layer);
  }

  /**
   * Whether a condition key may be shown. To the caller's account, what says nothing of a resource: a key of any other
   * service may. To the resource's account, all but the caller's tags and name.
   */
  boolean shows(String conditionKey) {
    String key = conditionKey.toLowerCase(Locale.ROOT);
    return switch (this) {
      case ONE_ACCOUNT -> true;
      case CALLERS_ACCOUNT ->
        key.startsWith("sts:") || (key.startsWith("aws:") && !key.startsWith("aws:resource"));
      case RESOURCES_ACCOUNT -> !key.startsWith("aws:principaltag/") && !key.equals("aws:username");
    };
  }
}

package io.github.sts4j.core.denial;

import io.github.sts4j.policy.PolicyLayer;
import java.util.Locale;

/**
 * Who looks at a denial. Where two accounts are concerned each sees its own policies and not the other's, so that nobody
 * learns by being denied what another account's policies say (ER-10).
 */
enum View {
  /** Caller and resource are of one account, which sees everything. */
  ONE_ACCOUNT,
  /** The caller's account, where the resource is another's. */
  CALLERS_ACCOUNT,
  /** The resource's account, where the caller is another's. */
  RESOURCES_ACCOUNT;

  boolean shows(PolicyLayer layer) {
    boolean callers = switch (layer) {
      case SERVICE_CONTROL, IDENTITY, PERMISSIONS_BOUNDARY, SESSION -> true;
      case RESOURCE_CONTROL, RESOURCE -> false;
    };
    return switch (this) {
      case ONE_ACCOUNT -> true;
      case CALLERS_ACCOUNT -> callers;
      case RESOURCES_ACCOUNT -> !callers;
    };
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

package io.github.sts4j.policy;

import io.github.sts4j.policy.AccessDecision.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An outcome and the layer that brought it about; a closed set, so that deciding allocates nothing. */
enum Verdict {
  ALLOWED(Outcome.ALLOWED, null),
  DENIED_BY_RESOURCE_CONTROL(Outcome.EXPLICITLY_DENIED, PolicyLayer.RESOURCE_CONTROL),
  DENIED_BY_SERVICE_CONTROL(Outcome.EXPLICITLY_DENIED, PolicyLayer.SERVICE_CONTROL),
  DENIED_BY_RESOURCE(Outcome.EXPLICITLY_DENIED, PolicyLayer.RESOURCE),
  DENIED_BY_IDENTITY(Outcome.EXPLICITLY_DENIED, PolicyLayer.IDENTITY),
  DENIED_BY_PERMISSIONS_BOUNDARY(Outcome.EXPLICITLY_DENIED, PolicyLayer.PERMISSIONS_BOUNDARY),
  DENIED_BY_SESSION(Outcome.EXPLICITLY_DENIED, PolicyLayer.SESSION),
  SERVICE_CONTROL_IS_SILENT(Outcome.IMPLICITLY_DENIED, PolicyLayer.SERVICE_CONTROL),
  RESOURCE_IS_SILENT(Outcome.IMPLICITLY_DENIED, PolicyLayer.RESOURCE),
  IDENTITY_IS_SILENT(Outcome.IMPLICITLY_DENIED, PolicyLayer.IDENTITY),
  PERMISSIONS_BOUNDARY_IS_SILENT(Outcome.IMPLICITLY_DENIED, PolicyLayer.PERMISSIONS_BOUNDARY),
  SESSION_IS_SILENT(Outcome.IMPLICITLY_DENIED, PolicyLayer.SESSION);

  private final Outcome outcome;
  private final @Nullable PolicyLayer layer;

  Verdict(Outcome outcome, @Nullable PolicyLayer layer) {
    this.outcome = outcome;
    this.layer = layer;
  }

  Outcome outcome() {
    return outcome;
  }

  Optional<PolicyLayer> layer() {
    return Optional.ofNullable(layer);
  }
}

package io.github.sts4j.testkit.report;

import io.github.sts4j.policy.AccessRequest;
import io.github.sts4j.policy.Policy;
import net.jqwik.api.SampleReportingFormat;

/** Shows a policy as its text, and a request with its context. jqwik finds this by itself. Immutable. */
public final class PolicyReportingFormat implements SampleReportingFormat {
  /** For jqwik to call. */
  public PolicyReportingFormat() {}

  @Override
  public boolean appliesTo(Object value) {
    return value instanceof Policy || value instanceof AccessRequest;
  }

  @Override
  public Object report(Object value) {
    return value instanceof Policy policy
        ? policy.kind() + " " + policy.json()
        : value + " " + ((AccessRequest) value).context();
  }
}

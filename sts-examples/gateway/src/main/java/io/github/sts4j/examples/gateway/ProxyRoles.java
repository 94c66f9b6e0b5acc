package io.github.sts4j.examples.gateway;

import io.github.sts4j.core.AssumeRoleResponse;
import java.util.Optional;

/** The second: temporary credentials, for a client whose signature the proxy has checked. */
@FunctionalInterface
public interface ProxyRoles {
  /**
   * A session of a role.
   *
   * @param caller who asks
   * @param region the region the request was signed for
   * @param roleArn the role
   * @param externalId for the role's trust policy
   * @param sessionName the name of the session
   * @param durationSeconds how long it lasts; an hour when absent
   * @return empty when the caller gets none, whatever the reason
   */
  Optional<AssumeRoleResponse> assume(
      ProxyCredential caller,
      String region,
      String roleArn,
      Optional<String> externalId,
      Optional<String> sessionName,
      Optional<Integer> durationSeconds);
}

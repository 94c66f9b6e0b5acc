package io.github.sts4j.examples.endpoint;

import io.github.sts4j.policy.Arn;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How the endpoint delivers credentials to containers.
 *
 * @param role the role that is assumed
 * @param user the user on whose behalf, whom the role must trust
 * @param tokenFile holds the authorization token
 */
record ContainerOptions(Arn role, Arn user, Path tokenFile) {
  static final String ROLE = "--container-credentials-role";
  static final String USER = "--container-credentials-user";
  static final String TOKEN_FILE = "--container-authorization-token-file";

  /**
   * @throws Options.UsageException when one of the three is missing, or an ARN is malformed
   */
  static Optional<ContainerOptions> of(Map<String, String> values) {
    String role = values.get(ROLE);
    String user = values.get(USER);
    String tokenFile = values.get(TOKEN_FILE);
    if (role == null && user == null && tokenFile == null) {
      return Optional.empty();
    }
    if (role == null || user == null || tokenFile == null) {
      throw new Options.UsageException(ROLE + ", " + USER + " and " + TOKEN_FILE + " go together");
    }
    return Optional.of(new ContainerOptions(arn(ROLE, role), arn(USER, user), Path.of(tokenFile)));
  }

  private static Arn arn(String name, String value) {
    try {
      return Arn.parse(value);
    } catch (IllegalArgumentException e) {
      throw new Options.UsageException(name + ": " + e.getMessage());
    }
  }
}

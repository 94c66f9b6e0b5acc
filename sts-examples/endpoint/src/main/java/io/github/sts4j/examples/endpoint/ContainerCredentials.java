package io.github.sts4j.examples.endpoint;

import io.github.sts4j.core.AssumeRoleRequest;
import io.github.sts4j.core.TemporaryCredentials;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.world.World;
import java.io.IOException;
import java.util.List;

/**
 * Temporary credentials for whoever holds a token, as AWS's clients ask for them in a container: the endpoint assumes a
 * role on behalf of a user, anew for every request.
 */
final class ContainerCredentials {
  private static final String SESSION_NAME = "container-credentials";

  private final TokenService sts;
  private final String role;
  private final User user;
  private final AuthorizationToken token;

  private ContainerCredentials(TokenService sts, String role, User user, AuthorizationToken token) {
    this.sts = sts;
    this.role = role;
    this.user = user;
    this.token = token;
  }

  /**
   * @throws IOException when the world has no such user, or the token file is not as it must be
   */
  static ContainerCredentials of(ContainerOptions options, World world, TokenService sts)
      throws IOException {
    User user = world
        .directory()
        .findUser(options.user())
        .orElseThrow(() -> new IOException("the world has no user `" + options.user()
            + "`: name one of its users with " + ContainerOptions.USER));
    return new ContainerCredentials(
        sts, options.role().toString(), user, AuthorizationToken.read(options.tokenFile()));
  }

  /** The answer to a request with these {@code Authorization} headers. */
  JsonAnswer answer(List<String> authorization, RequestEnvironment environment) {
    if (authorization.size() != 1) {
      return JsonAnswer.refusal(
          401,
          "MissingAuthenticationToken",
          "send the authorization token in one Authorization header"
              + " (AWS_CONTAINER_AUTHORIZATION_TOKEN or AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE)");
    }
    if (!token.matches(authorization.get(0))) {
      return JsonAnswer.refusal(
          403, "AccessDenied", "the authorization token is not the right one");
    }
    try {
      return JsonAnswer.of(assume(environment));
    } catch (StsException refusal) {
      return JsonAnswer.refusal(
          refusal.error().httpStatus(),
          refusal.error().code(),
          String.valueOf(refusal.getMessage()));
    }
  }

  private TemporaryCredentials assume(RequestEnvironment environment) {
    AssumeRoleRequest request =
        AssumeRoleRequest.builder().roleArn(role).roleSessionName(SESSION_NAME).build();
    return sts.assumeRole(AuthenticatedCaller.user(user), request, environment).credentials();
  }
}

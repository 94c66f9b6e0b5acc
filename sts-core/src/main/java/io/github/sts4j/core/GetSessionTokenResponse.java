package io.github.sts4j.core;

import static java.util.Objects.requireNonNull;

/**
 * The answer to GetSessionToken (GS-10).
 *
 * @param credentials the new session's credentials
 */
public record GetSessionTokenResponse(TemporaryCredentials credentials) {
  public GetSessionTokenResponse {
    requireNonNull(credentials, "credentials");
  }
}

package io.github.sts4j.core;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The answer to AssumeRoot (RT-6).
 *
 * @param credentials the new session's credentials
 * @param sourceIdentity the source identity of the caller's session (SI-6)
 */
public record AssumeRootResponse(
    TemporaryCredentials credentials, Optional<String> sourceIdentity) {
  public AssumeRootResponse {
    requireNonNull(credentials, "credentials");
    requireNonNull(sourceIdentity, "sourceIdentity");
  }
}

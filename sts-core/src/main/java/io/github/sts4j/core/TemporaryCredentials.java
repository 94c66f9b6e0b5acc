package io.github.sts4j.core;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.SecretAccessKey;
import io.github.sts4j.core.token.SessionToken;
import java.time.Instant;

/**
 * The credentials of one session (CR-1). Neither the secret nor the token prints.
 *
 * @param accessKeyId {@code ASIA...}; encodes the account that owns the session (CR-2)
 * @param secretAccessKey the secret to sign with, 40 characters
 * @param sessionToken the token to send along; its length is not promised
 * @param expiration when the session ends, in whole seconds (CR-3)
 */
public record TemporaryCredentials(
    AccessKeyId accessKeyId,
    SecretAccessKey secretAccessKey,
    SessionToken sessionToken,
    Instant expiration) {

  public TemporaryCredentials {
    requireNonNull(accessKeyId, "accessKeyId");
    requireNonNull(secretAccessKey, "secretAccessKey");
    requireNonNull(sessionToken, "sessionToken");
    requireNonNull(expiration, "expiration");
  }

  @Override
  public String toString() {
    return "TemporaryCredentials[" + accessKeyId + ", expires " + expiration + "]";
  }
}

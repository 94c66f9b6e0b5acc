package io.github.sts4j.examples.gateway;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.SecretAccessKey;
import io.github.sts4j.core.session.AuthenticatedCaller;

/**
 * What a proxy needs to check a signature. Immutable; the secret does not print.
 *
 * @param accessKeyId the key the request names
 * @param secretAccessKey what it must have been signed with
 * @param owner whose key it is, once the signature is found to be right
 */
public record ProxyCredential(
    AccessKeyId accessKeyId, SecretAccessKey secretAccessKey, AuthenticatedCaller owner) {
  public ProxyCredential {
    requireNonNull(accessKeyId, "accessKeyId");
    requireNonNull(secretAccessKey, "secretAccessKey");
    requireNonNull(owner, "owner");
  }
}

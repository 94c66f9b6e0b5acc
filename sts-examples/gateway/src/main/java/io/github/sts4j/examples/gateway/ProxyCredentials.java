package io.github.sts4j.examples.gateway;

import java.util.Optional;

/** The first thing that a proxy which checks signatures by itself asks of others: the secret behind a key. */
@FunctionalInterface
public interface ProxyCredentials {
  /**
   * The credential that a request names, before anything about the request is known to be true.
   *
   * @param accessKeyId the key the request names
   * @param sessionToken the session token that came with it
   * @return empty when there is no such key, or the session is over, revoked or made up
   */
  Optional<ProxyCredential> find(String accessKeyId, Optional<String> sessionToken);
}

package io.github.sts4j.core.outbound;

import io.github.sts4j.core.identity.AccountId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * Whoever signs the tokens of GetWebIdentityToken. The service decides who gets a token and what it says; an issuer puts
 * its name to it.
 *
 * <p>Implementations MUST be safe for use by many threads. They are asked at every call and may block for a signature. An
 * exception means that no token can be had now; it reaches the application, and the caller gets none.
 */
public interface WebIdentityTokenIssuer {

  /**
   * The value of {@code iss} in tokens about principals of an account (WT-2): an https URL without query, fragment and
   * trailing slash, under which the issuer's documents are served. Empty when this issuer has none for the account; then
   * it gets no tokens.
   */
  Optional<URI> issuer(AccountId account);

  /**
   * Signs a token.
   *
   * @param claims the claims, a JSON object, to be signed as they are
   * @param algorithm how to sign
   * @param now when the token is issued, by which the key is chosen
   */
  WebIdentityToken sign(String claims, SigningAlgorithm algorithm, Instant now);

  /** Signs nothing, for no account. */
  static WebIdentityTokenIssuer none() {
    return NoIssuer.INSTANCE;
  }
}

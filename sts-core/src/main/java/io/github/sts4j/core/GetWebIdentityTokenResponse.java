package io.github.sts4j.core;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.outbound.WebIdentityToken;
import java.time.Instant;

/**
 * The result of GetWebIdentityToken (WT-1).
 *
 * @param webIdentityToken the signed token
 * @param expiration when it expires, in whole seconds
 */
public record GetWebIdentityTokenResponse(WebIdentityToken webIdentityToken, Instant expiration) {
  public GetWebIdentityTokenResponse {
    requireNonNull(webIdentityToken, "webIdentityToken");
    requireNonNull(expiration, "expiration");
  }
}

package io.github.sts4j.core;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The parameters of GetDelegatedAccessToken, as the caller sent them (DT-1). The token does not print.
 *
 * @param tradeInToken what the approver's side sent to the delegate; required
 */
public record GetDelegatedAccessTokenRequest(Optional<String> tradeInToken) implements StsRequest {
  public GetDelegatedAccessTokenRequest {
    requireNonNull(tradeInToken, "tradeInToken");
  }

  /** A request with this token. */
  public static GetDelegatedAccessTokenRequest of(String tradeInToken) {
    return new GetDelegatedAccessTokenRequest(Optional.of(tradeInToken));
  }

  @Override
  public String action() {
    return "GetDelegatedAccessToken";
  }

  @Override
  public String toString() {
    return "GetDelegatedAccessTokenRequest[token redacted]"; // ER-12
  }
}

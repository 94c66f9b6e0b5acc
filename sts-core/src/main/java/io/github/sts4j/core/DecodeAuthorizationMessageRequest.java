package io.github.sts4j.core;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The parameters of DecodeAuthorizationMessage, as the caller sent them (DM-1).
 *
 * @param encodedMessage the message that came with a denial; required, 1 to 10,240 characters
 */
public record DecodeAuthorizationMessageRequest(Optional<String> encodedMessage)
    implements StsRequest {
  public DecodeAuthorizationMessageRequest {
    requireNonNull(encodedMessage, "encodedMessage");
  }

  /** A request for this message. */
  public static DecodeAuthorizationMessageRequest of(String encodedMessage) {
    return new DecodeAuthorizationMessageRequest(Optional.of(encodedMessage));
  }

  @Override
  public String action() {
    return "DecodeAuthorizationMessage";
  }
}

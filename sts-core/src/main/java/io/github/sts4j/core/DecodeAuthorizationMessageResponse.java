package io.github.sts4j.core;

import static java.util.Objects.requireNonNull;

/**
 * The result of DecodeAuthorizationMessage (DM-1). It shows policies, so it does not print.
 *
 * @param decodedMessage a JSON document; its form is in {@code docs/authorization-messages.md} (DM-4)
 */
public record DecodeAuthorizationMessageResponse(String decodedMessage) {
  public DecodeAuthorizationMessageResponse {
    requireNonNull(decodedMessage, "decodedMessage");
  }

  /** The length of the document, without the document. */
  @Override
  public String toString() {
    return "DecodeAuthorizationMessageResponse[" + decodedMessage.length() + " characters]";
  }
}

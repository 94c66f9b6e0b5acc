package io.github.sts4j.core.sigv4;

import org.jspecify.annotations.Nullable;

/**
 * What a signature covers of a request, as far as it is needed still: its hash, or, where its last line is the hash of a body
 * that is yet to come, the text before that line. Immutable, if nobody appends to the text.
 */
final class CanonicalRequest {
  private final @Nullable CanonicalText head;
  private final byte[] hash;

  private CanonicalRequest(@Nullable CanonicalText head, byte[] hash) {
    this.head = head;
    this.hash = hash;
  }

  /** @param head the text up to the payload's hash, which grows no more after this */
  static CanonicalRequest of(CanonicalText head, Payload payload) {
    return payload.mode() == PayloadMode.FROM_BODY
        ? new CanonicalRequest(head, new byte[0])
        : new CanonicalRequest(null, head.append(payload.declared()).sha256());
  }

  /** @param payloadText the hash of the body, of which a declared payload has no need */
  byte[] sha256(String payloadText) {
    return head == null ? hash : head.sha256(payloadText);
  }

  /** The text up to the hash of a body that is yet to come, and nothing of any other request. */
  @Override
  public String toString() {
    return head == null ? "" : head.toString();
  }
}

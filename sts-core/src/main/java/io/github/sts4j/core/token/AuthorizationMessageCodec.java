package io.github.sts4j.core.token;

import io.github.sts4j.core.identity.AccountId;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The binary form of an authorization message, in the wire format of the claims ({@code docs/authorization-messages.md}). */
final class AuthorizationMessageCodec {
  /** The most that a message takes beside its documents: expiry, number and lengths of two accounts, the end. */
  static final int OVERHEAD = 64;

  private static final int EXPIRES_AT = 1;
  private static final int DOCUMENT = 2;
  private static final int DOCUMENT_ACCOUNT = 1;
  private static final int DOCUMENT_TEXT = 2;
  private static final byte END = (byte) 0x80;

  private AuthorizationMessageCodec() {}

  /** The message, filled up to so many bytes: a byte {@code 80}, then zeros. */
  static byte[] encode(AuthorizationMessage message, int atLeast) {
    WireWriter out = new WireWriter();
    out.number(EXPIRES_AT, message.expiresAt().getEpochSecond());
    message.documents().forEach((account, text) -> {
      WireWriter document = new WireWriter();
      document.text(DOCUMENT_ACCOUNT, account.value());
      document.text(DOCUMENT_TEXT, text);
      out.bytes(DOCUMENT, document.finish());
    });
    byte[] content = out.finish();
    byte[] padded = Arrays.copyOf(content, Math.max(content.length + 1, atLeast));
    padded[content.length] = END;
    return padded;
  }

  /**
   * @throws IllegalArgumentException if the bytes are not in the form that {@link #encode} writes
   */
  static AuthorizationMessage decode(byte[] bytes) {
    WireReader in = new WireReader(content(bytes));
    @Nullable Instant expiresAt = null;
    Map<AccountId, String> documents = new LinkedHashMap<>();
    while (in.hasNext()) {
      switch (in.nextField()) {
        case EXPIRES_AT -> expiresAt = ClaimsDecoder.second(in.number());
        case DOCUMENT -> readDocument(in.repeatableMessage(), documents);
        default -> in.skipInformative();
      }
    }
    if (expiresAt == null) {
      throw new IllegalArgumentException("an authorization message needs an expiry");
    }
    return new AuthorizationMessage(expiresAt, documents);
  }

  private static byte[] content(byte[] padded) {
    int end = padded.length - 1;
    while (end > 0 && padded[end] == 0) {
      end--;
    }
    if (padded[end] != END) {
      throw new IllegalArgumentException("an authorization message does not end as it must");
    }
    return Arrays.copyOf(padded, end);
  }

  private static void readDocument(WireReader in, Map<AccountId, String> documents) {
    @Nullable String account = null;
    @Nullable String text = null;
    while (in.hasNext()) {
      switch (in.nextField()) {
        case DOCUMENT_ACCOUNT -> account = in.text();
        case DOCUMENT_TEXT -> text = in.text();
        default -> in.skipInformative();
      }
    }
    if (account == null || text == null || documents.put(AccountId.of(account), text) != null) {
      throw new IllegalArgumentException("an account's document is incomplete, or there twice");
    }
  }
}

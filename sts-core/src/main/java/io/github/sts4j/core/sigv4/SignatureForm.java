package io.github.sts4j.core.sigv4;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;

/** Where a request carries its signature, and so how a malformed one is refused. */
enum SignatureForm {
  HEADER(AuthenticationFailure.MALFORMED_SIGNATURE),
  PRESIGNED(AuthenticationFailure.MALFORMED_PRESIGNED_QUERY);

  private static final int MAX_QUOTED = 64;

  private final AuthenticationFailure malformed;

  SignatureForm(AuthenticationFailure malformed) {
    this.malformed = malformed;
  }

  AuthenticationException malformed(String message) {
    return new AuthenticationException(malformed, message);
  }

  /** The sender's text, short and printable, for a message. */
  static String quoted(String input) {
    StringBuilder text = new StringBuilder("`");
    for (int i = 0; i < input.length() && i < MAX_QUOTED; i++) {
      char c = input.charAt(i);
      text.append(Ascii.isPrintable(c) && c != '`' ? c : '?');
    }
    return text.append(input.length() > MAX_QUOTED ? "...`" : "`").toString();
  }
}

package io.github.sts4j.core.sigv4;

import io.github.sts4j.core.error.AuthenticationException;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Authorization} header, taken apart: {@code AWS4-HMAC-SHA256 Credential=..., SignedHeaders=...,
 * Signature=...}, the three parts in any order.
 */
record AuthorizationHeader(
    SignatureAlgorithm algorithm, String credential, String signedHeaders, String signature) {

  static AuthorizationHeader parse(String header) {
    int space = header.indexOf(' ');
    String algorithm = space < 0 ? header : header.substring(0, space);
    SignatureAlgorithm known = SignatureAlgorithm.of(algorithm)
        .orElseThrow(() -> SignatureForm.HEADER.malformed("the authorization must begin with `"
            + SignatureAlgorithm.HMAC.text() + "`, not " + SignatureForm.quoted(algorithm)));
    return new Parts().read(known, header, algorithm.length());
  }

  /** The parts met so far. */
  private static final class Parts {
    private @Nullable String credential;
    private @Nullable String signedHeaders;
    private @Nullable String signature;

    AuthorizationHeader read(SignatureAlgorithm algorithm, String header, int from) {
      for (int start = from; start <= header.length(); ) {
        int comma = header.indexOf(',', start);
        int end = comma < 0 ? header.length() : comma;
        int equals = header.indexOf('=', start);
        if (equals < 0 || equals > end) {
          throw notThreeParts();
        }
        put(
            HeaderText.trimmed(header.substring(start, equals)),
            HeaderText.trimmed(header.substring(equals + 1, end)));
        start = end + 1;
      }
      if (credential == null || signedHeaders == null || signature == null) {
        throw notThreeParts();
      }
      return new AuthorizationHeader(algorithm, credential, signedHeaders, signature);
    }

    private void put(String name, String value) {
      switch (name) {
        case "Credential" -> credential = first(credential, value);
        case "SignedHeaders" -> signedHeaders = first(signedHeaders, value);
        case "Signature" -> signature = first(signature, value);
        // A part we do not know may be what another reader goes by.
        default -> throw notThreeParts();
      }
    }

    // And so may be a part we know already.
    private static String first(@Nullable String before, String value) {
      if (before != null) {
        throw notThreeParts();
      }
      return value;
    }
  }

  private static AuthenticationException notThreeParts() {
    return SignatureForm.HEADER.malformed(
        "the authorization must give `Credential`, `SignedHeaders` and `Signature`, each once and nothing else");
  }
}

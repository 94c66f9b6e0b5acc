package io.github.sts4j.core.sigv4;

import io.github.sts4j.core.error.AuthenticationException;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Authorization} header, taken apart: {@code AWS4-HMAC-SHA256 Credential=..., SignedHeaders=...,
 * Signature=...}, the three parts in any order.
 */
record AuthorizationHeader(
    SignatureAlgorithm algorithm, TextPart credential, TextPart signedHeaders, TextPart signature) {

  /** Whether nothing follows the signature, and it is one with a shared key. */
  boolean isSignatureLast() {
    return algorithm == SignatureAlgorithm.HMAC
        && signature.end() == signature.whole().length();
  }

  static AuthorizationHeader parse(String header) {
    int space = header.indexOf(' ');
    int length = space < 0 ? header.length() : space;
    SignatureAlgorithm algorithm = SignatureAlgorithm.of(header, length)
        .orElseThrow(() -> SignatureForm.HEADER.malformed("the authorization must begin with `"
            + SignatureAlgorithm.HMAC.text()
            + "`, not "
            + SignatureForm.quoted(header.substring(0, length))));
    return new Parts().read(algorithm, header, length);
  }

  /** The parts met so far. */
  private static final class Parts {
    private @Nullable TextPart credential;
    private @Nullable TextPart signedHeaders;
    private @Nullable TextPart signature;

    AuthorizationHeader read(SignatureAlgorithm algorithm, String header, int from) {
      for (int start = from; start <= header.length(); ) {
        int comma = header.indexOf(',', start);
        int end = comma < 0 ? header.length() : comma;
        int equals = header.indexOf('=', start);
        if (equals < 0 || equals > end) {
          throw notThreeParts();
        }
        put(TextPart.trimmed(header, start, equals), TextPart.trimmed(header, equals + 1, end));
        start = end + 1;
      }
      if (credential == null || signedHeaders == null || signature == null) {
        throw notThreeParts();
      }
      return new AuthorizationHeader(algorithm, credential, signedHeaders, signature);
    }

    private void put(TextPart name, TextPart value) {
      if (name.is("Credential")) {
        credential = first(credential, value);
      } else if (name.is("SignedHeaders")) {
        signedHeaders = first(signedHeaders, value);
      } else if (name.is("Signature")) {
        signature = first(signature, value);
      } else {
        // A part we do not know may be what another reader goes by.
        throw notThreeParts();
      }
    }

    // And so may be a part we know already.
    private static TextPart first(@Nullable TextPart before, TextPart value) {
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

package io.github.sts4j.core.sigv4;

import io.github.sts4j.core.error.AuthenticationException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The {@code Authorization} header, taken apart: {@code AWS4-HMAC-SHA256 Credential=..., SignedHeaders=...,
 * Signature=...}, the three parts in any order.
 */
record AuthorizationHeader(String credential, String signedHeaders, String signature) {
  static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final Set<String> PARTS = Set.of("Credential", "SignedHeaders", "Signature");

  static AuthorizationHeader parse(String header) {
    int space = header.indexOf(' ');
    String algorithm = space < 0 ? header : header.substring(0, space);
    if (!algorithm.equals(ALGORITHM)) {
      throw SignatureForm.HEADER.malformed("the authorization must begin with `" + ALGORITHM
          + "`, not " + SignatureForm.quoted(algorithm));
    }
    Map<String, String> parts = new HashMap<>();
    for (String part : header.substring(algorithm.length()).split(",", -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? "" : part.substring(0, equals).strip();
      // A part we do not know, or know already, may be what another reader goes by.
      if (!PARTS.contains(name) || parts.put(name, part.substring(equals + 1).strip()) != null) {
        throw notThreeParts();
      }
    }
    return new AuthorizationHeader(
        part(parts, "Credential"), part(parts, "SignedHeaders"), part(parts, "Signature"));
  }

  private static String part(Map<String, String> parts, String name) {
    String value = parts.get(name);
    if (value == null) {
      throw notThreeParts();
    }
    return value;
  }

  private static AuthenticationException notThreeParts() {
    return SignatureForm.HEADER.malformed(
        "the authorization must give `Credential`, `SignedHeaders` and `Signature`, each once and nothing else");
  }
}

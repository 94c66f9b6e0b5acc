package io.github.sts4j.federation.saml;

import io.github.sts4j.core.identity.AccountId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The short name of a provider and its issuer that AWS defines; SHA-1 is part of the definition (SA-14). */
final class NameQualifier {
  private NameQualifier() {}

  static String of(String issuer, AccountId account, String provider) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-1")
          .digest((issuer + account.value() + "/" + provider).getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java runtime has SHA-1", absent);
    }
  }
}

package io.github.sts4j.federation.saml.xml;

import io.github.sts4j.federation.saml.refusal.SamlFailure;
import io.github.sts4j.federation.saml.refusal.SamlRefusal;
import java.util.Base64;

/** The base64 of a presented response: the standard alphabet with its padding, and line breaks as MIME encoders leave them. */
public final class Base64Text {
  public static final int MAX_LENGTH = 100_000;

  private Base64Text() {}

  /** The bytes; SM-10. */
  public static byte[] decode(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH) {
      throw new SamlRefusal(SamlFailure.NOT_BASE64, "empty or longer than 100000 characters");
    }
    return decodeLeaf(text.replace("\r\n", "").replace("\n", ""));
  }

  /** The bytes of base64 without any white space in it. */
  public static byte[] decodeLeaf(String text) {
    // The decoder would take a missing padding.
    if (text.isEmpty() || text.length() % 4 != 0) {
      throw new SamlRefusal(SamlFailure.NOT_BASE64, "the length is no multiple of four");
    }
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      throw new SamlRefusal(SamlFailure.NOT_BASE64, "a character is not of the alphabet");
    }
  }
}

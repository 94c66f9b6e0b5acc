package io.github.sts4j.federation.oidc;

import com.nimbusds.jose.util.Base64URL;
import io.github.sts4j.core.error.StsException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A JSON Web Signature in compact form, taken apart and not yet believed (RFC 7515 section 7.1). Only canonical base64url
 * passes: the library underneath would skip foreign characters, and one signature would then fit several texts.
 */
final class CompactToken {
  static final int MIN_LENGTH = 4; // OI-11
  static final int MAX_LENGTH = 20_000;

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private final String header;
  private final byte[] payload;
  private final String signingInput;
  private final Base64URL signature;

  private CompactToken(String header, byte[] payload, String signingInput, Base64URL signature) {
    this.header = header;
    this.payload = payload;
    this.signingInput = signingInput;
    this.signature = signature;
  }

  /**
   * Takes a token apart.
   *
   * @throws StsException {@code InvalidIdentityToken} when it is not in this form
   */
  static CompactToken parse(String token) {
    if (token.length() < MIN_LENGTH || token.length() > MAX_LENGTH) {
      throw Refusal.invalid(
          "The web identity token must have " + MIN_LENGTH + " to " + MAX_LENGTH + " characters");
    }
    int first = token.indexOf('.');
    int second = token.indexOf('.', first + 1);
    if (first < 0 || second < 0 || token.indexOf('.', second + 1) >= 0) {
      throw malformed("it must have three parts between dots");
    }
    String third = token.substring(second + 1);
    if (first == 0 || third.isEmpty()) {
      throw malformed("its header and its signature need content");
    }
    Base64URL signature = new DecodedSignature(third, decoded(third));
    byte[] header = decoded(token.substring(0, first));
    byte[] payload = decoded(token.substring(first + 1, second));
    return new CompactToken(text(header), payload, token.substring(0, second), signature);
  }

  /** The header's text. */
  String header() {
    return header;
  }

  /**
   * The payload's text.
   *
   * @throws StsException {@code InvalidIdentityToken} when it is not UTF-8
   */
  String payload() {
    return text(payload);
  }

  /** What the signature covers. */
  byte[] signingInput() {
    return signingInput.getBytes(StandardCharsets.ISO_8859_1); // nothing but base64url and a dot
  }

  /** The third part as it was written, known to be canonical. */
  Base64URL signature() {
    return signature;
  }

  private static byte[] decoded(String part) {
    requireCanonicalEnd(part);
    try {
      return Base64.getUrlDecoder().decode(part);
    } catch (IllegalArgumentException notBase64) {
      throw malformed("a part is not base64url");
    }
  }

  /** Padding, and bits that the last character has to spare, would be decoded too: they must not be there. */
  private static void requireCanonicalEnd(String part) {
    int last = part.isEmpty() ? -1 : ALPHABET.indexOf(part.charAt(part.length() - 1));
    int spareBits = part.length() % 4 == 2 ? 0b1111 : part.length() % 4 == 3 ? 0b11 : 0;
    if (!part.isEmpty() && (last < 0 || (last & spareBits) != 0)) {
      throw malformed("a part is not canonical base64url");
    }
  }

  /** The quick decoder puts U+FFFD in the place of what is not UTF-8; only the strict one knows whether it was there before. */
  private static String text(byte[] octets) {
    String text = new String(octets, StandardCharsets.UTF_8);
    return text.indexOf('\uFFFD') < 0 ? text : strictText(octets);
  }

  private static String strictText(byte[] octets) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw malformed("a part is not UTF-8");
    }
  }

  static StsException malformed(String problem) {
    return Refusal.invalid("Provided Token is not a valid JWT: " + problem);
  }
}

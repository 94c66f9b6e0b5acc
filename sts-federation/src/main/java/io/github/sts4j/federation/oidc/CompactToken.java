package io.github.sts4j.federation.oidc;

import io.github.sts4j.core.error.StsException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Arrays;
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

  private final byte[] token;
  private final int headerUntil;
  private final int signedUntil;
  private final byte[] payload;
  private final byte[] signature;

  /** Takes the token apart at its two dots. */
  private CompactToken(byte[] token, int first, int second) {
    this.token = token;
    this.headerUntil = first;
    this.signedUntil = second;
    this.signature = decoded(token, second + 1, token.length);
    this.payload = decoded(token, first + 1, second);
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
    if (first == 0 || second + 1 == token.length()) {
      throw malformed("its header and its signature need content");
    }
    // What is not of this charset becomes a question mark, which is not base64url either.
    byte[] octets = token.getBytes(StandardCharsets.ISO_8859_1);
    if (octets.length
        != token.length()) { // one mark for two halves of a character: nothing is where it was
      throw malformed("a part is not base64url");
    }
    return new CompactToken(octets, first, second);
  }

  /**
   * The header's text.
   *
   * @throws StsException {@code InvalidIdentityToken} when it is not base64url, or not UTF-8
   */
  String header() {
    return text(decoded(token, 0, headerUntil));
  }

  /** The header as it stands in the token. */
  byte[] encodedHeader() {
    return Arrays.copyOf(token, headerUntil);
  }

  /** Whether the header stands so in the token. */
  boolean hasEncodedHeader(byte[] encoded) {
    return Arrays.equals(token, 0, headerUntil, encoded, 0, encoded.length);
  }

  /**
   * The payload's text.
   *
   * @throws StsException {@code InvalidIdentityToken} when it is not UTF-8
   */
  String payload() {
    return text(payload);
  }

  /** The payload's octets, which the caller only reads. */
  byte[] payloadOctets() {
    return payload;
  }

  /** What the signature covers. */
  byte[] signingInput() {
    return Arrays.copyOf(token, signedUntil);
  }

  /** Feeds what the signature covers. */
  void signingInputTo(Signature verifier) throws SignatureException {
    verifier.update(token, 0, signedUntil);
  }

  /** The third part, decoded, which the caller only reads. It was canonical, so nothing else stands for the same octets. */
  byte[] signature() {
    return signature;
  }

  private static byte[] decoded(byte[] token, int from, int to) {
    requireCanonicalEnd(token, from, to);
    try {
      ByteBuffer decoded = Base64.getUrlDecoder().decode(ByteBuffer.wrap(token, from, to - from));
      byte[] octets = decoded.array();
      return decoded.limit() == octets.length ? octets : Arrays.copyOf(octets, decoded.limit());
    } catch (IllegalArgumentException notBase64) {
      throw malformed("a part is not base64url");
    }
  }

  /** Padding, and bits that the last character has to spare, would be decoded too: they must not be there. */
  private static void requireCanonicalEnd(byte[] token, int from, int to) {
    int length = to - from;
    int last = length == 0 ? -1 : ALPHABET.indexOf(token[to - 1]);
    int spareBits = length % 4 == 2 ? 0b1111 : length % 4 == 3 ? 0b11 : 0;
    if (length != 0 && (last < 0 || (last & spareBits) != 0)) {
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

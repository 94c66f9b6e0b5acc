package io.github.sts4j.federation.saml;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The PEM text of an RSA private key, as PKCS #8 or, as older tools write it, as PKCS #1. */
final class PrivateKeyPem {
  private static final Pattern FORM = Pattern.compile(
      "\\s*-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END (?:RSA )?PRIVATE KEY-----\\s*");

  // AlgorithmIdentifier { rsaEncryption, NULL }
  private static final byte[] RSA_ALGORITHM = {
    0x30,
    0x0d,
    0x06,
    0x09,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xf7,
    0x0d,
    0x01,
    0x01,
    0x01,
    0x05,
    0x00
  };
  private static final byte[] VERSION = {0x02, 0x01, 0x00};
  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;

  private PrivateKeyPem() {}

  /** @throws IllegalArgumentException when it is none, encrypted, or too weak; never with a part of it */
  static RSAPrivateKey parse(String pem, SamlMode mode) {
    Matcher matcher = FORM.matcher(pem);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a private key must be one PEM block, `PRIVATE KEY` or `RSA PRIVATE KEY`, that is not encrypted");
    }
    RSAPrivateKey key = decode(matcher.group(1) != null, matcher.group(2).replaceAll("\\s", ""));
    if (!KeyStrength.acceptsRsa(key.getModulus(), mode)) {
      throw new IllegalArgumentException("a private key must have 2048 bits or more");
    }
    return key;
  }

  private static RSAPrivateKey decode(boolean pkcs1, String base64) {
    try {
      byte[] der = Base64.getDecoder().decode(base64);
      PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(pkcs1 ? wrapped(der) : der);
      if (KeyFactory.getInstance("RSA").generatePrivate(spec) instanceof RSAPrivateKey key) {
        return key;
      }
    } catch (IllegalArgumentException | GeneralSecurityException malformed) {
      // Its message may quote the key.
      throw new IllegalArgumentException("a private key is not the DER of an RSA key");
    }
    throw new IllegalArgumentException("a private key is no RSA key");
  }

  private static byte[] wrapped(byte[] pkcs1) {
    return tagged(SEQUENCE, VERSION, RSA_ALGORITHM, tagged(OCTET_STRING, pkcs1));
  }

  private static byte[] tagged(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    // Three octets of length serve any key: BER allows what DER would write shorter.
    out.write(0x82);
    out.write(content.size() >> 8);
    out.write(content.size());
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }
}

package io.github.sts4j.federation.oidc;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** A key pair of a test issuer. It signs with the JDK alone, so that a fault in our library's library would show. */
record TestKey(String id, JwsAlgorithm algorithm, KeyPair pair) {
  static final TestKey RSA = rsa("rsa-1", 2048);
  static final TestKey OTHER_RSA = rsa("rsa-2", 2048);
  static final TestKey P256 = ec("ec-1", JwsAlgorithm.ES256, "secp256r1");

  static TestKey rsa(String id, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return new TestKey(id, JwsAlgorithm.RS256, generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static TestKey ec(String id, JwsAlgorithm algorithm, String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return new TestKey(id, algorithm, generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  TestKey with(JwsAlgorithm other) {
    return new TestKey(id, other, pair);
  }

  TestKey named(String other) {
    return new TestKey(other, algorithm, pair);
  }

  String header() {
    return "{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\",\"kid\":\"" + id + "\"}";
  }

  byte[] sign(String input) {
    String hash = "SHA" + algorithm.name().substring(2);
    String name = algorithm.isRsa() ? hash + "withRSA" : hash + "withECDSAinP1363Format";
    try {
      Signature signature = Signature.getInstance(name);
      signature.initSign(pair.getPrivate());
      signature.update(input.getBytes(StandardCharsets.US_ASCII));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** A token of exactly this header and payload. */
  String token(String header, String payload) {
    String input = base64(header.getBytes(StandardCharsets.UTF_8))
        + "."
        + base64(payload.getBytes(StandardCharsets.UTF_8));
    return input + "." + base64(sign(input));
  }

  String token(String payload) {
    return token(header(), payload);
  }

  /** The public key as a JWK, with these members besides, such as {@code ,"use":"sig"}. */
  String jwk(String more) {
    String material;
    if (pair.getPublic() instanceof RSAPublicKey rsa) {
      material = "\"kty\":\"RSA\",\"n\":\"" + number(rsa.getModulus(), 0) + "\",\"e\":\""
          + number(rsa.getPublicExponent(), 0) + "\"";
    } else {
      ECPublicKey ec = (ECPublicKey) pair.getPublic();
      int size = (ec.getParams().getCurve().getField().getFieldSize() + 7) / 8;
      material =
          "\"kty\":\"EC\",\"crv\":\"P-" + ec.getParams().getCurve().getField().getFieldSize()
              + "\",\"x\":\"" + number(ec.getW().getAffineX(), size) + "\",\"y\":\""
              + number(ec.getW().getAffineY(), size) + "\"";
    }
    return "{" + material + ",\"kid\":\"" + id + "\"" + more + "}";
  }

  String jwk() {
    return jwk(",\"use\":\"sig\",\"alg\":\"" + algorithm + "\"");
  }

  static String set(TestKey... keys) {
    return set(Arrays.stream(keys).map(TestKey::jwk).toArray(String[]::new));
  }

  static String set(String... jwks) {
    return "{\"keys\":[" + String.join(",", jwks) + "]}";
  }

  static String base64(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  static String number(BigInteger value, int size) {
    byte[] octets = value.toByteArray();
    int zeros = octets.length > 1 && octets[0] == 0 ? 1 : 0;
    byte[] magnitude = Arrays.copyOfRange(octets, zeros, octets.length);
    byte[] padded = new byte[Math.max(size, magnitude.length)];
    System.arraycopy(magnitude, 0, padded, padded.length - magnitude.length, magnitude.length);
    return base64(padded);
  }
}

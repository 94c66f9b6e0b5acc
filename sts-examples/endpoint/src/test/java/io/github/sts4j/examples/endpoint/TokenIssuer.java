package io.github.sts4j.examples.endpoint;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** An identity provider on this machine: it publishes its key and writes ID tokens. */
final class TokenIssuer implements AutoCloseable {
  static final String ISSUER = "https://idp.example.com";
  static final String AUDIENCE = "sts.example";

  private final HttpServer server;
  private volatile KeyPair key = newKey();
  private volatile int generation = 1;

  TokenIssuer() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/jwks", exchange -> {
      byte[] body = keySet().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
  }

  String jwksUri() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks";
  }

  /** From now on there is another key, and the former one is gone. */
  void rotate() {
    key = newKey();
    generation++;
  }

  String token(String subject, String audience, Instant issued) throws GeneralSecurityException {
    String input = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"key-" + generation + "\"}")
        + "."
        + base64("{\"iss\":\"" + ISSUER + "\",\"sub\":\"" + subject + "\",\"aud\":\"" + audience
            + "\",\"iat\":" + issued.getEpochSecond() + ",\"exp\":"
            + issued.plusSeconds(600).getEpochSecond()
            + ",\"https://aws.amazon.com/tags\":{\"principal_tags\":{\"team\":[\"red\"]}}}");
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key.getPrivate());
    signature.update(input.getBytes(StandardCharsets.US_ASCII));
    return input + "." + base64(signature.sign());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private String keySet() {
    RSAPublicKey publicKey = (RSAPublicKey) key.getPublic();
    byte[] modulus = publicKey.getModulus().toByteArray();
    return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"kid\":\"key-" + generation
        + "\",\"e\":\"AQAB\",\"n\":\"" + base64(Arrays.copyOfRange(modulus, 1, modulus.length))
        + "\"}]}";
  }

  private static KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }
}

package io.github.sts4j.core.query;

import io.github.sts4j.core.TemporaryCredentials;
import io.github.sts4j.core.sigv4.SignedRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A client that signs requests to {@code /} in a header, written from the description of Signature Version 4 and sharing
 * no code with the verifier.
 *
 * @param token sent along when present, whatever kind of key it is
 */
record ClientSigner(
    String accessKeyId,
    String secret,
    Optional<String> token,
    String service,
    String region,
    Instant signedAt) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

  static ClientSigner longTerm(String accessKeyId, String secret) {
    return new ClientSigner(
        accessKeyId, secret, Optional.empty(), "sts", "us-east-1", TestWorld.NOW);
  }

  static ClientSigner of(TemporaryCredentials credentials) {
    return longTerm(
            credentials.accessKeyId().value(), credentials.secretAccessKey().reveal())
        .token(credentials.sessionToken().text());
  }

  ClientSigner token(String value) {
    return new ClientSigner(accessKeyId, secret, Optional.of(value), service, region, signedAt);
  }

  ClientSigner noToken() {
    return new ClientSigner(accessKeyId, secret, Optional.empty(), service, region, signedAt);
  }

  ClientSigner key(String value) {
    return new ClientSigner(value, secret, token, service, region, signedAt);
  }

  ClientSigner wrongSecret() {
    return new ClientSigner(accessKeyId, secret + "x", token, service, region, signedAt);
  }

  ClientSigner service(String value) {
    return new ClientSigner(accessKeyId, secret, token, value, region, signedAt);
  }

  ClientSigner region(String value) {
    return new ClientSigner(accessKeyId, secret, token, service, value, signedAt);
  }

  ClientSigner signedAt(Instant value) {
    return new ClientSigner(accessKeyId, secret, token, service, region, value);
  }

  SignedRequest post(byte[] body) {
    return sign("POST", "", body, Map.of("content-type", FORM));
  }

  SignedRequest postOf(String contentType, byte[] body) {
    return sign("POST", "", body, Map.of("content-type", contentType));
  }

  /** The parameters must be in canonical order and encoding. */
  SignedRequest get(String query) {
    return sign("GET", query, new byte[0], Map.of());
  }

  /** A POST with a query besides its body. */
  SignedRequest postWithQuery(String query, byte[] body) {
    return sign("POST", query, body, Map.of("content-type", FORM));
  }

  /** A request of the kind S3 clients send. */
  SignedRequest getOfS3() {
    return service("s3")
        .sign("GET", "", new byte[0], Map.of("x-amz-content-sha256", sha256(new byte[0])));
  }

  static SignedRequest unsignedPost() {
    return SignedRequest.of("POST", "/", Map.of("content-type", List.of(FORM)));
  }

  private SignedRequest sign(String method, String query, byte[] body, Map<String, String> more) {
    String time = TIME.format(signedAt);
    Map<String, String> signed = new TreeMap<>(more);
    signed.put("host", "sts.example.com");
    signed.put("x-amz-date", time);
    token.ifPresent(value -> signed.put("x-amz-security-token", value));
    String names = String.join(";", signed.keySet());
    String headers = signed.entrySet().stream()
        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
        .collect(Collectors.joining());
    String scope = String.join("/", time.substring(0, 8), region, service, "aws4_request");
    String canonical = String.join("\n", method, "/", query, headers, names, sha256(body));
    String toSign = String.join("\n", "AWS4-HMAC-SHA256", time, scope, sha256(utf8(canonical)));
    byte[] key = Stream.of(scope.split("/"))
        .reduce(utf8("AWS4" + secret), ClientSigner::hmac, (first, second) -> second);
    Map<String, List<String>> sent = new LinkedHashMap<>();
    signed.forEach((name, value) -> sent.put(name, List.of(value)));
    sent.put(
        "Authorization",
        List.of("AWS4-HMAC-SHA256 Credential=" + accessKeyId + "/" + scope + ", SignedHeaders="
            + names + ", Signature=" + HexFormat.of().formatHex(hmac(key, toSign))));
    return SignedRequest.of(method, query.isEmpty() ? "/" : "/?" + query, sent);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(utf8(text));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}

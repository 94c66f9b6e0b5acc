package io.github.sts4j.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sts4j.core.sigv4.SignedRequest;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A GetCallerIdentity request signed with temporary credentials, at noon of 2026-01-15. */
record SignedExample(Map<String, List<String>> headers) implements SignedRequest {
  private static final String DATE = "20260115T120000Z";
  private static final String SCOPE = "20260115/us-east-1/sts/aws4_request";
  private static final String QUERY = "Action=GetCallerIdentity&Version=2011-06-15";
  private static final String NAMES = "host;x-amz-date;x-amz-security-token";

  static SignedExample of(String accessKeyId, String secret, String token) {
    String canonical = "GET\n/\n" + QUERY + "\nhost:sts.example.com\nx-amz-date:" + DATE
        + "\nx-amz-security-token:" + token + "\n\n" + NAMES + "\n" + hex(sha256(""));
    String toSign = "AWS4-HMAC-SHA256\n" + DATE + "\n" + SCOPE + "\n" + hex(sha256(canonical));
    byte[] key = ("AWS4" + secret).getBytes(UTF_8);
    for (String part : SCOPE.split("/")) {
      key = hmac(key, part);
    }
    return new SignedExample(Map.of(
        "host", List.of("sts.example.com"),
        "x-amz-date", List.of(DATE),
        "x-amz-security-token", List.of(token),
        "authorization",
            List.of("AWS4-HMAC-SHA256 Credential=" + accessKeyId + "/" + SCOPE + ", SignedHeaders="
                + NAMES + ", Signature=" + hex(hmac(key, toSign)))));
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String rawPath() {
    return "/";
  }

  @Override
  public String rawQuery() {
    return QUERY;
  }

  @Override
  public List<String> headers(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  @Override
  public Collection<String> headerNames() {
    return headers.keySet();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}

package io.github.sts4j.core.sigv4;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A signer as a client would have it, written from the description of Signature Version 4 and sharing no code with the
 * verifier. Path and query must be given in canonical encoding and order already, which keeps it short.
 */
final class TestSigner {
  static final String ACCESS_KEY = "ASIAIOSFODNN7EXAMPLE";
  static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  static final String DATE = "20260115T120000Z";
  static final String EMPTY_HASH = hex(sha256(new byte[0]));

  String method = "GET";
  String path = "/";
  String query = "";
  String region = "eu-central-1";
  String service = "s3";
  String date = DATE;
  String payload = EMPTY_HASH;
  String secret = SECRET;
  String algorithm = "AWS4-HMAC-SHA256";
  String accessKey = ACCESS_KEY;
  final TreeMap<String, String> signed = new TreeMap<>(Map.of("host", "s3.example.com"));
  final Map<String, List<String>> extra = new LinkedHashMap<>();
  String signature = "";

  static TestSigner s3() {
    TestSigner signer = new TestSigner();
    signer.header("x-amz-content-sha256", EMPTY_HASH);
    return signer.header("x-amz-date", DATE);
  }

  static TestSigner sts() {
    TestSigner signer = new TestSigner();
    signer.service = "sts";
    return signer.header("x-amz-date", DATE);
  }

  static TestSigner presigned() {
    return new TestSigner();
  }

  TestSigner method(String value) {
    method = value;
    return this;
  }

  TestSigner path(String value) {
    path = value;
    return this;
  }

  TestSigner query(String value) {
    query = value;
    return this;
  }

  TestSigner header(String name, String value) {
    signed.put(name, value);
    if (name.equals("x-amz-content-sha256")) {
      payload = value;
    }
    return this;
  }

  TestSigner without(String name) {
    signed.remove(name);
    return this;
  }

  TestSigner payload(String hash) {
    payload = hash;
    return this;
  }

  TestSigner unsignedHeader(String name, String... values) {
    extra.put(name, List.of(values));
    return this;
  }

  String scope() {
    return date.substring(0, Math.min(8, date.length())) + "/" + region + "/" + service
        + "/aws4_request";
  }

  String signedHeaderList() {
    return String.join(";", signed.keySet());
  }

  String authorization() {
    sign(query);
    return algorithm
        + " Credential=" + accessKey + "/" + scope()
        + ", SignedHeaders=" + signedHeaderList()
        + ", Signature=" + signature;
  }

  private void sign(String canonicalQuery) {
    String headers = signed.entrySet().stream()
        .map(entry -> entry.getKey() + ":" + entry.getValue().strip().replaceAll(" +", " ") + "\n")
        .collect(Collectors.joining());
    String canonical =
        String.join("\n", method, path, canonicalQuery, headers, signedHeaderList(), payload);
    signature = hex(hmac(
        key(), algorithm + "\n" + date + "\n" + scope() + "\n" + hex(sha256(utf8(canonical)))));
  }

  byte[] key() {
    byte[] key = utf8("AWS4" + secret);
    for (String part : scope().split("/", -1)) {
      key = hmac(key, part);
    }
    return key;
  }

  /** The request signed in a header. */
  SignedRequest request() {
    return request(authorization());
  }

  SignedRequest request(String authorization) {
    Map<String, List<String>> headers = headers();
    headers.put("Authorization", List.of(authorization));
    return SignedRequest.of(method, target(query), headers);
  }

  /** The request signed in its query, {@link #query} included. */
  SignedRequest presign(int seconds) {
    return presign(String.valueOf(seconds), "");
  }

  SignedRequest presign(String seconds, String moreQuery) {
    String canonical = "X-Amz-Algorithm=" + algorithm
        + "&X-Amz-Credential=" + (accessKey + "/" + scope()).replace("/", "%2F")
        + "&X-Amz-Date=" + date
        + "&X-Amz-Expires=" + seconds
        + moreQuery
        + "&X-Amz-SignedHeaders=" + signedHeaderList().replace(";", "%3B")
        + (query.isEmpty() ? "" : "&" + query);
    if (!payload.equals("UNSIGNED-PAYLOAD")
        && service.equals("s3")
        && !signed.containsKey("x-amz-content-sha256")) {
      payload = "UNSIGNED-PAYLOAD";
    }
    sign(canonical);
    return SignedRequest.of(method, target(canonical + "&X-Amz-Signature=" + signature), headers());
  }

  private Map<String, List<String>> headers() {
    Map<String, List<String>> headers = new LinkedHashMap<>(extra);
    signed.forEach((name, value) -> headers.put(name, List.of(value)));
    return headers;
  }

  private String target(String wholeQuery) {
    return wholeQuery.isEmpty() ? path : path + "?" + wholeQuery;
  }

  /** A chunked body for the request last signed: chunks, the last and empty one, and the trailer lines given. */
  byte[] chunked(
      boolean signChunks, boolean signTrailer, List<byte[]> chunks, List<String> trailers) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<byte[]> all = new ArrayList<>(chunks);
    all.add(new byte[0]);
    String previous = signature;
    for (byte[] chunk : all) {
      String head = Integer.toHexString(chunk.length);
      if (signChunks) {
        previous = hex(hmac(
            key(),
            String.join(
                "\n",
                "AWS4-HMAC-SHA256-PAYLOAD",
                date,
                scope(),
                previous,
                EMPTY_HASH,
                hex(sha256(chunk)))));
        head += ";chunk-signature=" + previous;
      }
      out.writeBytes(utf8(head + "\r\n"));
      out.writeBytes(chunk);
      out.writeBytes(utf8(chunk.length == 0 ? "" : "\r\n"));
    }
    trailers.forEach(line -> out.writeBytes(utf8(line + "\r\n")));
    if (signTrailer) {
      String hash = hex(sha256(
          utf8(trailers.stream().sorted().map(line -> line + "\n").collect(Collectors.joining()))));
      out.writeBytes(utf8("x-amz-trailer-signature:"
          + hex(hmac(
              key(), String.join("\n", "AWS4-HMAC-SHA256-TRAILER", date, scope(), previous, hash)))
          + "\r\n"));
    }
    out.writeBytes(utf8("\r\n"));
    return out.toByteArray();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String hex(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (byte b : bytes) {
      text.append(String.format("%02x", b));
    }
    return text.toString();
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(utf8(text));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}

package io.github.sts4j.examples.gateway;

import io.github.sts4j.core.sigv4.SignedRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which headers go from the client to the store, and back. */
final class PassedHeaders {
  private static final Set<String> TO_STORE = Set.of(
      "content-type",
      "content-md5",
      "content-disposition",
      "content-language",
      "cache-control",
      "range",
      "if-match",
      "if-none-match",
      "if-modified-since",
      "if-unmodified-since");
  private static final Set<String> TO_CLIENT = Set.of(
      "content-type",
      "content-range",
      "content-disposition",
      "content-language",
      "cache-control",
      "etag",
      "last-modified",
      "accept-ranges",
      "x-amz-version-id",
      "x-amz-bucket-region");

  /** What belongs to the client's signature, or to how it sent the body, and ends here. */
  private static final Set<String> ENDS_HERE = Set.of(
      "x-amz-date",
      "x-amz-content-sha256",
      "x-amz-security-token",
      "x-amz-trailer",
      "x-amz-decoded-content-length",
      "x-amz-sdk-checksum-algorithm",
      "x-amz-checksum-mode",
      "x-amz-te",
      "x-amz-user-agent");

  private PassedHeaders() {}

  /**
   * @throws RefusedException when there is a header that changes what the request does, such as `x-amz-copy-source`, which
   *     reads another object, or `x-amz-acl`. Leaving it away would do something else than was asked for
   */
  static Map<String, List<String>> toStore(SignedRequest request) throws RefusedException {
    Map<String, List<String>> passed = new TreeMap<>();
    for (String header : request.headerNames()) {
      String name = header.toLowerCase(Locale.ROOT);
      if (TO_STORE.contains(name) || name.startsWith("x-amz-meta-")) {
        passed.put(name, request.headers(header));
      } else if (changesTheRequest(name, request.headers(header))) {
        throw RefusedException.unknown("the header `" + name + "`");
      }
    }
    return passed;
  }

  private static boolean changesTheRequest(String name, List<String> values) {
    return name.equals("content-encoding")
        ? !values.equals(List.of("aws-chunked")) // the coding of the signature, which ends here
        : name.startsWith("x-amz-")
            && !ENDS_HERE.contains(name)
            && !name.startsWith("x-amz-checksum-");
  }

  /** Whether a header of the store's answer is the client's to see. */
  static boolean toClient(String header) {
    String name = header.toLowerCase(Locale.ROOT);
    return TO_CLIENT.contains(name) || name.startsWith("x-amz-meta-");
  }
}

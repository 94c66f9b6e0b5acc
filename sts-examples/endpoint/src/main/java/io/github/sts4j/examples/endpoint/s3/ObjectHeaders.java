package io.github.sts4j.examples.endpoint.s3;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The headers that are kept with an object: the standard ones and the user's {@code x-amz-meta-}. */
final class ObjectHeaders {
  static final String DEFAULT_CONTENT_TYPE = "binary/octet-stream";

  private static final String METADATA_PREFIX = "x-amz-meta-";
  private static final int MAX_METADATA_BYTES = 2048;
  private static final Pattern TOKEN = Pattern.compile("[a-z0-9!#$%&'*+.^_`|~-]+");
  private static final List<String> KEPT = List.of(
      "content-type", "cache-control", "content-disposition", "content-language", "expires");

  private ObjectHeaders() {}

  /**
   * What to keep of an upload's headers, names in lower case.
   *
   * @throws S3Exception if the metadata is too large or could not be sent back
   */
  static Map<String, String> of(S3Call call) {
    Map<String, String> kept = new TreeMap<>(call.headersStartingWith(METADATA_PREFIX));
    checkMetadata(kept);
    for (String name : KEPT) {
      call.request().header(name).ifPresent(value -> kept.put(name, value));
    }
    kept.putIfAbsent("content-type", DEFAULT_CONTENT_TYPE);
    String encoding = contentEncoding(call);
    if (!encoding.isEmpty()) {
      kept.put("content-encoding", encoding);
    }
    kept.forEach(HeaderText::check);
    return kept;
  }

  /** The encoding of the object itself: {@code aws-chunked} is one of the transfer. */
  private static String contentEncoding(S3Call call) {
    return call.request().header("content-encoding").stream()
        .flatMap(codings -> Arrays.stream(codings.split(",", -1)))
        .map(String::trim)
        .filter(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase("aws-chunked"))
        .collect(Collectors.joining(","));
  }

  private static void checkMetadata(Map<String, String> metadata) {
    int bytes = 0;
    for (Map.Entry<String, String> entry : metadata.entrySet()) {
      if (!TOKEN.matcher(entry.getKey()).matches()) {
        throw S3Error.INVALID_ARGUMENT.because(
            "`" + entry.getKey() + "` cannot be the name of a header");
      }
      String name = entry.getKey().substring(METADATA_PREFIX.length());
      bytes += (name + entry.getValue()).getBytes(StandardCharsets.UTF_8).length;
    }
    if (bytes > MAX_METADATA_BYTES) {
      throw S3Error.METADATA_TOO_LARGE.because(
          "the metadata has " + bytes + " bytes; at most " + MAX_METADATA_BYTES + " are allowed");
    }
  }
}

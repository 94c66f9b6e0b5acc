package io.github.sts4j.examples.endpoint.s3;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request whose target and query have been read. A presigned URL may carry {@code x-amz-} headers as query
 * parameters, so those are found in both places; the header wins.
 */
record S3Call(S3Request request, S3Target target, QueryString query) {
  static S3Call parse(S3Request request) {
    S3Call call = new S3Call(
        request, S3Target.parse(request.rawPath()), QueryString.parse(request.rawQuery()));
    call.query.parameters().forEach(S3Call::checkHoisted);
    return call;
  }

  String bucket() {
    if (target instanceof S3Target.OfBucket ofBucket) {
      return ofBucket.bucket();
    }
    if (target instanceof S3Target.OfObject ofObject) {
      return ofObject.bucket();
    }
    throw new AssertionError("routed without a bucket");
  }

  String key() {
    if (target instanceof S3Target.OfObject ofObject) {
      return ofObject.key();
    }
    throw new AssertionError("routed without a key");
  }

  Optional<String> header(String name) {
    return request.header(name).or(() -> hoisted(name));
  }

  /** All headers whose name starts with the prefix, names in lower case; repeated ones joined by commas. */
  Map<String, String> headersStartingWith(String prefix) {
    Map<String, String> found = new TreeMap<>();
    query.parameters().forEach((name, value) -> found.put(name.toLowerCase(Locale.ROOT), value));
    request.headers().forEach((name, values) -> found.put(name, String.join(",", values)));
    found.keySet().removeIf(name -> !name.startsWith(prefix));
    return found;
  }

  static boolean isHoistedHeader(String parameter) {
    return parameter.toLowerCase(Locale.ROOT).startsWith("x-amz-");
  }

  private Optional<String> hoisted(String name) {
    return isHoistedHeader(name)
        ? query.parameters().entrySet().stream()
            .filter(parameter -> parameter.getKey().equalsIgnoreCase(name))
            .map(Map.Entry::getValue)
            .findFirst()
        : Optional.empty();
  }

  private static void checkHoisted(String name, String value) {
    if (isHoistedHeader(name)) {
      HeaderText.check(name, value);
    }
  }
}

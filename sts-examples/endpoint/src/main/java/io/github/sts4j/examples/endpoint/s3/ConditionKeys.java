package io.github.sts4j.examples.endpoint.s3;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The condition keys that a request gives, named as in the service authorization reference of S3. What the request
 * leaves out is absent, not empty, so that {@code Null} and {@code IfExists} conditions see the difference.
 */
final class ConditionKeys {
  private ConditionKeys() {}

  static Map<String, List<String>> none() {
    return Map.of();
  }

  static Map<String, List<String>> ofList(S3Call call) {
    Map<String, List<String>> keys = new TreeMap<>();
    for (String name : List.of("prefix", "delimiter", "max-keys")) {
      call.query().get(name).ifPresent(value -> keys.put("s3:" + name, List.of(value)));
    }
    return Collections.unmodifiableMap(keys);
  }

  static Map<String, List<String>> ofCreate(S3Call call, Optional<String> locationConstraint) {
    Map<String, List<String>> keys = new TreeMap<>(ofHeaders(call, "x-amz-acl"));
    locationConstraint.ifPresent(region -> keys.put("s3:locationconstraint", List.of(region)));
    return Collections.unmodifiableMap(keys);
  }

  static Map<String, List<String>> ofWrite(S3Call call) {
    return ofHeaders(call, "x-amz-acl", "x-amz-storage-class", "if-match", "if-none-match");
  }

  /** The source stands as {@code bucket/key}, decoded, however the client wrote it. */
  static Map<String, List<String>> ofCopy(S3Call call, CopySource source) {
    Map<String, List<String>> keys = new TreeMap<>(ofWrite(call));
    keys.putAll(ofHeaders(call, "x-amz-metadata-directive"));
    keys.put("s3:x-amz-copy-source", List.of(source.bucket() + "/" + source.key()));
    return Collections.unmodifiableMap(keys);
  }

  private static Map<String, List<String>> ofHeaders(S3Call call, String... names) {
    Map<String, List<String>> keys = new TreeMap<>();
    Arrays.stream(names)
        .forEach(
            name -> call.header(name).ifPresent(value -> keys.put("s3:" + name, List.of(value))));
    return keys;
  }
}

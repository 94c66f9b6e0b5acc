package io.github.sts4j.examples.endpoint.s3;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An upload in parts that has been begun. Immutable: another part makes another value.
 *
 * @param headers what the finished object will keep
 * @param checksum what the finished object's checksum will be, if the client asked for one
 */
record MultipartUpload(
    String id,
    String key,
    Map<String, String> headers,
    Optional<MultipartChecksum> checksum,
    NavigableMap<Integer, ReceivedBody> parts) {
  MultipartUpload {
    headers = Map.copyOf(headers);
    parts = Collections.unmodifiableNavigableMap(new TreeMap<>(parts));
  }

  MultipartUpload withPart(int number, ReceivedBody part) {
    NavigableMap<Integer, ReceivedBody> more = new TreeMap<>(parts);
    more.put(number, part);
    return new MultipartUpload(id, key, headers, checksum, more);
  }
}

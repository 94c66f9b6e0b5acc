package io.github.sts4j.examples.endpoint.s3;

import java.time.Instant;
import java.util.Map;

/**
 * An object as stored. Immutable.
 *
 * @param etag without quotes
 * @param headers to be sent back on GET and HEAD, names in lower case
 * @param checksums to be sent back to who asks for them, by header name
 */
record StoredObject(
    Content content,
    String etag,
    Instant lastModified,
    Map<String, String> headers,
    Map<String, String> checksums) {
  StoredObject {
    headers = Map.copyOf(headers);
    checksums = Map.copyOf(checksums);
  }

  static StoredObject of(ReceivedBody body, Map<String, String> headers, Instant now) {
    return new StoredObject(body.content(), body.etag(), now, headers, body.checksums());
  }

  String quotedEtag() {
    return '"' + etag + '"';
  }
}

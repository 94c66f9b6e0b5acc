package io.github.sts4j.examples.endpoint.s3;

import java.util.Map;

/**
 * A body that was read to its end and is what the client said it is.
 *
 * @param etag the MD5 digest of the content in hexadecimal
 * @param checksums the checksum the client sent, by header name; empty if it sent none
 */
record ReceivedBody(Content content, String etag, Map<String, String> checksums) {
  ReceivedBody {
    checksums = Map.copyOf(checksums);
  }
}

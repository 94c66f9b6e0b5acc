package io.github.sts4j.core.sigv4;

import java.util.List;

/**
 * What the request says of its body: the mode, the text that stands for the hash in what is signed (absent where the hash
 * comes from the body), the length of the body once decoded (only for chunked modes), and the checksums that follow it.
 */
record Payload(
    PayloadMode mode, String declared, long decodedLength, List<ChecksumAlgorithm> trailers) {

  static Payload plain(PayloadMode mode, String declared) {
    return new Payload(mode, declared, 0, List.of());
  }
}

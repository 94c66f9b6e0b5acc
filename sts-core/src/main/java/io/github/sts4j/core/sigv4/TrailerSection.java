package io.github.sts4j.core.sigv4;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The checksums announced to follow a body: computed along the way, then compared with what came. */
final class TrailerSection {
  private final Map<ChecksumAlgorithm, Checksum> checksums = new EnumMap<>(ChecksumAlgorithm.class);
  private Map<String, String> verified = Map.of();

  TrailerSection(List<ChecksumAlgorithm> announced) {
    announced.forEach(algorithm -> checksums.put(algorithm, algorithm.start()));
  }

  void update(byte[] bytes, int offset, int length) {
    for (Checksum checksum : checksums.values()) {
      checksum.update(bytes, offset, length);
    }
  }

  /** Reads and checks the lines after the last chunk, up to and with the empty one. */
  void verify(ChunkReader in, ChunkVerifier signatures) throws IOException {
    Map<String, String> lines = readLines(in);
    if (signatures.signsTrailer()) {
      // The published examples put an empty line before the signature, the clients do not.
      String line = in.readTrailerLine();
      verifySignature(lines, line.isEmpty() ? in.readTrailerLine() : line, signatures);
    }
    if (!in.readTrailerLine().isEmpty()) {
      throw malformed("the trailer must hold what `x-amz-trailer` announces, and nothing else");
    }
    for (Map.Entry<ChecksumAlgorithm, Checksum> checksum : checksums.entrySet()) {
      requireEqual(
          checksum.getKey(),
          checksum.getValue(),
          lines.getOrDefault(checksum.getKey().header(), ""));
    }
    verified = Map.copyOf(lines);
  }

  /** What {@link #verify} read and found right; nothing before. */
  Map<String, String> verified() {
    return verified;
  }

  // As many lines as were announced, each announced and none twice: so all of them.
  private Map<String, String> readLines(ChunkReader in) throws IOException {
    Map<String, String> lines = new TreeMap<>();
    for (int i = 0; i < checksums.size(); i++) {
      String line = in.readTrailerLine();
      String name = line.substring(0, Math.max(0, line.indexOf(':'))).toLowerCase(Locale.ROOT);
      boolean announced =
          checksums.keySet().stream().anyMatch(algorithm -> algorithm.header().equals(name));
      if (!announced || lines.put(name, line.substring(name.length() + 1).strip()) != null) {
        throw malformed("the trailer must hold what `x-amz-trailer` announces, each once");
      }
    }
    return lines;
  }

  private static void verifySignature(
      Map<String, String> lines, String line, ChunkVerifier signatures) {
    String start = ChunkVerifier.TRAILER_SIGNATURE + ':';
    if (!line.startsWith(start)) {
      throw malformed("the trailer must end with `" + ChunkVerifier.TRAILER_SIGNATURE + "`");
    }
    StringBuilder canonical = new StringBuilder();
    lines.forEach(
        (name, value) -> canonical.append(name).append(':').append(value).append('\n'));
    signatures.verifyTrailer(
        canonical.toString(), line.substring(start.length()).strip());
  }

  private static void requireEqual(ChecksumAlgorithm algorithm, Checksum checksum, String claimed) {
    // Compared as text: base64 has several spellings for the same bytes, and one of them is right.
    byte[] expected = Base64.getEncoder().encode(checksum.value());
    if (!MessageDigest.isEqual(expected, claimed.getBytes(StandardCharsets.US_ASCII))) {
      throw VerifyingBody.refused(
          AuthenticationFailure.CHECKSUM_MISMATCH,
          "the trailer `" + algorithm.header() + "` is not the checksum of the body");
    }
  }

  private static AuthenticationException malformed(String message) {
    return VerifyingBody.refused(AuthenticationFailure.MALFORMED_BODY, message);
  }
}

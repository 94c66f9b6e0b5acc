package io.github.sts4j.examples.endpoint.s3;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The decoded parameters of a query, names case-sensitive, each at most once. */
record QueryString(Map<String, String> parameters) {
  QueryString {
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }

  /**
   * Reads a raw query.
   *
   * @throws S3Exception if a parameter is broken, or given twice: which of two values was meant is not ours to guess
   */
  static QueryString parse(String rawQuery) {
    Map<String, String> parameters = new TreeMap<>();
    List<String> pairs = Arrays.asList(rawQuery.split("&", -1));
    for (String pair : pairs.stream().filter(Predicate.not(String::isEmpty)).toList()) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      if (parameters.put(name, value) != null) {
        throw S3Error.INVALID_ARGUMENT.because(
            "the query parameter `" + name + "` is given more than once");
      }
    }
    return new QueryString(parameters);
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  boolean has(String name) {
    return parameters.containsKey(name);
  }

  Set<String> names() {
    return parameters.keySet();
  }

  private static String decode(String encoded) {
    // Signers read a raw plus as `+`, form decoders as a space: a reading of our own could differ
    // from what was signed.
    if (encoded.indexOf('+') >= 0) {
      throw S3Error.INVALID_URI.because(
          "the query holds a raw `+`; write %20 for a space or %2B for a plus sign");
    }
    return PercentCoding.decode(encoded)
        .orElseThrow(() -> S3Error.INVALID_URI.because(
            "the query holds `" + encoded + "`, which is not percent-encoded UTF-8"));
  }
}

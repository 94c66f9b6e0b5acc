package io.github.sts4j.core.sigv4;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names of the headers that most requests sign: known here, they need neither a copy nor a check nor a new hash. */
final class HeaderNames {
  private static final String[][] BY_LENGTH = byLength(List.of(
      "amz-sdk-invocation-id",
      "amz-sdk-request",
      "content-length",
      "content-md5",
      "content-type",
      "host",
      "range",
      "user-agent",
      "x-amz-checksum-crc32",
      "x-amz-checksum-mode",
      "x-amz-content-sha256",
      "x-amz-date",
      "x-amz-decoded-content-length",
      "x-amz-sdk-checksum-algorithm",
      "x-amz-security-token",
      "x-amz-trailer",
      "x-amz-user-agent"));

  private HeaderNames() {}

  /** The name that a part of the text spells, if it is one of these, else null. */
  static @Nullable String of(String text, int start, int end) {
    int length = end - start;
    if (length < BY_LENGTH.length) {
      for (String name : BY_LENGTH[length]) {
        // Names of one length often begin alike, and seldom end so.
        if (text.charAt(end - 1) == name.charAt(length - 1) && text.startsWith(name, start)) {
          return name;
        }
      }
    }
    return null;
  }

  private static String[][] byLength(List<String> names) {
    int longest = names.stream().mapToInt(String::length).max().orElse(0);
    String[][] byLength = new String[longest + 1][];
    for (int length = 0; length <= longest; length++) {
      int wanted = length;
      byLength[length] =
          names.stream().filter(name -> name.length() == wanted).toArray(String[]::new);
    }
    return byLength;
  }
}

package io.github.sts4j.core.sigv4;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Header values as the signature covers them: joined by commas, trimmed, runs of blanks made one. */
final class HeaderText {
  private HeaderText() {}

  static void append(
      CanonicalText text, String name, List<String> values, int maxLength, SignatureForm form) {
    if (values.isEmpty()) {
      throw form.malformed("the signed header " + SignatureForm.quoted(name) + " is absent");
    }
    // Two hosts in one request are two requests in one.
    if (name.equals("host") && values.size() != 1) {
      throw form.malformed("the header `host` must be given once");
    }
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        text.append(',');
      }
      String value = values.get(i);
      requireShort(name, value, maxLength, form);
      if (!text.appendIfSolid(value)) {
        requireReadable(name, value, form);
        appendFolded(text, trimmed(value));
      }
    }
  }

  /**
   * The one value of a header that must not be repeated, trimmed; null if it is absent. It is as it came: to be read by a
   * syntax that tells all its characters, or through {@link #requireReadable}.
   */
  static @Nullable String single(
      String name, List<String> values, int maxLength, SignatureForm form) {
    if (values.isEmpty()) {
      return null;
    }
    if (values.size() > 1) {
      throw form.malformed("the header `" + name + "` must be given once");
    }
    requireShort(name, values.get(0), maxLength, form);
    return trimmed(values.get(0));
  }

  // A line break here would let one header pass for several in what is signed. Text beyond ASCII
  // reads differently from one HTTP library to the next.
  static void requireReadable(String name, String value, SignatureForm form) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!Ascii.isPrintable(c) && c != '\t') {
        throw form.malformed(
            "the header " + SignatureForm.quoted(name) + " must be printable ASCII");
      }
    }
  }

  private static void requireShort(String name, String value, int maxLength, SignatureForm form) {
    if (value.length() > maxLength) {
      throw form.malformed(
          "the header " + SignatureForm.quoted(name) + " is longer than this service reads");
    }
  }

  // Not String.strip, for which line ends and more are blanks too.
  static String trimmed(String value) {
    int start = start(value, 0, value.length());
    return value.substring(start, end(value, start, value.length()));
  }

  static int start(String value, int from, int to) {
    int start = from;
    while (start < to && isBlank(value.charAt(start))) {
      start++;
    }
    return start;
  }

  static int end(String value, int start, int to) {
    int end = to;
    while (start < end && isBlank(value.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static void appendFolded(CanonicalText text, String trimmed) {
    boolean blank = false;
    for (int i = 0; i < trimmed.length(); i++) {
      char c = trimmed.charAt(i);
      if (!isBlank(c)) {
        text.append(blank ? " " : "").append(c);
      }
      blank = isBlank(c);
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}

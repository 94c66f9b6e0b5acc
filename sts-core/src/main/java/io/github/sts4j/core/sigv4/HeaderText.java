package io.github.sts4j.core.sigv4;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Header values as the signature covers them: joined by commas, trimmed, runs of blanks made one. */
final class HeaderText {
  private HeaderText() {}

  static void append(
      StringBuilder text, String name, List<String> values, int maxLength, SignatureForm form) {
    if (values.isEmpty()) {
      throw form.malformed("the signed header " + SignatureForm.quoted(name) + " is absent");
    }
    // Two hosts in one request are two requests in one.
    if (name.equals("host") && values.size() != 1) {
      throw form.malformed("the header `host` must be given once");
    }
    for (int i = 0; i < values.size(); i++) {
      text.append(i == 0 ? "" : ",");
      appendFolded(text, requireReadable(name, values.get(i), maxLength, form));
    }
  }

  /** The one value of a header that must not be repeated, trimmed; null if it is absent. */
  static @Nullable String single(
      String name, SignedRequest request, int maxLength, SignatureForm form) {
    List<String> values = request.headers(name);
    if (values.size() > 1) {
      throw form.malformed("the header `" + name + "` must be given once");
    }
    return values.isEmpty()
        ? null
        : requireReadable(name, values.get(0), maxLength, form).strip();
  }

  // A line break here would let one header pass for several in what is signed. Text beyond ASCII
  // reads differently
  // from one HTTP library to the next.
  private static String requireReadable(
      String name, String value, int maxLength, SignatureForm form) {
    if (value.length() > maxLength) {
      throw form.malformed(
          "the header " + SignatureForm.quoted(name) + " is longer than this service reads");
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!Ascii.isPrintable(c) && c != '\t') {
        throw form.malformed(
            "the header " + SignatureForm.quoted(name) + " must be printable ASCII");
      }
    }
    return value;
  }

  private static void appendFolded(StringBuilder text, String value) {
    String trimmed = value.strip();
    if (trimmed.indexOf("  ") < 0 && trimmed.indexOf('\t') < 0) {
      text.append(trimmed);
      return;
    }
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

package io.github.sts4j.core.sigv4;

import java.util.HexFormat;

/** The one spelling of text that signatures agree on: every byte but the unreserved ones as {@code %XX}. */
final class PercentEncoding {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String UNRESERVED_CHARACTERS =
      "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final AsciiSet UNRESERVED = AsciiSet.of(UNRESERVED_CHARACTERS);
  private static final AsciiSet KEPT_IN_PATH = AsciiSet.of(UNRESERVED_CHARACTERS + "/");

  private final SignatureForm form;
  private final AsciiSet kept;

  private PercentEncoding(SignatureForm form, AsciiSet kept) {
    this.form = form;
    this.kept = kept;
  }

  /** For a path: a slash stays a slash, and {@code %2F} stays apart from it. */
  static PercentEncoding ofPath(SignatureForm form) {
    return new PercentEncoding(form, KEPT_IN_PATH);
  }

  /** For a query parameter's name or value. */
  static PercentEncoding ofQuery(SignatureForm form) {
    return new PercentEncoding(form, UNRESERVED);
  }

  /** Encodes text as it stands: a percent sign becomes {@code %25}. */
  String encode(String text) {
    return rewrite(text, false);
  }

  /** Encodes text that may be encoded already: {@code %7e} and {@code ~} both become {@code ~}. */
  String recode(String text) {
    return rewrite(text, true);
  }

  /** The ASCII text behind canonical encoding; other bytes are refused. */
  String decodeAscii(String canonical) {
    if (canonical.indexOf('%') < 0) {
      return canonical;
    }
    StringBuilder out = new StringBuilder(canonical.length());
    for (int i = 0; i < canonical.length(); i++) {
      char c = canonical.charAt(i);
      int decoded = c == '%' ? escapedByte(canonical, i) : c;
      if (!Ascii.isPrintable(decoded)) {
        throw form.malformed("the authentication parameters must be printable ASCII");
      }
      out.append((char) decoded);
      i += c == '%' ? 2 : 0;
    }
    return out.toString();
  }

  private String rewrite(String text, boolean decode) {
    int plain = 0;
    while (plain < text.length() && isKept(text.charAt(plain))) {
      plain++;
    }
    if (plain == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, plain);
    for (int i = plain; i < text.length(); ) {
      char c = text.charAt(i);
      if (c == '%' && decode) {
        appendByte(out, escapedByte(text, i), false);
        i += 3;
      } else if (c < 0x80) {
        appendByte(out, c, isKept(c));
        i++;
      } else {
        int codePoint = codePointAt(text, i);
        appendUtf8(out, codePoint);
        i += Character.charCount(codePoint);
      }
    }
    return out.toString();
  }

  private void appendByte(StringBuilder out, int value, boolean keep) {
    if (keep || UNRESERVED.contains(value)) {
      out.append((char) value);
    } else {
      out.append('%').append(HEX.toHexDigits((byte) value));
    }
  }

  private void appendUtf8(StringBuilder out, int codePoint) {
    if (codePoint < 0x800) {
      appendByte(out, 0xc0 | (codePoint >> 6), false);
    } else {
      if (codePoint < 0x10000) {
        appendByte(out, 0xe0 | (codePoint >> 12), false);
      } else {
        appendByte(out, 0xf0 | (codePoint >> 18), false);
        appendByte(out, 0x80 | ((codePoint >> 12) & 0x3f), false);
      }
      appendByte(out, 0x80 | ((codePoint >> 6) & 0x3f), false);
    }
    appendByte(out, 0x80 | (codePoint & 0x3f), false);
  }

  private int codePointAt(String text, int index) {
    int codePoint = text.codePointAt(index);
    if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
      throw form.malformed("the path and query must be valid Unicode text");
    }
    return codePoint;
  }

  private int escapedByte(String text, int percent) {
    if (percent + 2 < text.length()
        && HexFormat.isHexDigit(text.charAt(percent + 1))
        && HexFormat.isHexDigit(text.charAt(percent + 2))) {
      return HexFormat.fromHexDigits(text, percent + 1, percent + 3);
    }
    throw form.malformed(
        "a percent sign must be followed by two hexadecimal digits, write it as `%25`");
  }

  private boolean isKept(char c) {
    return kept.contains(c);
  }
}

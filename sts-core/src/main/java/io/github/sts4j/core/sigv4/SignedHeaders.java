package io.github.sts4j.core.sigv4;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The headers a signature covers: which they are, and the text that enters the signature. */
record SignedHeaders(List<String> names, String canonical) {
  private static final String AMAZON_PREFIX = "x-amz-";
  private static final String TOKEN_PUNCTUATION = "!#$%&'*+.^_`|~";

  /**
   * Reads the list {@code a;b;c} against the request.
   *
   * @throws io.github.sts4j.core.error.AuthenticationException unless the list is sorted, in lower case and without
   *     repetition, names {@code host} and every {@code x-amz-} header of the request, and names no header that is absent
   */
  static SignedHeaders read(
      String list, SignedRequest request, SigV4Settings settings, SignatureForm form) {
    List<String> names = List.of(list.split(";", -1));
    requireCanonicalOrder(names, form);
    if (Collections.binarySearch(names, "host") < 0) {
      throw form.malformed("the header `host` must be signed");
    }
    for (String header : request.headerNames()) {
      requireSigned(header, names, settings, form);
    }
    StringBuilder text = new StringBuilder(1024);
    for (String name : names) {
      text.append(name).append(':');
      HeaderText.append(text, name, request.headers(name), settings.maxHeaderLength(), form);
      text.append('\n');
      if (text.length() > settings.maxRequestLength()) {
        throw form.malformed("the signed headers are longer than this service reads");
      }
    }
    return new SignedHeaders(names, text.toString());
  }

  private static void requireCanonicalOrder(List<String> names, SignatureForm form) {
    String previous = "";
    for (String name : names) {
      if (!isToken(name) || hasUpperCase(name) || name.compareTo(previous) <= 0) {
        throw form.malformed("the signed headers must be sorted lower-case names, each once");
      }
      if (name.equals("authorization")) {
        throw form.malformed("the header `authorization` cannot be signed");
      }
      previous = name;
    }
  }

  private static void requireSigned(
      String header, List<String> signed, SigV4Settings settings, SignatureForm form) {
    // A name that is no HTTP token is a header to one reader and none to the next.
    if (!isToken(header)) {
      throw form.malformed(
          "the header name " + SignatureForm.quoted(header) + " is not well-formed");
    }
    if (!header.regionMatches(true, 0, AMAZON_PREFIX, 0, AMAZON_PREFIX.length())) {
      return;
    }
    String name = header.toLowerCase(Locale.ROOT);
    boolean mayBeLate = settings.allowsSessionTokenAddedAfterSigning()
        && name.equals(SignatureParser.SECURITY_TOKEN_HEADER);
    if (!mayBeLate && Collections.binarySearch(signed, name) < 0) {
      throw form.malformed("the header " + SignatureForm.quoted(name) + " must be signed");
    }
  }

  /** Whether this is a token as HTTP has it: what header names and methods are made of. */
  static boolean isToken(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!Ascii.isLetterOrDigit(c) && c != '-' && TOKEN_PUNCTUATION.indexOf(c) < 0) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private static boolean hasUpperCase(String token) {
    for (int i = 0; i < token.length(); i++) {
      if (token.charAt(i) >= 'A' && token.charAt(i) <= 'Z') {
        return true;
      }
    }
    return false;
  }
}

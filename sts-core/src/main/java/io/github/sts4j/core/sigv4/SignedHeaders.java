package io.github.sts4j.core.sigv4;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The headers a signature covers, by their names in order. */
record SignedHeaders(List<String> names) {
  private static final String AMAZON_PREFIX = "x-amz-";
  private static final String LOWER_CASE_TOKEN =
      "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyz";
  private static final AsciiSet NAME = AsciiSet.of(LOWER_CASE_TOKEN);
  private static final AsciiSet TOKEN =
      AsciiSet.of(LOWER_CASE_TOKEN + "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

  /**
   * Reads the list {@code a;b;c} against the request.
   *
   * @throws io.github.sts4j.core.error.AuthenticationException unless the list is sorted, in lower case and without
   *     repetition, and names {@code host} and every {@code x-amz-} header of the request
   */
  static SignedHeaders read(
      String list, SignedRequest request, SigV4Settings settings, SignatureForm form) {
    List<String> names = List.of(list.split(";", -1));
    requireCanonicalOrder(names, form);
    SignedHeaders headers = new SignedHeaders(names);
    if (!headers.cover("host")) {
      throw form.malformed("the header `host` must be signed");
    }
    for (String header : request.headerNames()) {
      headers.requireCovered(header, settings, form);
    }
    return headers;
  }

  boolean cover(String name) {
    return Collections.binarySearch(names, name) >= 0;
  }

  /** Appends the lines {@code name:value}; a header that is absent is refused, and so is one that is not text. */
  void appendTo(
      CanonicalText text, SignedRequest request, SigV4Settings settings, SignatureForm form) {
    int limit = text.length() + settings.maxRequestLength();
    for (String name : names) {
      text.append(name).append(':');
      HeaderText.append(text, name, request.headers(name), settings.maxHeaderLength(), form);
      text.append('\n');
      if (text.length() > limit) {
        throw form.malformed("the signed headers are longer than this service reads");
      }
    }
  }

  private static void requireCanonicalOrder(List<String> names, SignatureForm form) {
    String previous = "";
    for (String name : names) {
      if (name.isEmpty() || !NAME.containsAll(name) || name.compareTo(previous) <= 0) {
        throw form.malformed("the signed headers must be sorted lower-case names, each once");
      }
      if (name.equals("authorization")) {
        throw form.malformed("the header `authorization` cannot be signed");
      }
      previous = name;
    }
  }

  private void requireCovered(String header, SigV4Settings settings, SignatureForm form) {
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
    if (!mayBeLate && !cover(name)) {
      throw form.malformed("the header " + SignatureForm.quoted(name) + " must be signed");
    }
  }

  /** Whether this is a token as HTTP has it: what header names and methods are made of. */
  static boolean isToken(String name) {
    return !name.isEmpty() && TOKEN.containsAll(name);
  }
}

package io.github.sts4j.core.sigv4;

import io.github.sts4j.core.error.AuthenticationException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The headers a signature covers, by their names in order. Immutable. */
final class SignedHeaders {
  private static final String AMAZON_PREFIX = "x-amz-";
  private static final String LOWER_CASE_TOKEN =
      "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyz";
  private static final AsciiSet NAME = AsciiSet.of(LOWER_CASE_TOKEN);
  private static final AsciiSet TOKEN =
      AsciiSet.of(LOWER_CASE_TOKEN + "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  // So many are found sooner one by one; of more, no sender shall make us compare each with each.
  private static final int FEW = 12;

  private final TextPart list;
  private final List<String> names;

  private SignedHeaders(TextPart list, List<String> names) {
    this.list = list;
    this.names = names;
  }

  /**
   * Reads the list {@code a;b;c}.
   *
   * @throws io.github.sts4j.core.error.AuthenticationException unless the list is sorted, in lower case and without
   *     repetition, and names {@code host}
   */
  static SignedHeaders read(TextPart list, SignatureForm form) {
    SignedHeaders headers = new SignedHeaders(list, names(list, form));
    if (!headers.cover("host")) {
      throw form.malformed("the header `host` must be signed");
    }
    return headers;
  }

  /**
   * Refuses a request with headers that should have been signed.
   *
   * @throws io.github.sts4j.core.error.AuthenticationException unless every {@code x-amz-} header of the request is here
   */
  void requireComplete(SignedRequest request, SigV4Settings settings, SignatureForm form) {
    for (String header : request.headerNames()) {
      requireCovered(header, settings, form);
    }
  }

  /** The same, keeping nothing else of the request in memory. */
  SignedHeaders detached() {
    return new SignedHeaders(TextPart.of(list.text()), names);
  }

  /** The list as it was signed. */
  TextPart list() {
    return list;
  }

  /** The names in order. */
  List<String> names() {
    return Collections.unmodifiableList(names);
  }

  boolean cover(String name) {
    if (names.size() > FEW) {
      return Collections.binarySearch(names, name) >= 0;
    }
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** Appends the lines {@code name:value}; a header that is absent is refused, and so is one that is not text. */
  void appendTo(
      CanonicalText text, SignedRequest request, SigV4Settings settings, SignatureForm form) {
    int limit = text.length() + settings.maxRequestLength();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      text.append(name).append(':');
      HeaderText.append(text, name, request.headers(name), settings.maxHeaderLength(), form);
      text.append('\n');
      if (text.length() > limit) {
        throw form.malformed("the signed headers are longer than this service reads");
      }
    }
  }

  private static List<String> names(TextPart list, SignatureForm form) {
    List<String> names = new ArrayList<>(FEW);
    String previous = "";
    for (int start = list.start(); start <= list.end(); ) {
      int semicolon = list.indexOf(';', start);
      int end = semicolon < 0 ? list.end() : semicolon;
      String name = HeaderNames.of(list.whole(), start, end);
      if (name == null) {
        name = list.whole().substring(start, end);
        requireName(name, form);
      }
      if (name.compareTo(previous) <= 0) {
        throw notSorted(form);
      }
      names.add(name);
      previous = name;
      start = end + 1;
    }
    return names;
  }

  private static void requireName(String name, SignatureForm form) {
    if (!NAME.containsAll(name)) {
      throw notSorted(form);
    }
    if (name.equals("authorization")) {
      throw form.malformed("the header `authorization` cannot be signed");
    }
  }

  private static AuthenticationException notSorted(SignatureForm form) {
    return form.malformed("the signed headers must be sorted lower-case names, each once");
  }

  private void requireCovered(String header, SigV4Settings settings, SignatureForm form) {
    if (cover(header)) {
      return;
    }
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

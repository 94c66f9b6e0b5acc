package io.github.sts4j.core.sigv4;

import io.github.sts4j.core.error.AuthenticationException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The query of a request, each name and value in canonical encoding, with what a signature needs to know of it. */
final class QueryParameters {
  static final String ALGORITHM = "X-Amz-Algorithm";
  static final String CREDENTIAL = "X-Amz-Credential";
  static final String DATE = "X-Amz-Date";
  static final String EXPIRES = "X-Amz-Expires";
  static final String SIGNED_HEADERS = "X-Amz-SignedHeaders";
  static final String SIGNATURE = "X-Amz-Signature";
  static final String SECURITY_TOKEN = "X-Amz-Security-Token";
  static final String REGION_SET = "X-Amz-Region-Set";
  static final String CONTENT_SHA256 = "X-Amz-Content-Sha256";

  private static final Set<String> AUTHENTICATING = Set.of(
      ALGORITHM,
      CREDENTIAL,
      DATE,
      EXPIRES,
      SIGNED_HEADERS,
      SIGNATURE,
      SECURITY_TOKEN,
      REGION_SET,
      CONTENT_SHA256);
  private static final Set<String> AUTHENTICATING_LOWER_CASE = lowerCase(AUTHENTICATING);

  private final List<Parameter> parameters;
  private final SignatureForm form;

  private QueryParameters(List<Parameter> parameters, SignatureForm form) {
    this.parameters = parameters;
    this.form = form;
  }

  /**
   * Whether the query names anything that belongs to a signature, however oddly spelled. Never refuses: a query that asks
   * for no authentication is not ours to judge.
   */
  static boolean carriesAuthentication(String rawQuery) {
    if (rawQuery.isEmpty()) {
      return false;
    }
    for (String pair : rawQuery.split("&", -1)) {
      String name = leniently(pair.substring(0, nameLength(pair)));
      if (AUTHENTICATING_LOWER_CASE.contains(name.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  static QueryParameters parse(String rawQuery, SignatureForm form) {
    if (rawQuery.isEmpty()) {
      return new QueryParameters(List.of(), form);
    }
    // Clients disagree on these two: some sign an empty parameter and some drop it, and a plus is a
    // space to one reader
    // and a plus to the next. Refused, so that what is verified is what the host reads.
    if (rawQuery.indexOf('+') >= 0) {
      throw form.malformed(
          "the query holds a bare `+`: write a space as `%20` and a plus as `%2B`");
    }
    PercentEncoding encoding = PercentEncoding.ofQuery(form);
    List<Parameter> parameters = new ArrayList<>();
    int start = 0;
    while (start <= rawQuery.length()) {
      int ampersand = rawQuery.indexOf('&', start);
      int end = ampersand < 0 ? rawQuery.length() : ampersand;
      parameters.add(parameter(rawQuery.substring(start, end), encoding, form));
      start = end + 1;
    }
    return new QueryParameters(parameters, form);
  }

  private static Parameter parameter(String pair, PercentEncoding encoding, SignatureForm form) {
    int nameLength = nameLength(pair);
    if (nameLength == 0) {
      throw form.malformed("the query holds a parameter without a name");
    }
    String value = nameLength == pair.length() ? "" : pair.substring(nameLength + 1);
    return new Parameter(encoding.recode(pair.substring(0, nameLength)), encoding.recode(value));
  }

  /**
   * The one value of an authentication parameter, decoded.
   *
   * @throws AuthenticationException if it is given twice, or spelled in another case
   */
  Optional<String> authenticating(String name) {
    String found = null;
    for (Parameter parameter : parameters) {
      if (parameter.name().equalsIgnoreCase(name)) {
        // CVE-2022-2385: two spellings of one parameter, one verified and the other one used. Some
        // clients write the
        // payload hash, which carries no authority of its own, in lower case.
        if (found != null || (!parameter.name().equals(name) && !name.equals(CONTENT_SHA256))) {
          throw form.malformed(
              "the query parameter `" + name + "` must be given once, spelled like this");
        }
        found = parameter.value();
      }
    }
    return found == null
        ? Optional.empty()
        : Optional.of(PercentEncoding.ofQuery(form).decodeAscii(found));
  }

  /** The sorted query as the signature covers it, without the parameters named. */
  String canonical(Set<String> without) {
    if (parameters.isEmpty()) {
      return "";
    }
    List<Parameter> sorted = new ArrayList<>(parameters);
    sorted.removeIf(parameter -> without.contains(parameter.name()));
    Collections.sort(sorted);
    StringBuilder text = new StringBuilder();
    for (Parameter parameter : sorted) {
      text.append(text.length() == 0 ? "" : "&")
          .append(parameter.name())
          .append('=')
          .append(parameter.value());
    }
    return text.toString();
  }

  private static int nameLength(String pair) {
    int equals = pair.indexOf('=');
    return equals < 0 ? pair.length() : equals;
  }

  private static String leniently(String name) {
    try {
      return PercentEncoding.ofQuery(SignatureForm.PRESIGNED)
          .decodeAscii(PercentEncoding.ofQuery(SignatureForm.PRESIGNED).recode(name));
    } catch (AuthenticationException notEncoded) {
      return name;
    }
  }

  private static Set<String> lowerCase(Set<String> names) {
    return names.stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  private record Parameter(String name, String value) implements Comparable<Parameter> {
    // Encoded text is ASCII, so the order of characters is the order of bytes that signatures ask
    // for.
    private static final Comparator<Parameter> ORDER =
        Comparator.comparing(Parameter::name).thenComparing(Parameter::value);

    @Override
    public int compareTo(Parameter other) {
      return ORDER.compare(this, other);
    }
  }
}

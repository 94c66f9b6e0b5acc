package io.github.sts4j.core.sigv4;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A {@link SignedRequest} of fixed parts. */
final class PlainRequest implements SignedRequest {
  private final String method;
  private final String rawPath;
  private final String rawQuery;
  private final Map<String, List<String>> headers;
  private final List<String> names;

  private PlainRequest(
      String method, String rawPath, String rawQuery, Map<String, List<String>> headers) {
    this.method = requireNonNull(method, "method");
    this.rawPath = rawPath;
    this.rawQuery = rawQuery;
    this.headers = headers;
    this.names = List.copyOf(headers.keySet());
  }

  static PlainRequest of(String method, String target, Map<String, List<String>> headers) {
    Map<String, List<String>> merged = new HashMap<>();
    headers.forEach((name, values) ->
        merged.merge(name.toLowerCase(Locale.ROOT), List.copyOf(values), PlainRequest::joined));
    int mark = target.indexOf('?');
    return mark < 0
        ? new PlainRequest(method, target, "", merged)
        : new PlainRequest(method, target.substring(0, mark), target.substring(mark + 1), merged);
  }

  private static List<String> joined(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String rawPath() {
    return rawPath;
  }

  @Override
  public String rawQuery() {
    return rawQuery;
  }

  @Override
  public List<String> headers(String name) {
    List<String> values = headers.get(name);
    if (values != null) {
      return values;
    }
    String lowerCase = name.toLowerCase(Locale.ROOT);
    return lowerCase.equals(name) ? List.of() : headers.getOrDefault(lowerCase, List.of());
  }

  @Override
  public Collection<String> headerNames() {
    return names;
  }
}

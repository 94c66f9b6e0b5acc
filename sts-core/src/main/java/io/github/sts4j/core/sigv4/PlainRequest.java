package io.github.sts4j.core.sigv4;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A {@link SignedRequest} of fixed parts. */
final class PlainRequest implements SignedRequest {
  private final String method;
  private final String rawPath;
  private final String rawQuery;
  private final Map<String, List<String>> headers;

  private PlainRequest(
      String method, String rawPath, String rawQuery, Map<String, List<String>> headers) {
    this.method = requireNonNull(method, "method");
    this.rawPath = rawPath;
    this.rawQuery = rawQuery;
    this.headers = headers;
  }

  static PlainRequest of(String method, String target, Map<String, List<String>> headers) {
    Map<String, List<String>> merged = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) ->
        merged.computeIfAbsent(name, unused -> new ArrayList<>()).addAll(values));
    int mark = target.indexOf('?');
    return mark < 0
        ? new PlainRequest(method, target, "", merged)
        : new PlainRequest(method, target.substring(0, mark), target.substring(mark + 1), merged);
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
    return List.copyOf(headers.getOrDefault(name, List.of()));
  }

  @Override
  public Collection<String> headerNames() {
    return List.copyOf(headers.keySet());
  }
}

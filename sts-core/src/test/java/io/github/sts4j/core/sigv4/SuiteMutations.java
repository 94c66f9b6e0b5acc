package io.github.sts4j.core.sigv4;

import io.github.sts4j.core.sigv4.SuiteCase.WireRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * Every way to change one thing of a signed request: each character of method, path and query, each character of each
 * header's value, each header left out or given twice, each character of the body, and things added. What a signature
 * does not tell apart by its definition (blanks in a header, a dot segment or a doubled slash where paths are normalised)
 * is not changed.
 */
final class SuiteMutations {
  private SuiteMutations() {}

  static List<WireRequest> of(WireRequest original, boolean normalized) {
    List<WireRequest> out = new ArrayList<>();
    for (String method : changes(original.method())) {
      out.add(new WireRequest(method, original.target(), original.headers(), original.bodyText()));
    }
    int mark = original.target().indexOf('?');
    String path = mark < 0 ? original.target() : original.target().substring(0, mark);
    String query = mark < 0 ? "" : original.target().substring(mark);
    for (String changed : pathChanges(path, normalized && path.contains(".."))) {
      out.add(new WireRequest(
          original.method(), changed + query, original.headers(), original.bodyText()));
    }
    for (String changed : queryChanges(query)) {
      out.add(new WireRequest(
          original.method(), path + changed, original.headers(), original.bodyText()));
    }
    headerChanges(original, out);
    for (String body : changes(original.bodyText())) {
      out.add(new WireRequest(original.method(), original.target(), original.headers(), body));
    }
    out.add(new WireRequest(
        original.method(), original.target(), original.headers(), original.bodyText() + "x"));
    return out;
  }

  private static void headerChanges(WireRequest original, List<WireRequest> out) {
    for (int i = 0; i < original.headers().size(); i++) {
      String[] header = original.headers().get(i);
      for (String value : changes(header[1])) {
        out.add(withHeader(original, i, new String[] {header[0], value}));
      }
      out.add(withHeader(original, i));
      out.add(withHeader(original, i, header, header));
      out.add(withHeader(original, i, header, new String[] {"X-Amz-Meta-Added", "1"}));
      out.add(withHeader(original, i, new String[] {header[0] + "x", header[1]}));
    }
  }

  private static WireRequest withHeader(WireRequest original, int index, String[]... replacement) {
    List<String[]> headers = new ArrayList<>(original.headers());
    headers.remove(index);
    headers.addAll(index, List.of(replacement));
    return new WireRequest(original.method(), original.target(), headers, original.bodyText());
  }

  private static List<String> changes(String text) {
    List<String> out = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ' ') {
        out.add(text.substring(0, i) + (c == 'a' ? 'b' : 'a') + text.substring(i + 1));
        out.add(text.substring(0, i) + Character.toString(c ^ 1) + text.substring(i + 1));
        out.add(text.substring(0, i) + text.substring(i + 1));
      }
    }
    return out;
  }

  private static List<String> pathChanges(String path, boolean segmentsVanish) {
    List<String> out = new ArrayList<>(List.of(path + "x", "/x" + path, path + "%41"));
    for (int i = 1; i < path.length() && !segmentsVanish; i++) {
      char c = path.charAt(i);
      if (c != '/' && c != '.') {
        out.add(path.substring(0, i) + (c == 'a' ? 'b' : 'a') + path.substring(i + 1));
        out.add(path.substring(0, i) + path.substring(i + 1));
      }
    }
    return out;
  }

  private static List<String> queryChanges(String query) {
    List<String> out = new ArrayList<>(List.of(
        query + (query.isEmpty() ? "?" : "&") + "added",
        query + (query.isEmpty() ? "?" : "&") + "X-Amz-Date=20150830T123600Z"));
    for (int i = 1; i < query.length(); i++) {
      char c = query.charAt(i);
      out.add(query.substring(0, i) + (c == 'a' ? 'b' : 'a') + query.substring(i + 1));
      out.add(query.substring(0, i) + query.substring(i + 1));
    }
    return out;
  }
}

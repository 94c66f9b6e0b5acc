package io.github.sts4j.core.sigv4;

import io.github.sts4j.core.sigv4.SigV4Settings.PathRule;
import java.util.ArrayList;
import java.util.List;

/** The path as the signature covers it. */
final class CanonicalPath {
  private CanonicalPath() {}

  static String of(String rawPath, PathRule rule, SignatureForm form) {
    if (rawPath.isEmpty() || rawPath.equals("/")) {
      return "/";
    }
    if (rawPath.charAt(0) != '/') {
      throw form.malformed("the path must begin with a slash");
    }
    PercentEncoding encoding = PercentEncoding.ofPath(form);
    return rule == PathRule.RAW ? encoding.recode(rawPath) : encoding.encode(normalized(rawPath));
  }

  /** Without empty and dot segments, as the general rule has it (RFC 3986, section 5.2.4). */
  private static String normalized(String path) {
    List<String> kept = new ArrayList<>();
    int start = 1;
    while (start <= path.length()) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      keep(path.substring(start, end), kept);
      start = end + 1;
    }
    boolean slashAtEnd = path.endsWith("/") && !kept.isEmpty();
    return '/' + String.join("/", kept) + (slashAtEnd ? "/" : "");
  }

  private static void keep(String segment, List<String> kept) {
    if (segment.equals("..")) {
      if (!kept.isEmpty()) {
        kept.remove(kept.size() - 1);
      }
    } else if (!segment.isEmpty() && !segment.equals(".")) {
      kept.add(segment);
    }
  }
}

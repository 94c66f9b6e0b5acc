package io.github.sts4j.testkit.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whom a statement names.
 *
 * @param negated whether it is `NotPrincipal`
 * @param bare whether it is the lone `*` rather than an object
 * @param names by type: `AWS`, `Service`, `Federated`, `CanonicalUser`
 */
record PrincipalDraft(boolean negated, boolean bare, Map<String, List<String>> names) {
  PrincipalDraft {
    names = new LinkedHashMap<>(names);
  }

  static PrincipalDraft everyone() {
    return new PrincipalDraft(false, false, Map.of("AWS", List.of("*")));
  }

  String element() {
    return negated ? "NotPrincipal" : "Principal";
  }

  Object json() {
    return bare ? "*" : names;
  }
}

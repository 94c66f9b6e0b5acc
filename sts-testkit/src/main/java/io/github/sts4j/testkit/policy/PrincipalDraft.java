package io.github.sts4j.testkit.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

  /** These, and every caller of AWS besides; providers and services are not among the latter. */
  PrincipalDraft andEveryone() {
    Map<String, List<String>> more = new LinkedHashMap<>(names);
    more.merge(
        "AWS",
        List.of("*"),
        (old, all) -> Stream.concat(old.stream(), all.stream()).toList());
    return new PrincipalDraft(negated, bare, more);
  }

  String element() {
    return negated ? "NotPrincipal" : "Principal";
  }

  Object json() {
    return bare ? "*" : names;
  }
}

package io.github.sts4j.testkit.policy;

import io.github.sts4j.policy.AccessRequest;
import io.github.sts4j.policy.RequestPrincipal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request as the candidates it is put together from. */
record Combination(
    RequestPrincipal principal,
    String action,
    String resource,
    Map<String, ContextChoice> context) {

  AccessRequest request() {
    return Candidates.request(principal, action, resource, context);
  }

  /** The same with one part simpler: a key fewer, or an earlier candidate. */
  List<Combination> simpler(Candidates all) {
    List<Combination> simpler = new ArrayList<>();
    context.forEach((key, choice) -> {
      if (choice.form() != ContextChoice.Form.ABSENT) {
        simpler.add(with(key, ContextChoice.ABSENT));
      }
    });
    before(all.principals(), principal)
        .forEach(it -> simpler.add(new Combination(it, action, resource, context)));
    before(all.actions(), action)
        .forEach(it -> simpler.add(new Combination(principal, it, resource, context)));
    before(all.resources(), resource)
        .forEach(it -> simpler.add(new Combination(principal, action, it, context)));
    context.forEach((key, choice) -> before(all.context().getOrDefault(key, List.of()), choice)
        .forEach(it -> simpler.add(with(key, it))));
    return simpler;
  }

  Combination with(String key, ContextChoice choice) {
    Map<String, ContextChoice> changed = new LinkedHashMap<>(context);
    if (choice.form() == ContextChoice.Form.ABSENT) {
      changed.remove(key);
    } else {
      changed.put(key, choice);
    }
    return new Combination(principal, action, resource, changed);
  }

  private static <T> List<T> before(List<T> all, T one) {
    return all.subList(0, Math.max(0, all.indexOf(one)));
  }
}

package io.github.sts4j.policy.generator;

import io.github.sts4j.policy.reference.Situation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Takes layers, policies and keys away from a situation as long as what was found in it stays. */
public final class Smaller {
  private Smaller() {}

  /** The smallest situation that still shows it. */
  public static Situation of(Situation situation, Predicate<Situation> shows) {
    Situation smallest = situation;
    for (boolean progress = true; progress; ) {
      Optional<Situation> next = candidates(smallest).stream().filter(shows).findFirst();
      progress = next.isPresent();
      smallest = next.orElse(smallest);
    }
    return smallest;
  }

  private static List<Situation> candidates(Situation from) {
    List<Situation> smaller = new ArrayList<>();
    without(from.identity()).forEach(it -> smaller.add(from.withIdentity(it)));
    without(from.serviceControl()).forEach(it -> smaller.add(from.withServiceControl(it)));
    without(from.resourceControl()).forEach(it -> smaller.add(from.withResourceControl(it)));
    from.resourcePolicy().ifPresent(it -> smaller.add(from.withResourcePolicy(Optional.empty())));
    from.boundary().ifPresent(it -> smaller.add(from.withBoundary(Optional.empty())));
    from.session().ifPresent(it -> smaller.add(from.withSession(Optional.empty())));
    from.context().keySet().forEach(key -> {
      Map<String, Situation.Given> fewer = new LinkedHashMap<>(from.context());
      fewer.remove(key);
      smaller.add(from.withContext(fewer));
    });
    return smaller;
  }

  private static <T> List<List<T>> without(List<T> list) {
    List<List<T>> shorter = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      List<T> rest = new ArrayList<>(list);
      rest.remove(i);
      shorter.add(rest);
    }
    return shorter;
  }
}

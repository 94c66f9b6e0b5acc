package io.github.sts4j.testkit.policy;

import io.github.sts4j.policy.RequestPrincipal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Chooses requests by chance, most of them where a statement begins or ends to apply. */
final class Combinations {
  private final Candidates all;
  private final List<Target> targets;
  private final RandomGenerator random;

  Combinations(Candidates all, List<Target> targets, RandomGenerator random) {
    this.all = all;
    this.targets = targets;
    this.random = random;
  }

  Combination next() {
    if (targets.isEmpty() || random.nextInt(10) == 0) {
      return perturbed(choose(all), 0);
    }
    Candidates target = targets.get(random.nextInt(targets.size())).matching();
    return perturbed(choose(target), random.nextInt(3));
  }

  /** The combination with this number. */
  Combination numbered(long number) {
    long rest = number;
    RequestPrincipal principal = digit(all.principals(), rest);
    rest /= all.principals().size();
    String action = digit(all.actions(), rest);
    rest /= all.actions().size();
    String resource = digit(all.resources(), rest);
    rest /= all.resources().size();
    Combination combination = new Combination(principal, action, resource, Map.of());
    for (Map.Entry<String, List<ContextChoice>> key : all.context().entrySet()) {
      combination = combination.with(key.getKey(), digit(key.getValue(), rest));
      rest /= key.getValue().size();
    }
    return combination;
  }

  private Combination choose(Candidates from) {
    Map<String, ContextChoice> context = new LinkedHashMap<>();
    // With every other key there too, some Deny applies to
    // almost every request; without any, some never does.
    boolean crowded = random.nextBoolean();
    all.context().forEach((key, choices) -> {
      List<ContextChoice> wanted = from.context().get(key);
      if (wanted != null) {
        context.put(key, one(wanted));
      } else if (crowded && random.nextBoolean()) {
        context.put(key, one(choices));
      }
    });
    return new Combination(
        one(from.principals()), one(from.actions()), one(from.resources()), context);
  }

  private Combination perturbed(Combination from, int times) {
    Combination changed = from;
    for (int i = 0; i < times; i++) {
      changed = switch (random.nextInt(all.context().isEmpty() ? 3 : 6)) {
        case 0 ->
          new Combination(
              one(all.principals()), changed.action(), changed.resource(), changed.context());
        case 1 ->
          new Combination(
              changed.principal(), one(all.actions()), changed.resource(), changed.context());
        case 2 ->
          new Combination(
              changed.principal(), changed.action(), one(all.resources()), changed.context());
        default -> otherValue(changed);
      };
    }
    return changed;
  }

  private Combination otherValue(Combination from) {
    String key = one(List.copyOf(all.context().keySet()));
    return from.with(key, one(all.context().getOrDefault(key, List.of(ContextChoice.ABSENT))));
  }

  private <T> T one(List<T> options) {
    return options.get(random.nextInt(options.size()));
  }

  private static <T> T digit(List<T> digits, long number) {
    return digits.get((int) (number % digits.size()));
  }
}

package io.github.sts4j.policy.reference;

import java.util.Map;
import java.util.Optional;

/** Condition keys, whose names ignore letter case (EV-20). */
final class Keys {
  private Keys() {}

  static Optional<Situation.Given> find(Map<String, Situation.Given> context, String key) {
    return context.entrySet().stream()
        .filter(entry -> fold(entry.getKey()).equals(fold(key)))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Equal for two names exactly if they differ in the case of letters at most. */
  static String fold(String key) {
    StringBuilder folded = new StringBuilder();
    for (char c : key.toCharArray()) {
      folded.append(Character.toLowerCase(Character.toUpperCase(c)));
    }
    return folded.toString();
  }
}

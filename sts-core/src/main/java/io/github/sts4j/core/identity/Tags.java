package io.github.sts4j.core.identity;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tag maps: keys compare without case and are stored with case (ST-4). */
public final class Tags {
  private Tags() {}

  /**
   * An immutable copy in the same order.
   *
   * @throws IllegalArgumentException when two keys differ only by case
   */
  public static Map<String, String> copyOf(Map<String, String> tags) {
    Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String key : tags.keySet()) {
      if (!seen.add(key)) {
        throw new IllegalArgumentException(
            "tag key `" + key + "` occurs twice, ignoring case (ST-4)");
      }
    }
    return Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  /** {@code base} overlaid by {@code overlay}: a key of the overlay replaces one that differs only by case (ST-6). */
  public static Map<String, String> overlay(Map<String, String> base, Map<String, String> overlay) {
    // The order under which condition keys are the same: of two such tags only one could be seen.
    Map<String, Map.Entry<String, String>> byFoldedKey =
        new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    base.forEach((key, value) -> byFoldedKey.put(key, Map.entry(key, value)));
    overlay.forEach((key, value) -> byFoldedKey.put(key, Map.entry(key, value)));
    Map<String, String> merged = new LinkedHashMap<>();
    byFoldedKey.values().forEach(entry -> merged.put(entry.getKey(), entry.getValue()));
    return Collections.unmodifiableMap(merged);
  }
}

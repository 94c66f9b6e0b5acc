package io.github.sts4j.core;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.parameter.Syntax;
import io.github.sts4j.core.parameter.Violations;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The session tags that a call passes (section 6).
 *
 * @param tags by key, in the order passed
 * @param transitiveKeys the keys among them that are transitive, as written there
 */
record TagParameters(Map<String, String> tags, Set<String> transitiveKeys) {
  private static final int MOST_TAGS = 50;

  static void check(List<Tag> tags, List<String> transitiveKeys, Violations violations) {
    violations.size("tags", tags, MOST_TAGS);
    violations.size("transitiveTagKeys", transitiveKeys, MOST_TAGS);
    for (int i = 0; i < tags.size(); i++) {
      Tag tag = tags.get(i);
      if (isFine(tag)) {
        continue; // as almost all are: a name to complain of is made for the others
      }
      String member = "tags." + (i + 1) + ".member.";
      violations.text(member + "key", Optional.of(tag.key()), 1, 128, Syntax.TAG);
      violations.text(member + "value", Optional.of(tag.value()), 0, 256, Syntax.TAG);
      if (isReserved(tag.key())) { // ST-3
        violations.add(member + "key", tag.key(), "Member must not begin with aws:");
      }
    }
    for (int i = 0; i < transitiveKeys.size(); i++) {
      String name = "transitiveTagKeys." + (i + 1) + ".member";
      violations.text(name, Optional.of(transitiveKeys.get(i)), 1, 128, Syntax.TAG);
    }
  }

  /**
   * @throws StsException {@code InvalidParameterValue} when a key is given twice (ST-4), or a transitive key is none of the
   *     tags' (ST-5)
   */
  static TagParameters of(List<Tag> tags, List<String> transitiveKeys) {
    return new TagParameters(byKey(tags), transitive(tags, transitiveKeys));
  }

  private static boolean isFine(Tag tag) {
    return Violations.isFine(tag.key(), 1, 128, Syntax.TAG)
        && Violations.isFine(tag.value(), 0, 256, Syntax.TAG)
        && !isReserved(tag.key());
  }

  private static boolean isReserved(String key) {
    return key.regionMatches(true, 0, "aws:", 0, 4); // folds letters as condition keys do
  }

  private static Map<String, String> byKey(List<Tag> tags) {
    if (tags.isEmpty()) {
      return Map.of();
    }
    Map<String, String> byKey = new LinkedHashMap<>();
    for (Tag tag : tags) {
      requireNew(tag.key(), byKey.keySet());
      byKey.put(tag.key(), tag.value());
    }
    return Collections.unmodifiableMap(byKey);
  }

  /** ST-4: one by one, for there are 50 at most, and few as a rule. */
  private static void requireNew(String key, Set<String> before) {
    for (String other : before) {
      if (other.compareToIgnoreCase(key) == 0) {
        throw new StsException(
            StsError.INVALID_PARAMETER_VALUE,
            "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
      }
    }
  }

  private static Set<String> transitive(List<Tag> tags, List<String> transitiveKeys) {
    if (transitiveKeys.isEmpty()) {
      return Set.of();
    }
    Set<String> wanted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    wanted.addAll(transitiveKeys);
    Set<String> passed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    tags.forEach(tag -> passed.add(tag.key()));
    if (!passed.containsAll(wanted)) { // ST-5
      throw new StsException(
          StsError.INVALID_PARAMETER_VALUE,
          "The specified transitive tag key must be included in the requested tags.");
    }
    passed.retainAll(wanted);
    return Collections.unmodifiableSet(passed);
  }
}

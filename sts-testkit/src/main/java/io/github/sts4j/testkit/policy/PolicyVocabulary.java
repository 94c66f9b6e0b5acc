package io.github.sts4j.testkit.policy;

import io.github.sts4j.policy.Policy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What generated policies are about: two random policies meet only if they speak of the same things. Immutable.
 *
 * @param actions actions such as `s3:GetObject`, the simplest first; at least one
 * @param resources ARNs, the simplest first; at least one
 * @param conditionKeys condition keys, each with some values that requests have; what the values look like decides which
 *     operators are generated for the key
 */
public record PolicyVocabulary(
    List<String> actions, List<String> resources, Map<String, List<String>> conditionKeys) {
  private static final Pattern NAMED = Pattern.compile("(?s)arn:[^:]*:[^:]*:[^:]*:[^:]*:.+");
  private static final PolicyVocabulary STORAGE = of(
          List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:ListBucket"),
          List.of(
              "arn:aws:s3:::data",
              "arn:aws:s3:::data/a",
              "arn:aws:s3:::data/home/alice/1",
              "arn:aws:s3:::logs/1"))
      .withKey("aws:username", "alice", "bob", "a*")
      .withKey("s3:prefix", "home/alice", "home/", "")
      .withKey("aws:SecureTransport", "true", "false")
      .withKey("aws:SourceIp", "203.0.113.9", "198.51.100.0")
      .withKey("aws:MultiFactorAuthAge", "0", "3600")
      .withKey("aws:CurrentTime", "2026-01-01T00:00:00Z")
      .withKey("aws:PrincipalTag/team", "red", "blue");

  /** @throws IllegalArgumentException if there is no action or no resource, or a key without values */
  public PolicyVocabulary {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    Map<String, List<String>> keys = new LinkedHashMap<>();
    conditionKeys.forEach((key, values) -> keys.put(key, List.copyOf(values)));
    conditionKeys = Collections.unmodifiableMap(keys);
    if (actions.isEmpty() || resources.isEmpty()) {
      throw new IllegalArgumentException("a vocabulary needs an action and a resource");
    }
    if (keys.values().stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("each condition key of a vocabulary needs a value");
    }
  }

  /** A vocabulary without condition keys. */
  public static PolicyVocabulary of(List<String> actions, List<String> resources) {
    return new PolicyVocabulary(actions, resources, Map.of());
  }

  /**
   * What policies of your own speak of: actions and resources that their statements match, one for each way in which the
   * patterns overlap, and the condition keys that they ask about, with values on both sides of each boundary.
   *
   * @param policies one or more, of whatever kinds
   */
  public static PolicyVocabulary of(Policy... policies) {
    RequestSearch search = RequestSearch.around(policies);
    Map<String, List<String>> keys = new LinkedHashMap<>();
    search.candidates().context().forEach((key, choices) -> {
      List<String> values = choices.stream()
          .flatMap(choice -> choice.values().stream())
          .distinct()
          .toList();
      if (!values.isEmpty()) {
        keys.put(key, values);
      }
    });
    List<String> resources = matched(search, Candidates::resources).stream()
        .filter(it -> NAMED.matcher(it).matches())
        .toList();
    // A policy that has no resources, such as a trust policy, speaks of whatever there is.
    return new PolicyVocabulary(
        matched(search, Candidates::actions),
        resources.isEmpty() ? STORAGE.resources() : resources,
        keys);
  }

  /** What a statement matches; all there is, where there are no statements. */
  private static List<String> matched(
      RequestSearch search, Function<Candidates, List<String>> part) {
    List<String> matched = search.targets().stream()
        .flatMap(target -> part.apply(target.matching()).stream())
        .distinct()
        .toList();
    return matched.isEmpty() ? part.apply(search.candidates()) : matched;
  }

  /** A small object store: four actions, four resources, and keys of every common type. */
  public static PolicyVocabulary storage() {
    return STORAGE;
  }

  /** This vocabulary with one more key, or other values for a key. */
  public PolicyVocabulary withKey(String key, String... values) {
    Map<String, List<String>> more = new LinkedHashMap<>(conditionKeys);
    more.put(key, new ArrayList<>(List.of(values)));
    return new PolicyVocabulary(actions, resources, more);
  }
}

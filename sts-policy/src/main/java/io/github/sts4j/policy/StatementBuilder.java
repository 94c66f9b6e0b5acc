package io.github.sts4j.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The parts of one statement of a {@link PolicyBuilder}. What is added twice is a list. Not for several threads. */
public final class StatementBuilder {
  private final Map<String, Object> members = new LinkedHashMap<>();
  private final Map<String, Map<String, List<String>>> conditions = new LinkedHashMap<>();

  StatementBuilder(String effect) {
    members.put("Effect", effect);
  }

  /** The statement's label. */
  public StatementBuilder sid(String sid) {
    members.put("Sid", sid);
    return this;
  }

  /** Adds action patterns. They are the programmer's: nothing in them is escaped. */
  public StatementBuilder action(String... patterns) {
    return add("Action", patterns);
  }

  /** Adds action patterns that the statement does not apply to. */
  public StatementBuilder notAction(String... patterns) {
    return add("NotAction", patterns);
  }

  /** Adds resources. */
  public StatementBuilder resource(PolicyText... resources) {
    return add("Resource", escaped(resources));
  }

  /** Adds resources that the statement does not apply to. */
  public StatementBuilder notResource(PolicyText... resources) {
    return add("NotResource", escaped(resources));
  }

  /** The statement applies to every resource. */
  public StatementBuilder anyResource() {
    return add("Resource", "*");
  }

  /**
   * Adds principals.
   *
   * @param type `AWS`, `Service`, `Federated` or `CanonicalUser`
   * @throws IllegalArgumentException if one is the asterisk, which is everybody: call {@link #allowEveryone} to mean it
   */
  public StatementBuilder principal(String type, String... principals) {
    for (String principal : principals) {
      if (principal.equals("*")) {
        throw new IllegalArgumentException("`*` is everybody; call `allowEveryone` if you mean it");
      }
    }
    @SuppressWarnings("unchecked")
    Map<String, List<String>> types = (Map<String, List<String>>)
        members.computeIfAbsent("Principal", absent -> new LinkedHashMap<String, List<String>>());
    types.computeIfAbsent(type, absent -> new ArrayList<>()).addAll(List.of(principals));
    return this;
  }

  /** The statement applies to every AWS caller. */
  public StatementBuilder allowEveryone() {
    members.put("Principal", new LinkedHashMap<>(Map.of("AWS", new ArrayList<>(List.of("*")))));
    return this;
  }

  /** Adds a condition on text; inserted names are plain text in exact operators and patterns alike. */
  public StatementBuilder condition(String operator, String key, PolicyText... values) {
    return addCondition(operator, key, escaped(values));
  }

  /**
   * Adds a condition on numbers, dates, booleans, bytes or addresses, whose values have nothing to escape.
   *
   * @throws IllegalArgumentException if the operator compares text or ARNs
   */
  public StatementBuilder typedCondition(String operator, String key, String... values) {
    if (operator.contains("String") || operator.contains("Arn")) {
      throw new IllegalArgumentException(
          "`" + operator + "` compares text; use `condition` with `PolicyText`");
    }
    return addCondition(operator, key, values);
  }

  Map<String, Object> members() {
    Map<String, Object> all = new LinkedHashMap<>(members);
    if (!conditions.isEmpty()) {
      all.put("Condition", conditions);
    }
    return all;
  }

  private StatementBuilder addCondition(String operator, String key, String... values) {
    conditions
        .computeIfAbsent(operator, absent -> new LinkedHashMap<>())
        .computeIfAbsent(key, absent -> new ArrayList<>())
        .addAll(List.of(values));
    return this;
  }

  private StatementBuilder add(String element, String... values) {
    @SuppressWarnings("unchecked")
    List<String> list =
        (List<String>) members.computeIfAbsent(element, absent -> new ArrayList<String>());
    list.addAll(List.of(values));
    return this;
  }

  private static String[] escaped(PolicyText... texts) {
    return Stream.of(texts).map(PolicyText::escaped).toArray(String[]::new);
  }
}

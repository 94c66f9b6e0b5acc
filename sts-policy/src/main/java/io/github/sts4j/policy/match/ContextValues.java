package io.github.sts4j.policy.match;

import java.util.List;

/**
 * What a request says under one context key.
 *
 * @param multiValued whether the key holds a set; a set may have any number of values, none included
 * @param values the values; exactly one if the key is single-valued
 */
public record ContextValues(boolean multiValued, List<String> values) {
  public ContextValues {
    values = List.copyOf(values);
    if (!multiValued && values.size() != 1) {
      throw new IllegalArgumentException("a single-valued key has exactly one value");
    }
  }
}

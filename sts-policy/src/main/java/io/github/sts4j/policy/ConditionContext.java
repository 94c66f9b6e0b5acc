package io.github.sts4j.policy;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.policy.match.ContextTable;
import io.github.sts4j.policy.match.ContextValues;
import io.github.sts4j.policy.match.Fold;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a request says about itself, by condition key. Immutable. Names ignore letter case (EV-20). A single-valued key
 * and a multi-valued key are different things even when the latter holds one value: only a single-valued key can be a
 * policy variable (EV-23).
 */
public final class ConditionContext {
  private static final ConditionContext EMPTY = builder().build();

  private final Map<String, Entry> entries;
  private final ContextTable table;

  private record Entry(String name, ContextValues values) {}

  private ConditionContext(Builder builder) {
    this.entries = Collections.unmodifiableMap(new LinkedHashMap<>(builder.entries));
    Map<String, ContextValues> byFoldedKey = new LinkedHashMap<>();
    entries.forEach((key, entry) -> byFoldedKey.put(key, entry.values()));
    this.table = new ContextTable(byFoldedKey);
  }

  /** A context without keys. */
  public static ConditionContext empty() {
    return EMPTY;
  }

  /** Starts a context without keys. */
  public static Builder builder() {
    return new Builder();
  }

  /** Starts a context that has all keys of this one. */
  public Builder toBuilder() {
    return new Builder().putAll(this);
  }

  /** The keys present, as they were written. */
  public Set<String> keys() {
    return entries.values().stream().map(Entry::name).collect(Collectors.toUnmodifiableSet());
  }

  /** The values under a key, whatever the case of its letters; empty if the request does not have it. */
  public Optional<List<String>> values(String key) {
    return Optional.ofNullable(entries.get(Fold.key(key)))
        .map(entry -> entry.values().values());
  }

  /** Whether a key is present and holds a set. */
  public boolean isMultiValued(String key) {
    Entry entry = entries.get(Fold.key(key));
    return entry != null && entry.values().multiValued();
  }

  ContextTable table() {
    return table;
  }

  /** The keys and their values. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder("{");
    entries.values().forEach(entry -> {
      List<String> values = entry.values().values();
      out.append(out.length() > 1 ? ", " : "").append(entry.name()).append('=');
      out.append(entry.values().multiValued() ? values : values.get(0));
    });
    return out.append('}').toString();
  }

  /** Collects keys; a key put again replaces what stood there. Not for several threads at once. */
  public static final class Builder {
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private Builder() {}

    /** Puts a single-valued key. */
    public Builder put(String key, String value) {
      return put(key, new ContextValues(false, List.of(requireNonNull(value, "value"))));
    }

    /** Puts a multi-valued key; the set may be empty. */
    public Builder putAll(String key, Collection<String> values) {
      return put(key, new ContextValues(true, List.copyOf(values)));
    }

    /** Puts every key of another context. */
    public Builder putAll(ConditionContext other) {
      entries.putAll(other.entries);
      return this;
    }

    /** Takes a key away, whatever the case of its letters. */
    public Builder remove(String key) {
      entries.remove(Fold.key(key));
      return this;
    }

    /** The context. */
    public ConditionContext build() {
      return new ConditionContext(this);
    }

    private Builder put(String key, ContextValues values) {
      entries.put(Fold.key(key), new Entry(key, values));
      return this;
    }
  }
}

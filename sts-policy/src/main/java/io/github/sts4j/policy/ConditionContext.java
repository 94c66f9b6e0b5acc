package io.github.sts4j.policy;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.policy.match.ContextTable;
import io.github.sts4j.policy.match.ContextValues;
import io.github.sts4j.policy.match.Fold;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about itself, by condition key. Immutable. Names ignore letter case (EV-20). A single-valued key
 * and a multi-valued key are different things even when the latter holds one value: only a single-valued key can be a
 * policy variable (EV-23).
 */
public final class ConditionContext {
  private static final ConditionContext EMPTY = builder().build();

  private final @Nullable Map<String, Entry> entries;
  private final @Nullable ContextSource computed;
  private final Supplier<ConditionContext> rest;
  private final ContextTable table;
  // What the rest is, worked out by whoever asks first; all who do find the same.
  private @Nullable Map<String, Entry> found;

  private record Entry(String name, ContextValues values) {}

  private ConditionContext(Map<String, Entry> entries) {
    this.computed = null;
    this.rest = () -> this;
    this.entries = entries;
    Map<String, ContextValues> byFoldedKey = new HashMap<>();
    entries.forEach((key, entry) -> byFoldedKey.put(key, entry.values()));
    this.table = new ContextTable(byFoldedKey);
  }

  private ConditionContext(ContextSource computed, Supplier<ConditionContext> rest) {
    this.entries = null;
    this.computed = requireNonNull(computed, "computed");
    this.rest = requireNonNull(rest, "rest");
    this.table = new ContextTable(this::find);
  }

  /**
   * A context whose keys are worked out only when a policy asks for them.
   *
   * @param computed keys one by one; they take precedence
   * @param rest makes all the others, the same each time; asked when a key is not among the computed ones
   */
  public static ConditionContext onDemand(ContextSource computed, Supplier<ConditionContext> rest) {
    return new ConditionContext(computed, rest);
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
    return written().values().stream().map(Entry::name).collect(Collectors.toUnmodifiableSet());
  }

  /** The values under a key, whatever the case of its letters; empty if the request does not have it. */
  public Optional<List<String>> values(String key) {
    return Optional.ofNullable(find(Fold.key(key))).map(ContextValues::values);
  }

  /** Whether a key is present and holds a set. */
  public boolean isMultiValued(String key) {
    ContextValues values = find(Fold.key(key));
    return values != null && values.multiValued();
  }

  private @Nullable ContextValues find(String foldedKey) {
    if (computed != null) {
      Optional<String> value = computed.value(foldedKey);
      if (value.isPresent()) {
        return single(value.get());
      }
    }
    Entry entry = entries().get(foldedKey);
    return entry == null ? null : entry.values();
  }

  /** The keys that are not computed one by one. */
  private Map<String, Entry> entries() {
    Map<String, Entry> known = entries != null ? entries : found;
    if (known == null) {
      known = rest.get().written();
      found = known;
    }
    return known;
  }

  private static ContextValues single(String value) {
    return new ContextValues(false, List.of(value));
  }

  /** Every key with its values, the computed ones worked out. */
  private Map<String, Entry> written() {
    if (computed == null) {
      return entries();
    }
    Map<String, Entry> all = new LinkedHashMap<>(entries());
    for (String key : computed.keys()) {
      String folded = Fold.key(key);
      computed.value(folded).ifPresent(value -> all.put(folded, new Entry(key, single(value))));
    }
    return Collections.unmodifiableMap(all);
  }

  ContextTable table() {
    return table;
  }

  /** The keys and their values. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder("{");
    written().values().forEach(entry -> {
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
      return put(key, single(requireNonNull(value, "value")));
    }

    /** Puts a multi-valued key; the set may be empty. */
    public Builder putAll(String key, Collection<String> values) {
      return put(key, new ContextValues(true, List.copyOf(values)));
    }

    /** Puts every key of another context. */
    public Builder putAll(ConditionContext other) {
      entries.putAll(other.written());
      return this;
    }

    /** Takes a key away, whatever the case of its letters. */
    public Builder remove(String key) {
      entries.remove(Fold.key(key));
      return this;
    }

    /** The context. */
    public ConditionContext build() {
      return new ConditionContext(Collections.unmodifiableMap(new LinkedHashMap<>(entries)));
    }

    private Builder put(String key, ContextValues values) {
      entries.put(Fold.key(key), new Entry(key, values));
      return this;
    }
  }
}

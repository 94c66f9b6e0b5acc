package io.github.sts4j.policy.match;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The context of one request by folded key. Immutable. */
public final class ContextTable {
  // One of the two. Most decisions of a host that asks the evaluator itself go by the map, and a
  // map is the faster.
  private final @Nullable Map<String, ContextValues> byFoldedKey;
  private final @Nullable Function<String, @Nullable ContextValues> onDemand;

  /** A table of the given values, whose keys are folded already. */
  public ContextTable(Map<String, ContextValues> byFoldedKey) {
    this.byFoldedKey = new HashMap<>(byFoldedKey);
    this.onDemand = null;
  }

  /** @param onDemand what stands under a folded key, or null; the same each time */
  public ContextTable(Function<String, @Nullable ContextValues> onDemand) {
    this.byFoldedKey = null;
    this.onDemand = requireNonNull(onDemand, "onDemand");
  }

  /** What stands under a folded key, or null if the request does not have it. */
  public @Nullable ContextValues get(String foldedKey) {
    Map<String, ContextValues> map = byFoldedKey;
    return map != null ? map.get(foldedKey) : requireNonNull(onDemand).apply(foldedKey);
  }

  /** The value a variable takes: that of a single-valued key. EV-23: a multi-valued key cannot be a variable. */
  @Nullable
  String variable(String foldedKey) {
    ContextValues values = get(foldedKey);
    return values == null || values.multiValued() ? null : values.values().get(0);
  }
}

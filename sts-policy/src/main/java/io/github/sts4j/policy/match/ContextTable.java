package io.github.sts4j.policy.match;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The context of one request by folded key. Immutable. */
public final class ContextTable {
  private final Function<String, @Nullable ContextValues> byFoldedKey;

  /** A table of the given values, whose keys are folded already. */
  public ContextTable(Map<String, ContextValues> byFoldedKey) {
    this(new HashMap<>(byFoldedKey)::get);
  }

  /** @param byFoldedKey what stands under a folded key, or null; the same each time */
  public ContextTable(Function<String, @Nullable ContextValues> byFoldedKey) {
    this.byFoldedKey = byFoldedKey;
  }

  /** What stands under a folded key, or null if the request does not have it. */
  public @Nullable ContextValues get(String foldedKey) {
    return byFoldedKey.apply(foldedKey);
  }

  /** The value a variable takes: that of a single-valued key. EV-23: a multi-valued key cannot be a variable. */
  @Nullable
  String variable(String foldedKey) {
    ContextValues values = byFoldedKey.apply(foldedKey);
    return values == null || values.multiValued() ? null : values.values().get(0);
  }
}

package io.github.sts4j.policy.json;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Members that nobody else can change. Being sure of that by type, an object need not copy what a reader has just made. */
abstract class JsonMembers extends AbstractMap<String, JsonValue> {

  /** @param members which the caller gives away */
  static JsonMembers owning(Map<String, JsonValue> members) {
    return new Mapped(members);
  }

  static JsonMembers copyOf(Map<String, JsonValue> members) {
    return members instanceof JsonMembers own ? own : new Mapped(new LinkedHashMap<>(members));
  }

  /** The names that begin so, in the order they were written. */
  List<String> namesBeginning(String prefix) {
    return keySet().stream().filter(name -> name.startsWith(prefix)).toList();
  }

  /** Any number of members. */
  private static final class Mapped extends JsonMembers {
    private final Map<String, JsonValue> members;

    Mapped(Map<String, JsonValue> members) {
      this.members = Collections.unmodifiableMap(members);
    }

    @Override
    public Set<Entry<String, JsonValue>> entrySet() {
      return members.entrySet();
    }

    @Override
    public @Nullable JsonValue get(Object name) {
      return members.get(name);
    }

    @Override
    public boolean containsKey(Object name) {
      return members.containsKey(name);
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super JsonValue> action) {
      members.forEach(action);
    }
  }
}

package io.github.sts4j.policy.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object whose names are all different.
 *
 * @param members the members in the order they were written
 * @param origin where it stood
 */
public record JsonObject(Map<String, JsonValue> members, JsonOrigin origin) implements JsonValue {
  public JsonObject {
    members = JsonMembers.copyOf(members);
  }

  /** The member of exactly this name. */
  public Optional<JsonValue> get(String name) {
    return Optional.ofNullable(members.get(name));
  }

  /** The names of members that begin so, in the order they were written. */
  public List<String> namesBeginning(String prefix) {
    return ((JsonMembers) members).namesBeginning(prefix);
  }

  @Override
  public String describe() {
    return "an object";
  }
}

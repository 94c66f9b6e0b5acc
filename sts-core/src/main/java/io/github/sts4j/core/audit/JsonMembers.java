package io.github.sts4j.core.audit;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.policy.Arn;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object in their order; what is absent or empty is left out. Not thread-safe. */
final class JsonMembers {
  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

  /** Adds a member; identifiers are written as text. */
  JsonMembers put(String name, Object value) {
    boolean identifier =
        value instanceof AccountId || value instanceof AccessKeyId || value instanceof Arn;
    members.put(name, identifier ? value.toString() : value);
    return this;
  }

  JsonMembers put(String name, Optional<?> value) {
    value.ifPresent(present -> put(name, present));
    return this;
  }

  JsonMembers putUnlessEmpty(String name, Collection<?> values) {
    return values.isEmpty() ? this : put(name, values);
  }

  JsonMembers putUnlessEmpty(String name, Map<String, ?> values) {
    return values.isEmpty() ? this : put(name, values);
  }

  /** Adds a member that is there even when it has no value. */
  JsonMembers putOrNull(String name, Map<String, ?> values) {
    members.put(name, values.isEmpty() ? null : values);
    return this;
  }

  Map<String, @Nullable Object> toMap() {
    return Collections.unmodifiableMap(members);
  }
}

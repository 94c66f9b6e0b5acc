package io.github.sts4j.core.session;

import io.github.sts4j.core.identity.Tags;
import io.github.sts4j.core.token.SessionTag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tags that policies see on a caller, put together only when one asks.
 *
 * @param own those of the role or user
 * @param session those of the session, which replace own ones that differ by letter case alone (ST-6)
 */
record PrincipalTags(Map<String, String> own, List<SessionTag> session) {
  static final PrincipalTags NONE = new PrincipalTags(Map.of(), List.of());

  Map<String, String> merged() {
    Map<String, String> passed = new LinkedHashMap<>();
    for (SessionTag tag : session) {
      passed.put(tag.key(), tag.value());
    }
    return own.isEmpty() ? passed : Tags.overlay(own, passed);
  }
}

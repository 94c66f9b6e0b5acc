package io.github.sts4j.core;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.SessionTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tags that a new session gets from the call and from the calling session (section 6). The role's own tags are not
 * among them: they are read when the session is used.
 */
final class SessionTags {
  private SessionTags() {}

  /** The transitive tags of the calling session, which remain transitive (ST-7). */
  static List<SessionTag> inherited(AuthenticatedCaller caller) {
    return caller instanceof Session session
        ? session.tags().stream().filter(SessionTag::transitive).toList()
        : List.of();
  }

  /**
   * The inherited tags and the passed ones.
   *
   * @throws StsException {@code InvalidParameterValue} when a passed key equals an inherited one, ignoring case (ST-8)
   */
  static List<SessionTag> merged(TagParameters passed, List<SessionTag> inherited) {
    if (!inherited.isEmpty()) {
      requireOthers(passed, inherited);
    }
    List<SessionTag> merged = new ArrayList<>(inherited.size() + passed.tags().size());
    merged.addAll(inherited);
    for (Map.Entry<String, String> tag : passed.tags().entrySet()) {
      boolean transitive = passed.transitiveKeys().contains(tag.getKey());
      merged.add(new SessionTag(tag.getKey(), tag.getValue(), transitive));
    }
    return merged;
  }

  private static void requireOthers(TagParameters passed, List<SessionTag> inherited) {
    Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    inherited.forEach(tag -> taken.add(tag.key()));
    if (passed.tags().keySet().stream().anyMatch(taken::contains)) {
      throw new StsException(
          StsError.INVALID_PARAMETER_VALUE,
          "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key"
              + " from the calling session.");
    }
  }
}

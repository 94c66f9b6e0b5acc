package io.github.sts4j.federation.saml;

import io.github.sts4j.core.token.SessionTag;
import io.github.sts4j.federation.saml.refusal.SamlFailure;
import io.github.sts4j.federation.saml.refusal.SamlRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Session tags from attributes: one attribute a tag, one value each, and the keys of the transitive ones (SM-34). */
final class TagAttributes {
  private static final String TAG = AwsAttributes.PREFIX + "PrincipalTag:";
  private static final int MAX_TAGS = 50; // ST-2

  private final Map<String, SamlAttribute> attributes;
  private final Set<String> transitive = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  TagAttributes(Map<String, SamlAttribute> attributes, Optional<SamlAttribute> transitiveKeys) {
    this.attributes = attributes;
    transitiveKeys.ifPresent(keys -> transitive.addAll(keys.values()));
  }

  List<SessionTag> tags() {
    List<SessionTag> tags = new ArrayList<>();
    Set<String> keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    attributes.forEach((name, attribute) -> {
      if (name.startsWith(TAG)) {
        SessionTag tag = tag(name.substring(TAG.length()), attribute);
        if (!keys.add(tag.key())) {
          throw new SamlRefusal(SamlFailure.DUPLICATE_TAGS, "two tags of one key"); // ST-4
        }
        tags.add(tag);
      }
    });
    if (tags.size() > MAX_TAGS) {
      throw new SamlRefusal(SamlFailure.TAGS, "more than 50 tags");
    }
    if (!keys.containsAll(transitive)) {
      throw new SamlRefusal(SamlFailure.TRANSITIVE_TAGS, "a transitive key that is no tag"); // ST-5
    }
    return tags;
  }

  private SessionTag tag(String key, SamlAttribute attribute) {
    if (!attribute.plain() || attribute.values().size() != 1) {
      throw new SamlRefusal(SamlFailure.TAGS, "a tag without exactly one value");
    }
    try {
      return new SessionTag(key, attribute.values().get(0), transitive.contains(key));
    } catch (IllegalArgumentException brokenRule) {
      throw new SamlRefusal(SamlFailure.TAGS, "a tag that breaks the rules of tags"); // ST-2, ST-3
    }
  }
}

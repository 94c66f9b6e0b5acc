package io.github.sts4j.federation.saml;

import io.github.sts4j.core.token.SessionTag;
import io.github.sts4j.federation.saml.refusal.SamlFailure;
import io.github.sts4j.federation.saml.refusal.SamlRefusal;
import io.github.sts4j.policy.Arn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The attributes that AWS gave names to (SM-30 to SM-34). */
final class AwsAttributes {
  static final String PREFIX = "https://aws.amazon.com/SAML/Attributes/";

  // S36: ASCII, whatever \w may mean elsewhere.
  private static final Pattern SESSION_NAME = Pattern.compile("[A-Za-z0-9_+=,.@-]{2,64}");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,5}");

  private final Map<String, SamlAttribute> attributes;

  /** @param attributes by name, each name once */
  AwsAttributes(Map<String, SamlAttribute> attributes) {
    this.attributes = attributes;
  }

  /** SM-30: role and provider, in either order, as one value. */
  void requireRole(Arn role, Arn provider) {
    String roleFirst = role + "," + provider;
    String providerFirst = provider + "," + role;
    boolean named = find("Role").map(SamlAttribute::values).orElse(List.of()).stream()
        .anyMatch(value -> value.equals(roleFirst) || value.equals(providerFirst));
    if (!named) {
      throw new SamlRefusal(
          SamlFailure.ROLE, "the pair of role and provider is not among the values");
    }
  }

  /** SM-31. */
  String sessionName() {
    String name = single("RoleSessionName", SamlFailure.SESSION_NAME)
        .orElseThrow(() -> new SamlRefusal(SamlFailure.NO_SESSION_NAME, "no session name"));
    if (!SESSION_NAME.matcher(name).matches()) {
      throw new SamlRefusal(SamlFailure.SESSION_NAME, "the session name breaks its pattern");
    }
    return name;
  }

  /** SM-33. */
  Optional<String> sourceIdentity() {
    Optional<String> identity = single("SourceIdentity", SamlFailure.SOURCE_IDENTITY);
    if (identity.filter(AwsAttributes::isSourceIdentity).isEmpty() && identity.isPresent()) {
      throw new SamlRefusal(SamlFailure.SOURCE_IDENTITY, "the source identity breaks its pattern");
    }
    return identity;
  }

  private static boolean isSourceIdentity(String value) {
    return SESSION_NAME.matcher(value).matches() && !value.regionMatches(true, 0, "aws:", 0, 4);
  }

  /** SM-32. */
  Optional<Duration> sessionDuration() {
    return single("SessionDuration", SamlFailure.SESSION_DURATION).map(text -> {
      if (!SECONDS.matcher(text).matches() || !inRange(Integer.parseInt(text))) {
        throw new SamlRefusal(SamlFailure.SESSION_DURATION, "not 900 to 43200 seconds");
      }
      return Duration.ofSeconds(Integer.parseInt(text));
    });
  }

  private static boolean inRange(int seconds) {
    return seconds >= 900 && seconds <= 43_200;
  }

  /** SM-34. */
  List<SessionTag> tags() {
    return new TagAttributes(attributes, find("TransitiveTagKeys")).tags();
  }

  private Optional<String> single(String name, SamlFailure otherwise) {
    return find(name).filter(attribute -> !attribute.values().isEmpty()).map(attribute -> {
      if (attribute.values().size() != 1) {
        throw new SamlRefusal(otherwise, "more than one value");
      }
      return attribute.values().get(0);
    });
  }

  private Optional<SamlAttribute> find(String name) {
    Optional<SamlAttribute> found = Optional.ofNullable(attributes.get(PREFIX + name));
    if (found.filter(attribute -> !attribute.plain()).isPresent()) {
      throw new SamlRefusal(SamlFailure.ATTRIBUTES, "elements in the value of an attribute");
    }
    return found;
  }
}

package io.github.sts4j.federation.oidc;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.token.SessionTag;
import io.github.sts4j.policy.json.JsonArray;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonString;
import io.github.sts4j.policy.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The session tags a token brings, in the nested form and in the flat one (OI-35, ST-1 to ST-5). */
final class TagsClaim {
  static final String NAME = "https://aws.amazon.com/tags";
  private static final String FLAT_TAG = NAME + "/principal_tags/";
  private static final String FLAT_TRANSITIVE = NAME + "/transitive_tag_keys";
  private static final int MAX_TAGS = 50;

  private final Map<String, String> tags = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final Set<String> transitive = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  private TagsClaim() {}

  /**
   * Reads the tags.
   *
   * @throws StsException {@code InvalidIdentityToken} when a claim is not of its form; {@code ValidationError} and {@code
   *     InvalidParameterValue} when the tags themselves break a rule
   */
  static List<SessionTag> read(Claims claims) {
    if (claims.object().namesBeginning(NAME).isEmpty()) {
      return List.of(); // as with most tokens
    }
    TagsClaim read = new TagsClaim();
    claims.present(NAME).ifPresent(read::nested);
    claims.present(FLAT_TRANSITIVE).ifPresent(value -> read.transitive(FLAT_TRANSITIVE, value));
    for (String name : claims.object().namesBeginning(FLAT_TAG)) {
      read.put(name.substring(FLAT_TAG.length()), text(name, claims.required(name)));
    }
    return read.checked();
  }

  private void nested(JsonValue claim) {
    if (!(claim instanceof JsonObject object)) {
      throw Claims.wrong(NAME, "must be an object");
    }
    object.get("principal_tags").ifPresent(value -> {
      if (!(value instanceof JsonObject pairs)) {
        throw Claims.wrong(NAME, "must have an object named principal_tags");
      }
      pairs.members().forEach((key, values) -> put(key, only(values)));
    });
    object.get("transitive_tag_keys").ifPresent(value -> transitive(NAME, value));
  }

  /** A tag has one value; the form wants it in an array. */
  private static String only(JsonValue values) {
    if (values instanceof JsonArray array && array.elements().size() == 1) {
      return text(NAME, array.elements().get(0));
    }
    throw Claims.wrong(NAME, "must give each tag an array with exactly one value");
  }

  private void transitive(String name, JsonValue value) {
    if (!(value instanceof JsonArray keys)) {
      throw Claims.wrong(name, "must list the transitive tag keys in an array");
    }
    keys.elements().forEach(key -> transitive.add(text(name, key)));
  }

  private void put(String key, String value) {
    if (tags.putIfAbsent(key, value) != null) { // ST-4
      throw new StsException(
          StsError.INVALID_PARAMETER_VALUE,
          "Duplicate tag keys found in the token. Please note that Tag keys are case insensitive.");
    }
  }

  private List<SessionTag> checked() {
    if (tags.size() > MAX_TAGS) { // ST-2
      throw new StsException(
          StsError.VALIDATION_ERROR,
          "The token brings " + tags.size() + " session tags; the most are " + MAX_TAGS);
    }
    if (!tags.keySet().containsAll(transitive)) { // ST-5
      throw new StsException(
          StsError.INVALID_PARAMETER_VALUE,
          "The specified transitive tag key must be included in the requested tags.");
    }
    List<SessionTag> checked = new ArrayList<>();
    tags.forEach((key, value) -> checked.add(tag(key, value)));
    return checked;
  }

  private SessionTag tag(String key, String value) {
    try {
      return new SessionTag(key, value, transitive.contains(key));
    } catch (IllegalArgumentException problem) { // ST-2, ST-3
      throw new StsException(
          StsError.VALIDATION_ERROR,
          "A session tag of the token is not acceptable: "
              + Refusal.quoted(String.valueOf(problem.getMessage())),
          problem);
    }
  }

  private static String text(String name, JsonValue value) {
    if (value instanceof JsonString text) {
      return text.value();
    }
    throw Claims.wrong(name, "must be made of strings");
  }
}

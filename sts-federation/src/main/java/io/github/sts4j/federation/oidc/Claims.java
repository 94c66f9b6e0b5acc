package io.github.sts4j.federation.oidc;

import io.github.sts4j.core.error.StsException;
import io.github.sts4j.policy.json.JsonException;
import io.github.sts4j.policy.json.JsonLimits;
import io.github.sts4j.policy.json.JsonNull;
import io.github.sts4j.policy.json.JsonNumber;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonReader;
import io.github.sts4j.policy.json.JsonString;
import io.github.sts4j.policy.json.JsonValue;
import java.util.Optional;

/**
 * The claims of a token, by their exact names.
 *
 * @param object the payload
 * @param lenient whether values are accepted in the odd forms that AWS was seen to accept
 */
record Claims(JsonObject object, boolean lenient) {
  private static final JsonLimits LIMITS = new JsonLimits(CompactToken.MAX_LENGTH, 16);
  private static final int MAX_MEMBERS = 200;
  private static final int MAX_TEXT = 255;

  /**
   * The claims of a token.
   *
   * @throws StsException {@code InvalidIdentityToken} when its payload is not acceptable
   */
  static Claims parse(CompactToken token, boolean lenient) {
    Optional<JsonValue> plain = JsonReader.readPlain(token.payloadOctets(), LIMITS);
    return plain.isPresent() ? of(plain.get(), lenient) : parse(token.payload(), lenient);
  }

  static Claims parse(String json, boolean lenient) {
    try {
      return of(JsonReader.read(json, LIMITS), lenient);
    } catch (JsonException problem) {
      throw CompactToken.malformed("its payload is not acceptable JSON: " + problem.problem());
    }
  }

  private static Claims of(JsonValue payload, boolean lenient) {
    if (payload instanceof JsonObject object && object.members().size() <= MAX_MEMBERS) {
      return new Claims(object, lenient);
    }
    throw CompactToken.malformed(
        "its payload is not a JSON object of at most " + MAX_MEMBERS + " claims");
  }

  /** A claim as it is, null included. */
  Optional<JsonValue> get(String name) {
    return object.get(name);
  }

  /** A claim that is there and not null: how optional claims are read (OI-33). */
  Optional<JsonValue> present(String name) {
    return get(name).filter(value -> !(value instanceof JsonNull));
  }

  /** OI-12 */
  JsonValue required(String name) {
    return get(name).orElseThrow(() -> Refusal.invalid("Missing a required claim: " + name));
  }

  /** A claim that must be a string with content. */
  String requiredText(String name) {
    return text(name, required(name));
  }

  /** {@code sub}: a string with content; AWS takes a number and an empty one as well (OI-17). */
  String subject() {
    JsonValue value = required("sub");
    if (lenient && value instanceof JsonNumber number) {
      return number.text();
    }
    if (lenient && value instanceof JsonString text && text.value().isEmpty()) {
      return "";
    }
    return text("sub", value);
  }

  /** A string of 1 to 255 characters without control characters. */
  static String text(String name, JsonValue value) {
    if (value instanceof JsonString text
        && !text.value().isEmpty()
        && text.value().codePointCount(0, text.value().length()) <= MAX_TEXT
        && isPrintable(text.value())) {
      return text.value();
    }
    throw wrong(name, "must be a string of 1 to " + MAX_TEXT + " printable characters");
  }

  private static boolean isPrintable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  static StsException wrong(String name, String problem) {
    return Refusal.invalid("The claim " + Refusal.quoted(name) + " of the token " + problem);
  }
}

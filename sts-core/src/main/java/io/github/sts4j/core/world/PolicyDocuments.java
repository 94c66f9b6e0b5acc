package io.github.sts4j.core.world;

import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import io.github.sts4j.policy.PolicyParseException;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonString;
import io.github.sts4j.policy.json.JsonValue;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Policy documents inside a world file: an object, or a string of plain or URL-encoded JSON as exports have them. */
final class PolicyDocuments {
  private PolicyDocuments() {}

  /**
   * The document, parsed by the grammar of its kind.
   *
   * @param name the label for decisions
   * @param which what a fault calls the policy
   */
  static Policy parse(JsonValue document, PolicyKind kind, String name, String which) {
    if (document instanceof JsonObject object) {
      try {
        return Policy.parse(kind, object.raw()).named(name);
      } catch (PolicyParseException e) {
        throw inObject(object, e.inPolicy(which));
      }
    }
    try {
      return Policy.parse(kind, text(document)).named(name);
    } catch (PolicyParseException e) {
      throw Fields.wrong(document, String.valueOf(e.inPolicy(which).getMessage()));
    }
  }

  /** The document as JSON text. */
  static String text(JsonValue document) {
    if (document instanceof JsonObject) {
      return document.raw();
    }
    if (!(document instanceof JsonString string)) {
      throw Fields.wrong(document, "must be a policy: an object, or a string that holds one");
    }
    String text = string.value().strip();
    if (text.startsWith("{")) {
      return text;
    }
    try {
      // RFC 3986 encoding, in which a plus stands for itself.
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Fields.wrong(document, "must hold a policy as plain or URL-encoded JSON");
    }
  }

  /** The policy's own pointer and position, seen from the whole file. */
  private static WorldFileException inObject(JsonObject object, PolicyParseException e) {
    int line = object.line() + e.line() - 1;
    int column = e.line() == 1 ? object.column() + e.column() - 1 : e.column();
    return new WorldFileException(
        object.pointer() + e.pointer(),
        line,
        column,
        e.policy().map(policy -> policy + ": ").orElse("") + e.problem());
  }
}

package io.github.sts4j.policy;

import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonString;
import io.github.sts4j.policy.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads `Principal` and `NotPrincipal`. */
final class PrincipalParser {
  private static final Set<String> TYPES = Set.of("AWS", "Service", "Federated", "CanonicalUser");

  private final PolicyKind kind;
  private final Effect effect;

  PrincipalParser(PolicyKind kind, Effect effect) {
    this.kind = kind;
    this.effect = effect;
  }

  PrincipalMatcher parse(JsonValue value, boolean negated) {
    List<PrincipalPattern> patterns = new ArrayList<>();
    if (value instanceof JsonString string) {
      patterns.add(everyone(string));
    } else {
      JsonObject types = Shape.object(value, "`Principal`");
      for (Map.Entry<String, JsonValue> type : types.members().entrySet()) {
        checkType(type.getKey(), type.getValue());
        for (JsonValue entry : Shape.oneOrMany(type.getValue())) {
          patterns.add(entry(type.getKey(), entry, Shape.string(entry, "a principal"), negated));
        }
      }
    }
    if (negated && patterns.isEmpty()) {
      throw PolicyParseException.at(
          value, "an empty `NotPrincipal` would be everybody; write `\"Principal\": \"*\"`");
    }
    if (kind == PolicyKind.RESOURCE_CONTROL
        && (patterns.isEmpty()
            || !patterns.stream().allMatch(PrincipalPattern.Everyone.class::isInstance))) {
      throw PolicyParseException.at(
          value, "a resource control policy applies to everybody; write `\"Principal\": \"*\"`");
    }
    return new PrincipalMatcher(effect, negated, patterns);
  }

  private PrincipalPattern everyone(JsonString value) {
    if (!value.value().equals("*")) {
      throw PolicyParseException.at(
          value,
          "`" + value.value()
              + "` is no principal; write `*`, or an object such as `{\"AWS\": \"123456789012\"}`");
    }
    if (kind == PolicyKind.TRUST) {
      // TP-5
      throw PolicyParseException.at(
          value,
          "a trust policy does not take the bare `*`; write `{\"AWS\": \"*\"}` if you mean every AWS caller");
    }
    return new PrincipalPattern.Everyone(false);
  }

  private PrincipalPattern entry(String type, JsonValue place, String text, boolean negated) {
    return switch (type) {
      case "AWS" ->
        text.equals("*")
            ? new PrincipalPattern.Everyone((effect == Effect.ALLOW) != negated)
            : AwsPrincipalParser.parse(place, text);
      case "Service" -> named(Caller.Kind.SERVICE, place, text);
      case "Federated" -> named(Caller.Kind.IDENTITY_PROVIDER, place, text);
      default -> canonical(place, text);
    };
  }

  /** Also where the list under it is empty: a misspelled type is a fault whatever it holds. */
  private static void checkType(String type, JsonValue place) {
    if (!TYPES.contains(type)) {
      throw PolicyParseException.at(
          place,
          "`" + type
              + "` is no type of principal; use `AWS`, `Service`, `Federated` or `CanonicalUser`, letter case"
              + " included");
    }
  }

  private PrincipalPattern canonical(JsonValue place, String text) {
    if (kind == PolicyKind.TRUST) {
      // TP-3
      throw PolicyParseException.at(
          place, "a trust policy does not take canonical users; name the account under `AWS`");
    }
    return named(Caller.Kind.CANONICAL_USER, place, text);
  }

  private static PrincipalPattern named(Caller.Kind callers, JsonValue place, String text) {
    // TP-4, TP-5: no wildcards here, not even the lone asterisk.
    if (text.isBlank() || text.indexOf('*') >= 0 || text.indexOf('?') >= 0) {
      throw PolicyParseException.at(
          place, "`" + text + "` names nobody; principals of this type take no wildcards");
    }
    return new PrincipalPattern.Named(callers, text);
  }
}

package io.github.sts4j.policy.reference;

import io.github.sts4j.policy.json.JsonArray;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonString;
import io.github.sts4j.policy.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A line of the decision cases as a {@link Situation}. */
final class CaseSituation {
  private CaseSituation() {}

  static Situation of(JsonObject line) {
    JsonObject request = (JsonObject) line.get("request").orElseThrow();
    String action = text(request.get("action"));
    String resource = text(request.get("resource"));
    return new Situation(
        text(request.get("principal")),
        request.get("principalType").map(type -> text(Optional.of(type))).orElse("AWS"),
        Optional.empty(),
        Optional.empty(),
        action,
        resource,
        Optional.of(text(request.get("resourceAccount"))),
        context((JsonObject) request.get("context").orElseThrow()),
        policies(line.get("identityPolicies")),
        line.get("resourcePolicy").map(CaseSituation::policy),
        isTrust(action.toLowerCase(Locale.ROOT), resource),
        policies(line.get("permissionBoundaries")).stream().findFirst(),
        line.get("sessionPolicy").map(value -> List.of(policy(value))),
        levels(line.get("scps")),
        levels(line.get("rcps")),
        false);
  }

  // «For `sts:AssumeRole*`, `sts:TagSession`, `sts:SetSourceIdentity` on a role ARN.»
  private static boolean isTrust(String action, String resource) {
    return resource.matches("arn:[^:]+:iam::[^:]*:role/.+")
        && (action.startsWith("sts:assumerole")
            || action.equals("sts:tagsession")
            || action.equals("sts:setsourceidentity"));
  }

  private static Map<String, Situation.Given> context(JsonObject keys) {
    Map<String, Situation.Given> context = new LinkedHashMap<>();
    keys.members()
        .forEach((key, value) -> context.put(
            key,
            value instanceof JsonArray set
                ? Situation.Given.set(
                    set.elements().stream().map(each -> text(Optional.of(each))).toList())
                : Situation.Given.one(text(Optional.of(value)))));
    return context;
  }

  private static List<List<String>> levels(Optional<JsonValue> levels) {
    return elements(levels).stream().map(level -> policies(Optional.of(level))).toList();
  }

  private static List<String> policies(Optional<JsonValue> policies) {
    return elements(policies).stream().map(CaseSituation::policy).toList();
  }

  private static String policy(JsonValue value) {
    return value instanceof JsonString raw ? raw.value() : value.raw();
  }

  private static List<JsonValue> elements(Optional<JsonValue> array) {
    return array.map(value -> ((JsonArray) value).elements()).orElse(List.of());
  }

  private static String text(Optional<JsonValue> value) {
    return ((JsonString) value.orElseThrow()).value();
  }
}

package io.github.sts4j.federation.oidc;

import io.github.sts4j.policy.json.JsonArray;
import io.github.sts4j.policy.json.JsonBoolean;
import io.github.sts4j.policy.json.JsonNumber;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonString;
import io.github.sts4j.policy.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values a claim has as a condition key: each string, number or boolean by itself, nothing else. */
final class ClaimValues {
  private ClaimValues() {}

  /** The values; empty when the claim is null, an object, or an array that holds one of these. */
  static Optional<List<String>> of(JsonValue claim) {
    if (!(claim instanceof JsonArray array)) {
      return scalar(claim).map(List::of);
    }
    List<String> values = new ArrayList<>();
    for (JsonValue element : array.elements()) {
      Optional<String> value = scalar(element);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(values);
  }

  /** The claim at a path of nested objects; a claim of exactly this name goes before. */
  static Optional<JsonValue> at(JsonObject object, String path) {
    Optional<JsonValue> direct = object.get(path);
    if (direct.isPresent()) {
      return direct;
    }
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      if (object.get(path.substring(0, slash)).orElse(null) instanceof JsonObject nested) {
        return at(nested, path.substring(slash + 1));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> scalar(JsonValue value) {
    if (value instanceof JsonString text) {
      return Optional.of(text.value());
    }
    if (value instanceof JsonNumber number) {
      return Optional.of(number.text());
    }
    return value instanceof JsonBoolean bool
        ? Optional.of(Boolean.toString(bool.value()))
        : Optional.empty();
  }
}

package io.github.sts4j.policy;

import io.github.sts4j.policy.json.JsonArray;
import io.github.sts4j.policy.json.JsonNumber;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonReader;
import io.github.sts4j.policy.json.JsonString;
import io.github.sts4j.policy.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One line of `policy-cases`, turned into the evaluator's input. */
record PolicyCase(JsonObject line) {

  static List<PolicyCase> read(String file) {
    try (InputStream in = PolicyCase.class.getResourceAsStream("/policy-cases/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> new PolicyCase((JsonObject) JsonReader.read(line)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String id() {
    return text(line, "id");
  }

  String basis() {
    return text(line, "basis");
  }

  String expected() {
    return text(line, "expected");
  }

  long maxMillis() {
    return Long.parseLong(((JsonNumber) line.get("maxMillis").orElseThrow()).text());
  }

  boolean accepts(String answer) {
    return answer.equals(expected())
        || line.get("acceptable").stream()
            .flatMap(list -> ((JsonArray) list).elements().stream())
            .anyMatch(other -> ((JsonString) other).value().equals(answer));
  }

  /** The answer of the evaluator under test. */
  String answer() {
    try {
      return switch (AccessEvaluator.evaluate(stack(), request()).outcome()) {
        case ALLOWED -> "Allowed";
        case EXPLICITLY_DENIED -> "ExplicitlyDenied";
        case IMPLICITLY_DENIED -> "ImplicitlyDenied";
      };
    } catch (PolicyParseException malformed) {
      return "error";
    }
  }

  AccessRequest request() {
    JsonObject request = (JsonObject) line.get("request").orElseThrow();
    String type =
        request.get("principalType").map(value -> ((JsonString) value).value()).orElse("AWS");
    return AccessRequest.builder()
        .principal(RequestPrincipal.parse(text(request, "principal"), type))
        .action(text(request, "action"))
        .resource(text(request, "resource"))
        .resourceAccount(text(request, "resourceAccount"))
        .context(context((JsonObject) request.get("context").orElseThrow()))
        .build();
  }

  PolicyStack stack() {
    PolicyStack.Builder stack = PolicyStack.builder()
        .identity(policies(line, "identityPolicies", PolicyKind.IDENTITY))
        .serviceControl(levels("scps", PolicyKind.SERVICE_CONTROL))
        .resourceControl(levels("rcps", PolicyKind.RESOURCE_CONTROL));
    if (text((JsonObject) line.get("request").orElseThrow(), "principal").endsWith(":root")) {
      stack.identityAllowsAll();
    }
    policies(line, "permissionBoundaries", PolicyKind.PERMISSIONS_BOUNDARY)
        .forEach(stack::permissionsBoundary);
    line.get("sessionPolicy")
        .ifPresent(value -> stack.session(List.of(policy(value, PolicyKind.SESSION))));
    line.get("resourcePolicy").ifPresent(value -> stack.resource(policy(value, resourceKind())));
    return stack.build();
  }

  private PolicyKind resourceKind() {
    JsonObject request = (JsonObject) line.get("request").orElseThrow();
    String action = text(request, "action").toLowerCase();
    boolean trust = text(request, "resource").matches("arn:[^:]+:iam::[^:]+:role/.*")
        && (action.startsWith("sts:assumerole")
            || action.equals("sts:tagsession")
            || action.equals("sts:setsourceidentity"));
    return trust ? PolicyKind.TRUST : PolicyKind.RESOURCE;
  }

  private List<List<Policy>> levels(String field, PolicyKind kind) {
    List<List<Policy>> levels = new ArrayList<>();
    line.get(field).ifPresent(value -> {
      for (JsonValue level : ((JsonArray) value).elements()) {
        levels.add(((JsonArray) level)
            .elements().stream().map(each -> policy(each, kind)).toList());
      }
    });
    return levels;
  }

  private static List<Policy> policies(JsonObject line, String field, PolicyKind kind) {
    return line.get(field)
        .map(list -> ((JsonArray) list)
            .elements().stream().map(value -> policy(value, kind)).toList())
        .orElse(List.of());
  }

  private static Policy policy(JsonValue value, PolicyKind kind) {
    return Policy.parse(kind, value instanceof JsonString text ? text.value() : value.raw());
  }

  private static ConditionContext context(JsonObject keys) {
    ConditionContext.Builder context = ConditionContext.builder();
    keys.members().forEach((key, value) -> {
      if (value instanceof JsonArray set) {
        context.putAll(
            key,
            set.elements().stream().map(each -> ((JsonString) each).value()).toList());
      } else {
        context.put(key, ((JsonString) value).value());
      }
    });
    return context.build();
  }

  private static String text(JsonObject object, String field) {
    return ((JsonString) object.get(field).orElseThrow()).value();
  }
}

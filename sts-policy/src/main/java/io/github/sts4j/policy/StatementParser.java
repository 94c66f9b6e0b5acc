package io.github.sts4j.policy;

import io.github.sts4j.policy.condition.Condition;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one statement in the grammar of a policy kind. */
final class StatementParser {
  private static final Set<String> ELEMENTS = Set.of(
      "Sid",
      "Effect",
      "Principal",
      "NotPrincipal",
      "Action",
      "NotAction",
      "Resource",
      "NotResource",
      "Condition");

  private final PolicyKind kind;
  private final boolean variables;

  StatementParser(PolicyKind kind, boolean variables) {
    this.kind = kind;
    this.variables = variables;
  }

  Statement parse(JsonObject statement, int index) {
    Shape.onlyKnown(statement, ELEMENTS, "a statement");
    Effect effect = effect(statement);
    return new Statement(
        index,
        sid(statement),
        effect,
        principal(statement, effect),
        action(statement),
        resource(statement),
        conditions(statement));
  }

  private @Nullable String sid(JsonObject statement) {
    Optional<JsonValue> sid = statement.get("Sid");
    if (sid.isEmpty()) {
      return null;
    }
    String text = Shape.string(sid.get(), "`Sid`");
    if (!kind.hasPrincipal() && !Letters.all(text, 0, text.length(), Letters::isAlphanumeric)) {
      throw PolicyParseException.at(
          sid.get(),
          "`Sid` `" + text
              + "` may hold only the letters A to Z, a to z and digits in this kind of policy");
    }
    return text;
  }

  private Effect effect(JsonObject statement) {
    JsonValue effect = statement
        .get("Effect")
        .orElseThrow(() ->
            PolicyParseException.at(statement, "`Effect` is missing; write `Allow` or `Deny`"));
    String text = Shape.string(effect, "`Effect`");
    if (kind == PolicyKind.RESOURCE_CONTROL && text.equals("Allow")) {
      // EV-4
      throw PolicyParseException.at(
          effect, "a resource control policy can only deny; write `Deny`");
    }
    return switch (text) {
      case "Allow" -> Effect.ALLOW;
      case "Deny" -> Effect.DENY;
      default ->
        throw PolicyParseException.at(
            effect, "`" + text + "` is no effect; write `Allow` or `Deny`, letter case included");
    };
  }

  private @Nullable PrincipalMatcher principal(JsonObject statement, Effect effect) {
    Optional<JsonValue> principal = statement.get("Principal");
    Optional<JsonValue> notPrincipal = statement.get("NotPrincipal");
    if (!kind.hasPrincipal()) {
      principal.or(() -> notPrincipal).ifPresent(this::refusePrincipal);
      return null;
    }
    if (notPrincipal.isPresent() && kind != PolicyKind.RESOURCE) {
      // TP-4
      throw PolicyParseException.at(
          notPrincipal.get(),
          "`NotPrincipal` may not stand in this kind of policy; use `Principal`");
    }
    JsonValue present = exactlyOne(statement, "Principal", "NotPrincipal");
    return new PrincipalParser(kind, effect).parse(present, notPrincipal.isPresent());
  }

  private void refusePrincipal(JsonValue principal) {
    throw PolicyParseException.at(
        principal,
        "this kind of policy has no principal: it applies to whom it is attached to; remove it");
  }

  private ActionMatcher action(JsonObject statement) {
    JsonValue present = exactlyOne(statement, "Action", "NotAction");
    return new ActionParser().parse(present, statement.get("NotAction").isPresent());
  }

  private @Nullable ResourceMatcher resource(JsonObject statement) {
    Optional<JsonValue> resource = statement.get("Resource");
    Optional<JsonValue> notResource = statement.get("NotResource");
    if (kind == PolicyKind.TRUST) {
      resource.or(() -> notResource).ifPresent(value -> {
        throw PolicyParseException.at(
            value, "a trust policy applies to its role and has no resource; remove it");
      });
      return null;
    }
    JsonValue present = exactlyOne(statement, "Resource", "NotResource");
    return new ResourceParser(variables).parse(present, notResource.isPresent());
  }

  private List<Condition> conditions(JsonObject statement) {
    return statement
        .get("Condition")
        .map(value -> new ConditionParser(variables).parse(value))
        .orElse(List.of());
  }

  private static JsonValue exactlyOne(JsonObject statement, String element, String negation) {
    Optional<JsonValue> positive = statement.get(element);
    Optional<JsonValue> negative = statement.get(negation);
    if (positive.isPresent() && negative.isPresent()) {
      throw PolicyParseException.at(
          negative.get(),
          "`" + element + "` and `" + negation + "` may not stand together; keep one");
    }
    return positive
        .or(() -> negative)
        .orElseThrow(() -> PolicyParseException.at(
            statement,
            "`" + element + "` is missing; write `" + element + "` or `" + negation + "`"));
  }
}

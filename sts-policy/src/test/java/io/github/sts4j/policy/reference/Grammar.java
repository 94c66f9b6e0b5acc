package io.github.sts4j.policy.reference;

import io.github.sts4j.policy.json.JsonArray;
import io.github.sts4j.policy.json.JsonBoolean;
import io.github.sts4j.policy.json.JsonException;
import io.github.sts4j.policy.json.JsonLimits;
import io.github.sts4j.policy.json.JsonNumber;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonReader;
import io.github.sts4j.policy.json.JsonString;
import io.github.sts4j.policy.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** «Malformed policies» of the cases' README, and TP-1 to TP-7 for trust policies. */
final class Grammar {
  private static final Set<String> POLICY = Set.of("Version", "Id", "Statement");
  private static final Set<String> STATEMENT = Set.of(
      "Sid",
      "Effect",
      "Principal",
      "NotPrincipal",
      "Action",
      "NotAction",
      "Resource",
      "NotResource",
      "Condition");

  private final Kind kind;
  private final Set<String> sids = new HashSet<>();
  private boolean variables;

  private Grammar(Kind kind) {
    this.kind = kind;
  }

  static List<Rule> read(Kind kind, String text) {
    try {
      return new Grammar(kind).policy(JsonReader.read(text, new JsonLimits(4 << 20, 16)));
    } catch (JsonException notJson) {
      // Not JSON, trailing text, duplicate keys.
      throw new Malformed(notJson.getMessage());
    }
  }

  private List<Rule> policy(JsonValue value) {
    JsonObject policy = object(value);
    Malformed.unless(POLICY.containsAll(policy.members().keySet()), "unknown element");
    version(policy.get("Version"));
    Malformed.unless(
        policy.get("Id").isEmpty() || kind.namesPrincipals(), "`Id` in an identity-like policy");
    policy.get("Id").ifPresent(Grammar::string);
    List<Rule> rules = new ArrayList<>();
    for (JsonValue statement : oneOrMany(policy.get("Statement"))) {
      rules.add(statement(object(statement)));
    }
    return rules;
  }

  // EV-23: only `2012-10-17` has variables.
  private void version(Optional<JsonValue> version) {
    String text = version.map(Grammar::string).orElse("2008-10-17");
    Malformed.unless(text.equals("2012-10-17") || text.equals("2008-10-17"), "unknown version");
    variables = text.equals("2012-10-17");
  }

  private Rule statement(JsonObject statement) {
    Malformed.unless(STATEMENT.containsAll(statement.members().keySet()), "unknown element");
    statement.get("Sid").map(Grammar::string).ifPresent(this::sid);
    boolean allow = effect(statement.get("Effect"));
    boolean notPrincipal = statement.get("NotPrincipal").isPresent();
    boolean notAction = statement.get("NotAction").isPresent();
    boolean notResource = statement.get("NotResource").isPresent();
    Optional<List<Rule.Named>> principals = principals(statement);
    List<String> actions = strings(exactlyOne(statement, "Action", "NotAction"));
    actions.forEach(Grammar::action);
    Malformed.unless(!notAction || !actions.isEmpty(), "an empty `NotAction` would be everything");
    return new Rule(
        allow,
        variables,
        principals,
        notPrincipal,
        actions,
        notAction,
        resources(statement),
        notResource,
        conditions(statement.get("Condition")));
  }

  private void sid(String sid) {
    if (!kind.namesPrincipals()) {
      Malformed.unless(sid.matches("[A-Za-z0-9]*"), "`Sid` is not alphanumeric");
      Malformed.unless(sid.isEmpty() || sids.add(sid), "`Sid` stands twice");
    }
  }

  private boolean effect(Optional<JsonValue> effect) {
    String text = string(effect.orElseThrow(() -> new Malformed("no `Effect`")));
    Malformed.unless(text.equals("Allow") || text.equals("Deny"), "unknown `Effect`");
    // EV-4
    Malformed.unless(
        kind != Kind.RESOURCE_CONTROL || text.equals("Deny"), "`Allow` in a resource control");
    return text.equals("Allow");
  }

  private Optional<List<Rule.Named>> principals(JsonObject statement) {
    if (!kind.namesPrincipals()) {
      Malformed.unless(
          statement.get("Principal").isEmpty() && statement.get("NotPrincipal").isEmpty(),
          "a principal in an identity-like policy");
      return Optional.empty();
    }
    // TP-4
    Malformed.unless(
        statement.get("NotPrincipal").isEmpty() || kind == Kind.RESOURCE, "`NotPrincipal`");
    return Optional.of(new PrincipalGrammar(kind)
        .read(
            exactlyOne(statement, "Principal", "NotPrincipal"),
            statement.get("NotPrincipal").isPresent()));
  }

  // The service has no wildcard; `*` alone is everything.
  private static void action(String text) {
    Malformed.unless(
        text.equals("*") || text.matches("[A-Za-z0-9-]+:[^\\x00- ]+"), "not an action");
  }

  private Optional<List<String>> resources(JsonObject statement) {
    if (kind == Kind.TRUST) {
      // TP-1
      Malformed.unless(
          statement.get("Resource").isEmpty() && statement.get("NotResource").isEmpty(),
          "a resource in a trust policy");
      return Optional.empty();
    }
    List<String> resources = strings(exactlyOne(statement, "Resource", "NotResource"));
    Malformed.unless(
        statement.get("NotResource").isEmpty() || !resources.isEmpty(),
        "an empty `NotResource` would be everything");
    for (String resource : resources) {
      String[] parts = resource.split(":", 6);
      Malformed.unless(resource.equals("*") || parts.length == 6, "a resource that is no ARN");
      if (variables && parts.length == 6) {
        Variables.check(parts[5]);
      }
    }
    return Optional.of(resources);
  }

  private List<Rule.Test> conditions(Optional<JsonValue> condition) {
    List<Rule.Test> tests = new ArrayList<>();
    if (condition.isEmpty()) {
      return tests;
    }
    object(condition.get()).members().forEach((operator, block) -> {
      Malformed.unless(Operators.exists(operator), "unknown operator");
      Set<String> keys = new HashSet<>();
      object(block).members().forEach((key, values) -> {
        Malformed.unless(!key.isBlank(), "empty key");
        Malformed.unless(keys.add(Keys.fold(key)), "a key stands twice");
        tests.add(new Rule.Test(operator, key, conditionValues(operator, values)));
      });
    });
    return tests;
  }

  private List<String> conditionValues(String operator, JsonValue value) {
    List<String> values = new ArrayList<>();
    for (JsonValue each : oneOrMany(Optional.of(value))) {
      values.add(scalar(each));
    }
    if (variables && Operators.hasVariables(operator)) {
      values.forEach(Variables::check);
    }
    return values;
  }

  // JSON numbers and booleans stand for their text.
  private static String scalar(JsonValue value) {
    if (value instanceof JsonNumber number) {
      return number.raw();
    }
    return value instanceof JsonBoolean bool ? bool.raw() : string(value);
  }

  private static JsonValue exactlyOne(JsonObject statement, String element, String negation) {
    Optional<JsonValue> one = statement.get(element);
    Optional<JsonValue> other = statement.get(negation);
    Malformed.unless(one.isPresent() != other.isPresent(), "both or none of a pair");
    return one.or(() -> other).orElseThrow();
  }

  static List<String> strings(JsonValue value) {
    return oneOrMany(Optional.of(value)).stream().map(Grammar::string).toList();
  }

  private static List<JsonValue> oneOrMany(Optional<JsonValue> value) {
    JsonValue present = value.orElseThrow(() -> new Malformed("an element is missing"));
    return present instanceof JsonArray array ? array.elements() : List.of(present);
  }

  static JsonObject object(JsonValue value) {
    Malformed.unless(value instanceof JsonObject, "not an object");
    return (JsonObject) value;
  }

  static String string(JsonValue value) {
    Malformed.unless(value instanceof JsonString, "not a string");
    return ((JsonString) value).value();
  }
}

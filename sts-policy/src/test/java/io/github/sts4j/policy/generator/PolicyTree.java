package io.github.sts4j.policy.generator;

import io.github.sts4j.policy.json.JsonArray;
import io.github.sts4j.policy.json.JsonBoolean;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonReader;
import io.github.sts4j.policy.json.JsonString;
import io.github.sts4j.policy.json.JsonValue;
import io.github.sts4j.policy.json.JsonWriter;
import io.github.sts4j.policy.reference.Situation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The text of a policy as maps and lists, to rewrite it in ways that must not matter. */
public final class PolicyTree {
  private PolicyTree() {}

  /** The situation with every policy in it rewritten. */
  public static Situation rewrite(Situation situation, UnaryOperator<String> policy) {
    UnaryOperator<List<String>> all = texts -> texts.stream().map(policy).toList();
    return situation
        .withIdentity(all.apply(situation.identity()))
        .withResourcePolicy(situation.resourcePolicy().map(policy))
        .withBoundary(situation.boundary().map(policy))
        .withSession(situation.session().map(all))
        .withServiceControl(situation.serviceControl().stream().map(all).toList())
        .withResourceControl(situation.resourceControl().stream().map(all).toList());
  }

  /** The text of a policy with its statements, as a list of maps, rewritten. */
  public static String statements(
      String policy, UnaryOperator<List<Map<String, Object>>> rewriting) {
    Map<String, Object> document = object(tree(JsonReader.read(policy)));
    List<Map<String, Object>> statements =
        list(document.get("Statement")).stream().map(PolicyTree::object).toList();
    document.put("Statement", rewriting.apply(statements));
    return JsonWriter.write(document);
  }

  /** A value as a list, whether it stands alone or in one. */
  public static List<Object> list(Object value) {
    return value instanceof List<?> list ? new ArrayList<>(list) : new ArrayList<>(List.of(value));
  }

  /** A value that is known to be an object. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  /** Maps, lists, strings, numbers and booleans in place of JSON values. */
  public static Object tree(JsonValue value) {
    if (value instanceof JsonObject object) {
      Map<String, Object> members = new LinkedHashMap<>();
      object.members().forEach((name, member) -> members.put(name, tree(member)));
      return members;
    }
    if (value instanceof JsonArray array) {
      List<Object> elements = new ArrayList<>();
      array.elements().forEach(element -> elements.add(tree(element)));
      return elements;
    }
    if (value instanceof JsonString text) {
      return text.value();
    }
    return value instanceof JsonBoolean bool ? (Object) bool.value() : Long.valueOf(value.raw());
  }
}

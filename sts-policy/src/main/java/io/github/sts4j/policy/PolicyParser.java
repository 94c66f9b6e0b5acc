package io.github.sts4j.policy;

import io.github.sts4j.policy.json.JsonArray;
import io.github.sts4j.policy.json.JsonException;
import io.github.sts4j.policy.json.JsonLimits;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonReader;
import io.github.sts4j.policy.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the document of a policy: `Version`, `Id`, `Statement`. One parser, one policy. */
final class PolicyParser {
  /** How deep a policy may nest; a well-formed one needs fewer levels. */
  static final int MAX_DEPTH = 16;

  /** Well above any quota of IAM, and small enough to be read whole. */
  private static final JsonLimits LIMITS = new JsonLimits(4 << 20, MAX_DEPTH);

  private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");
  private static final String WITH_VARIABLES = "2012-10-17";
  private static final String WITHOUT_VARIABLES = "2008-10-17";

  private final PolicyKind kind;
  private final Set<String> sids = new HashSet<>();

  PolicyParser(PolicyKind kind) {
    this.kind = kind;
  }

  List<Statement> parse(String json) {
    JsonObject document = Shape.object(read(json), "a policy");
    Shape.onlyKnown(document, ELEMENTS, "a policy");
    boolean variables = hasVariables(document);
    document.get("Id").ifPresent(this::checkId);
    JsonValue statements = document
        .get("Statement")
        .orElseThrow(() -> PolicyParseException.at(
            document, "`Statement` is missing; a policy is a list of statements"));
    StatementParser parser = new StatementParser(kind, variables);
    List<Statement> parsed = new ArrayList<>();
    for (JsonValue statement :
        statements instanceof JsonArray list ? list.elements() : List.of(statements)) {
      parsed.add(parser.parse(Shape.object(statement, "a statement"), parsed.size()));
      checkSidIsNew(statement, parsed.get(parsed.size() - 1).sid());
    }
    return parsed;
  }

  private static JsonValue read(String json) {
    try {
      return JsonReader.read(json, LIMITS);
    } catch (JsonException fault) {
      throw PolicyParseException.of(fault);
    }
  }

  // EV-23: only the later version has variables, and a document without one is of the earlier.
  private static boolean hasVariables(JsonObject document) {
    Optional<JsonValue> version = document.get("Version");
    if (version.isEmpty()) {
      return false;
    }
    String text = Shape.string(version.get(), "`Version`");
    if (!text.equals(WITH_VARIABLES) && !text.equals(WITHOUT_VARIABLES)) {
      throw PolicyParseException.at(
          version.get(),
          "`" + text + "` is not a version; use `" + WITH_VARIABLES + "` or `" + WITHOUT_VARIABLES
              + "`");
    }
    return text.equals(WITH_VARIABLES);
  }

  private void checkId(JsonValue id) {
    Shape.string(id, "`Id`");
    if (!kind.hasPrincipal()) {
      throw PolicyParseException.at(id, "`Id` belongs to resource policies; remove it");
    }
  }

  private void checkSidIsNew(JsonValue statement, Optional<String> sid) {
    if (!kind.hasPrincipal() && sid.isPresent() && !sid.get().isEmpty() && !sids.add(sid.get())) {
      throw PolicyParseException.at(
          statement,
          "`Sid` `" + sid.get() + "` stands in two statements; give each its own or none");
    }
  }
}

package io.github.sts4j.policy.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.base.ParserBase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A strict JSON reader: RFC 8259 and nothing more, no duplicate names, no text after the document, no unpaired
 * surrogates, bounded length and depth.
 */
public final class JsonReader {
  /**
   * Names and strings are never interned or cached across documents: hostile input must leave nothing behind. The limits on
   * length and depth are this reader's own; those of the parser are only moved out of the way.
   */
  private static final JsonFactory PARSERS = JsonFactory.builder()
      .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
      .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxNestingDepth(Integer.MAX_VALUE)
          .maxStringLength(Integer.MAX_VALUE)
          .maxNameLength(Integer.MAX_VALUE)
          .maxNumberLength(Integer.MAX_VALUE)
          .build())
      .build();

  /** The claims of a token fit without growing; hostile nests of small objects get little. */
  private static final int OUTERMOST_CAPACITY = 64;

  private static final int INNER_CAPACITY = 8;

  private final String document;
  private final JsonLimits limits;
  /** By this type, because where a token begins is a number here, and an object by the general one. */
  private final ParserBase parser;
  /** Only an escape can bring in a surrogate that the check of the whole document has not seen. */
  private final boolean hasEscapes;

  private int depth;

  private JsonReader(String document, JsonLimits limits, ParserBase parser) {
    this.document = document;
    this.limits = limits;
    this.parser = parser;
    this.hasEscapes = document.indexOf('\\') >= 0;
  }

  /**
   * Reads one document within {@link JsonLimits#DEFAULT}.
   *
   * @throws JsonException if the text is not acceptable
   */
  public static JsonValue read(String document) {
    return read(document, JsonLimits.DEFAULT);
  }

  /**
   * Reads one document.
   *
   * @throws JsonException if the text is not acceptable
   */
  public static JsonValue read(String document, JsonLimits limits) {
    requireNonNull(document, "document");
    if (document.length() > limits.maxLength()) {
      throw new JsonException(
          "",
          1,
          1,
          "the text has " + document.length() + " characters; the limit is " + limits.maxLength());
    }
    if (hasUnpairedSurrogate(document)) {
      throw unpairedSurrogate(JsonPath.ROOT, 1, 1);
    }
    try (JsonParser parser = PARSERS.createParser(document)) {
      return new JsonReader(document, limits, (ParserBase) parser).document();
    } catch (IOException impossible) {
      throw new AssertionError("a string cannot fail to be read", impossible);
    }
  }

  /**
   * Reads a document quickly that is ASCII in one line and needs no more than that: {@link #read(String, JsonLimits)} would read the
   * same. Of any other it says nothing, be it JSON or not.
   *
   * @param octets the document as UTF-8
   */
  public static Optional<JsonValue> readPlain(byte[] octets, JsonLimits limits) {
    return Optional.ofNullable(PlainReader.read(octets, limits));
  }

  private JsonValue document() throws IOException {
    try {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw fault(JsonPath.ROOT, "the text is empty; expected a JSON document");
      }
      JsonValue value = value(first, JsonPath.ROOT);
      if (parser.nextToken() != null) {
        throw fault(JsonPath.ROOT, "text follows the document; remove it");
      }
      return value;
    } catch (JsonProcessingException syntax) {
      String pointer = parser.getParsingContext().pathAsPointer().toString();
      throw SyntaxFault.of(document, pointer, limits.maxDepth())
          .orElseGet(() -> new JsonException(pointer, 1, 1, "not JSON"));
    }
  }

  private JsonValue value(JsonToken token, JsonPath path) throws IOException {
    int start = start();
    return switch (token) {
      case START_OBJECT -> object(path, start);
      case START_ARRAY -> array(path, start);
      case VALUE_STRING -> string(path, start);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(path, start);
      case VALUE_TRUE -> new JsonBoolean(true, origin(path, start, start + 4));
      case VALUE_FALSE -> new JsonBoolean(false, origin(path, start, start + 5));
      case VALUE_NULL -> new JsonNull(origin(path, start, start + 4));
      default -> throw new AssertionError("no value begins with " + token);
    };
  }

  private JsonString string(JsonPath path, int start) throws IOException {
    String text = parser.getText();
    JsonOrigin origin = JsonOrigin.ofString(path.parent(), path.step(), document, start);
    if (hasEscapes && hasUnpairedSurrogate(text)) {
      throw unpairedSurrogate(path, origin.line(), origin.column());
    }
    return new JsonString(text, origin);
  }

  private JsonNumber number(JsonPath path, int start) throws IOException {
    String text = parser.getText();
    return new JsonNumber(text, origin(path, start, start + text.length()));
  }

  private JsonObject object(JsonPath path, int start) throws IOException {
    enter(path);
    Map<String, JsonValue> members =
        new LinkedHashMap<>(depth == 1 ? OUTERMOST_CAPACITY : INNER_CAPACITY);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonPath child = path.child(name);
      if (members.containsKey(name)) {
        throw fault(child, "the name `" + name + "` stands twice in one object; keep one");
      }
      if (hasEscapes && hasUnpairedSurrogate(name)) {
        JsonOrigin object = origin(path, start, start);
        throw unpairedSurrogate(path, object.line(), object.column());
      }
      members.put(name, value(parser.nextToken(), child));
    }
    depth--;
    return new JsonObject(JsonMembers.owning(members), origin(path, start, start() + 1));
  }

  private JsonArray array(JsonPath path, int start) throws IOException {
    enter(path);
    List<JsonValue> elements = new ArrayList<>();
    for (JsonToken next = parser.nextToken();
        next != JsonToken.END_ARRAY;
        next = parser.nextToken()) {
      elements.add(value(next, path.child(elements.size())));
    }
    depth--;
    return new JsonArray(elements, origin(path, start, start() + 1));
  }

  private void enter(JsonPath path) {
    if (++depth > limits.maxDepth()) {
      throw fault(path, tooDeep(limits.maxDepth()));
    }
  }

  static String tooDeep(int maxDepth) {
    return "objects and arrays are nested deeper than " + maxDepth + " levels";
  }

  private JsonOrigin origin(JsonPath path, int start, int end) {
    return new JsonOrigin(path.parent(), path.step(), document, start, end);
  }

  /** Where the token begins, which the parser counts from 1. */
  private int start() {
    return Math.toIntExact(parser.getTokenCharacterOffset()) - 1;
  }

  private JsonException fault(JsonPath path, String problem) {
    JsonLocation at = parser.currentTokenLocation();
    return new JsonException(
        path.pointer(), Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), problem);
  }

  private static JsonException unpairedSurrogate(JsonPath path, int line, int column) {
    return new JsonException(
        path.pointer(), line, column, "an unpaired surrogate is not a character");
  }

  /** An unpaired surrogate has no UTF-8 form; encoders put `?` in its place, and `?` is a wildcard. */
  private static boolean hasUnpairedSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return true;
        }
        i++;
      }
    }
    return false;
  }
}

package io.github.sts4j.examples.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A case or a part of it, read with complaints that name the place.
 *
 * @param pointer the JSON pointer of the value
 * @param node the value as read
 */
record CaseValue(String pointer, JsonNode node) {
  /** As strict as the policies in a case are read: each name once, nothing after the end, numbers as they were written. */
  private static final JsonMapper MAPPER = JsonMapper.builder()
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
      .build();

  /** Reads a text. */
  static CaseValue read(String text) {
    try {
      return new CaseValue("", MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** A member that must be there. */
  CaseValue member(String name) {
    return optional(name)
        .orElseThrow(
            () -> new IllegalArgumentException("`" + pointer + "/" + name + "` is missing"));
  }

  /** A member that may be there; null counts as absent. */
  Optional<CaseValue> optional(String name) {
    JsonNode member = require(node.isObject(), "an object").get(name);
    return Optional.ofNullable(member)
        .filter(value -> !value.isNull())
        .map(value -> new CaseValue(pointer + "/" + name, value));
  }

  /** The names of an object's members, in their order. */
  Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    require(node.isObject(), "an object").fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** The elements of a member that may be there. */
  List<CaseValue> list(String name) {
    return optional(name).map(CaseValue::elements).orElse(List.of());
  }

  /** The elements of an array. */
  List<CaseValue> elements() {
    List<CaseValue> elements = new ArrayList<>();
    for (JsonNode element : require(node.isArray(), "an array")) {
      elements.add(new CaseValue(pointer + "/" + elements.size(), element));
    }
    return elements;
  }

  /** The text of a member that must be there and be a string. */
  String text(String name) {
    return member(name).text();
  }

  /** The text of a string. */
  String text() {
    return require(node.isTextual(), "a string").textValue();
  }

  private JsonNode require(boolean fits, String expected) {
    if (!fits) {
      throw new IllegalArgumentException("`" + pointer + "` must be " + expected + ", not of type "
          + node.getNodeType().name().toLowerCase(Locale.ROOT));
    }
    return node;
  }
}

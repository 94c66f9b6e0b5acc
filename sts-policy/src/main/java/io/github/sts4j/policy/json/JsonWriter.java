package io.github.sts4j.policy.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonpCharacterEscapes;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes compact JSON. Values are maps with string keys, collections, strings, integers, booleans and null; anything else is
 * refused, so that nothing is ever written which nobody meant to show.
 */
public final class JsonWriter {
  /** The two line separators that JSON allows in strings, and JavaScript and readers by lines do not, are escaped. */
  private static final JsonFactory GENERATORS = new JsonFactoryBuilder()
      .characterEscapes(JsonpCharacterEscapes.instance())
      .build();

  private static final JsonFactory LATIN_1_GENERATORS =
      new JsonFactoryBuilder().highestNonEscapedChar(0xFF).build();

  private JsonWriter() {}

  /**
   * Writes a value in one line.
   *
   * @throws IllegalArgumentException if the value, or one inside it, has no JSON form
   */
  public static String write(@Nullable Object value) {
    return write(GENERATORS, value);
  }

  /**
   * Writes a value in one line of characters up to U+00FF; all others are escaped.
   *
   * @throws IllegalArgumentException if the value, or one inside it, has no JSON form
   */
  public static String writeLatin1(@Nullable Object value) {
    return write(LATIN_1_GENERATORS, value);
  }

  /** A text for a message: its control characters, which could pretend to begin a line of a log, as JSON writes them. */
  public static String oneLine(String text) {
    if (text.chars().noneMatch(JsonWriter::isControl)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isControl(c)) {
        escape(out, c);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String write(JsonFactory generators, @Nullable Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = generators.createGenerator(text)) {
      write(out, value);
    } catch (IOException impossible) {
      throw new AssertionError("a string cannot fail to be written", impossible);
    }
    return text.toString();
  }

  private static void write(JsonGenerator out, @Nullable Object value) throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else if (value instanceof Integer || value instanceof Long) {
      out.writeNumber(((Number) value).longValue());
    } else if (value instanceof CharSequence text) {
      out.writeString(text.toString());
    } else if (value instanceof Map<?, ?> members) {
      out.writeStartObject();
      for (Map.Entry<?, ?> member : members.entrySet()) {
        out.writeFieldName(String.valueOf(member.getKey()));
        write(out, member.getValue());
      }
      out.writeEndObject();
    } else if (value instanceof Collection<?> elements) {
      out.writeStartArray();
      for (Object element : elements) {
        write(out, element);
      }
      out.writeEndArray();
    } else {
      throw new IllegalArgumentException("no JSON form for " + value.getClass().getName());
    }
  }

  private static void escape(StringBuilder out, char c) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> out.append(String.format("\\u%04x", (int) c));
    }
  }

  private static boolean isControl(int c) {
    return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
  }
}

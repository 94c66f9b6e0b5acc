package io.github.sts4j.policy.json;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A small writer of compact JSON. Values are maps with string keys, collections, strings, numbers, booleans and null;
 * anything else is refused.
 */
public final class JsonWriter {
  private JsonWriter() {}

  /**
   * Writes a value in one line.
   *
   * @throws IllegalArgumentException if the value, or one inside it, has no JSON form
   */
  public static String write(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    append(out, value);
    return out.toString();
  }

  /** Writes a string with its quotes. */
  public static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2);
    quote(out, text);
    return out.toString();
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

  private static void append(StringBuilder out, @Nullable Object value) {
    if (value == null
        || value instanceof Boolean
        || value instanceof Integer
        || value instanceof Long) {
      out.append(value);
    } else if (value instanceof CharSequence text) {
      quote(out, text.toString());
    } else if (value instanceof Map<?, ?> object) {
      object(out, object);
    } else if (value instanceof Collection<?> array) {
      array(out, array);
    } else {
      throw new IllegalArgumentException("no JSON form for " + value.getClass().getName());
    }
  }

  private static void object(StringBuilder out, Map<?, ?> members) {
    char before = '{';
    for (Map.Entry<?, ?> member : members.entrySet()) {
      out.append(before);
      before = ',';
      quote(out, String.valueOf(member.getKey()));
      append(out.append(':'), member.getValue());
    }
    out.append(before == '{' ? "{}" : "}");
  }

  private static void array(StringBuilder out, Collection<?> elements) {
    char before = '[';
    for (Object element : elements) {
      append(out.append(before), element);
      before = ',';
    }
    out.append(before == '[' ? "[]" : "]");
  }

  private static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20 || c == 0x2028 || c == 0x2029) {
        escape(out, c);
      } else {
        out.append(c);
      }
    }
    out.append('"');
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

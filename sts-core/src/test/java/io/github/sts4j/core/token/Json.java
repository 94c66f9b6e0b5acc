package io.github.sts4j.core.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Just enough JSON to read our own vectors: objects, arrays and strings; anything unquoted is text too. */
final class Json {
  private final String text;
  private int position;

  private Json(String text) {
    this.text = text;
  }

  static Map<String, Object> read(Path file) {
    try {
      return object(new Json(Files.readString(file, UTF_8)).value());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(Object value) {
    return (List<Object>) value;
  }

  private Object value() {
    char c = peek();
    if (c == '{') {
      Map<String, Object> members = new LinkedHashMap<>();
      while (more('}')) {
        String name = string();
        expect(':');
        members.put(name, value());
      }
      return members;
    }
    if (c == '[') {
      List<Object> elements = new ArrayList<>();
      while (more(']')) {
        elements.add(value());
      }
      return elements;
    }
    return c == '"' ? string() : bare();
  }

  /** Passes the opening bracket or a comma, and says whether another element follows. */
  private boolean more(char close) {
    peek();
    position++;
    if (text.charAt(position - 1) == close) {
      return false;
    }
    if (peek() == close) {
      position++;
      return false;
    }
    return true;
  }

  private String string() {
    expect('"');
    StringBuilder value = new StringBuilder();
    while (text.charAt(position) != '"') {
      char c = text.charAt(position++);
      value.append(c == '\\' ? escaped(text.charAt(position++)) : c);
    }
    position++;
    return value.toString();
  }

  private static char escaped(char c) {
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'n' -> '\n';
      default -> throw new IllegalArgumentException("escape \\" + c + " is not supported here");
    };
  }

  private String bare() {
    int start = position;
    while (Character.isLetterOrDigit(text.charAt(position))) {
      position++;
    }
    return text.substring(start, position);
  }

  private void expect(char c) {
    if (peek() != c) {
      throw new IllegalArgumentException("expected " + c + " at " + position);
    }
    position++;
  }

  private char peek() {
    while (Character.isWhitespace(text.charAt(position))) {
      position++;
    }
    return text.charAt(position);
  }
}

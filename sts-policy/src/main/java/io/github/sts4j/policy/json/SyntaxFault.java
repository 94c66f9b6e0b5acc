package io.github.sts4j.policy.json;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says what is wrong with a text that the parser has refused. It reads the text anew, slowly, up to the first fault: what a
 * parser says of its insides helps nobody who wrote the text.
 */
final class SyntaxFault {
  /** What is longer, or not plainly a word or a number, may be a secret whose quotes were forgotten (ER-12). */
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z]{1,10}|[0-9+.eE-]{1,10}");

  private final String text;
  private final String pointer;
  private final int maxDepth;
  private int at;
  private int depth;

  private SyntaxFault(String text, String pointer, int maxDepth) {
    this.text = text;
    this.pointer = pointer;
    this.maxDepth = maxDepth;
  }

  /** The first fault of a text, at the pointer that the parser had come to; empty if the text is JSON. */
  static Optional<JsonException> of(String text, String pointer, int maxDepth) {
    SyntaxFault reader = new SyntaxFault(text, pointer, maxDepth);
    try {
      reader.document();
      return Optional.empty();
    } catch (JsonException fault) {
      return Optional.of(fault);
    }
  }

  private void document() {
    blanks();
    value("a JSON document");
    blanks();
    if (at < text.length()) {
      throw fault(at, "text follows the document; remove it");
    }
  }

  private void value(String expected) {
    switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> word(expected);
    }
  }

  private void object() {
    int start = at++;
    enter(start);
    if (endsAtOnce('}')) {
      return;
    }
    do {
      blanks();
      name(start);
      blanks();
      expect(':', "`:` after a name", "object", start);
      blanks();
      value("a value");
      blanks();
    } while (another('}', "object", start));
  }

  private void name(int start) {
    if (peek() == '"') {
      string();
    } else if (peek() == '}') {
      throw fault(at, "no member follows the comma before `}`; remove the comma");
    } else {
      throw unexpected("a name in double quotes", "object", start);
    }
  }

  private void array() {
    int start = at++;
    enter(start);
    if (endsAtOnce(']')) {
      return;
    }
    do {
      blanks();
      if (peek() == ']') {
        throw fault(at, "no element follows the comma before `]`; remove the comma");
      }
      if (at == text.length()) {
        throw unexpected("a value", "array", start);
      }
      value("a value");
      blanks();
    } while (another(']', "array", start));
  }

  private void enter(int start) {
    if (++depth > maxDepth) {
      throw fault(start, JsonReader.tooDeep(maxDepth));
    }
  }

  private boolean endsAtOnce(char end) {
    blanks();
    if (peek() == end) {
      at++;
      depth--;
      return true;
    }
    return false;
  }

  private boolean another(char end, String what, int start) {
    if (peek() == ',') {
      at++;
      return true;
    }
    expect(end, "`,` or `" + end + "`", what, start);
    depth--;
    return false;
  }

  private void expect(char expected, String words, String what, int start) {
    if (peek() != expected) {
      throw unexpected(words, what, start);
    }
    at++;
  }

  private void string() {
    int start = at++;
    while (peek() != '"') {
      if (at == text.length()) {
        throw fault(start, "the string has no closing double quote");
      }
      if (peek() < 0x20) {
        throw fault(
            at,
            "a string holds a line break or another control character; write it as " + "`"
                + quote(at, at + 1) + "`");
      }
      if (peek() == '\\') {
        escape();
      }
      at++;
    }
    at++;
  }

  /** Stops at the last character of the escape. */
  private void escape() {
    int start = at++;
    boolean known = at < text.length() && "\"\\/bfnrtu".indexOf(peek()) >= 0;
    for (int digits = known && peek() == 'u' ? 4 : 0; digits > 0 && known; digits--) {
      at++;
      known = Character.digit(peek(), 16) >= 0 && peek() < 0x80;
    }
    if (!known) {
      int end = at == text.length() ? at : at + Character.charCount(text.codePointAt(at));
      throw fault(
          start,
          "`" + quote(start, end) + "` is no escape of JSON; a backslash itself is written `\\\\`");
    }
  }

  private void number() {
    int end = endOfWord();
    String number = text.substring(at, end);
    if (!number.matches("-?(0|[1-9][0-9]*+)(\\.[0-9]++)?([eE][+-]?[0-9]++)?")) {
      throw fault(at, "`" + found() + "` is no number of JSON");
    }
    at = end;
  }

  private void word(String expected) {
    int end = endOfWord();
    switch (text.substring(at, end)) {
      case "true", "false", "null" -> at = end;
      default -> throw unexpected(expected, "", at);
    }
  }

  private int endOfWord() {
    int end = at;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end)) || "+-._".indexOf(text.charAt(end)) >= 0)) {
      end++;
    }
    return end;
  }

  private JsonException unexpected(String expected, String what, int start) {
    if (at == text.length()) {
      return fault(
          at,
          "expected " + expected + ", but the text ends"
              + (what.isEmpty() ? "" : " within the " + what + " that begins at " + place(start)));
    }
    String advice = "";
    if (peek() == '\'') {
      advice = "; strings have double quotes";
    } else if (peek() == '/' || peek() == '#') {
      advice = "; JSON has no comments";
    }
    return fault(at, "expected " + expected + ", not `" + found() + "`" + advice);
  }

  /** The word that stands here, or its first character. */
  private String found() {
    String word = text.substring(at, endOfWord());
    return HARMLESS.matcher(word).matches()
        ? word
        : quote(at, at + Character.charCount(text.codePointAt(at)));
  }

  private String quote(int start, int end) {
    return JsonWriter.oneLine(text.substring(start, end));
  }

  private void blanks() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /** The character that stands here; at the end one that stands nowhere in JSON. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : '\uffff';
  }

  private JsonException fault(int offset, String problem) {
    return new JsonException(pointer, line(offset), column(offset), "not JSON: " + problem);
  }

  private String place(int offset) {
    return "line " + line(offset) + ", column " + column(offset);
  }

  private int line(int offset) {
    int line = 1;
    for (int i = 0; i < offset; i++) {
      if (isLineEnd(i)) {
        line++;
      }
    }
    return line;
  }

  private int column(int offset) {
    int start = offset;
    while (start > 0 && !isLineEnd(start - 1)) {
      start--;
    }
    return offset - start + 1;
  }

  /** A line feed, or a carriage return without one. */
  private boolean isLineEnd(int index) {
    char c = text.charAt(index);
    return c == '\n'
        || (c == '\r' && (index + 1 == text.length() || text.charAt(index + 1) != '\n'));
  }
}

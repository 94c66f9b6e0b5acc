package io.github.sts4j.policy.match;

import org.jspecify.annotations.Nullable;

/**
 * A variable as written: `${key}`, `${key, 'default'}`, or one of the characters `${*}`, `${?}`, `${$}`.
 *
 * @param name the key or the character
 * @param whenAbsent the default, if one is written
 * @param end where the text goes on
 */
record VariableSyntax(String name, @Nullable String whenAbsent, int end) {

  boolean isCharacter() {
    return name.length() == 1 && "*?$".contains(name) && whenAbsent == null;
  }

  /** Reads the variable that begins at `start` with a dollar sign and a brace. */
  static VariableSyntax read(String text, int start) throws PatternSyntaxProblem {
    int at = start + 2;
    while (at < text.length() && text.charAt(at) != '}' && text.charAt(at) != ',') {
      at++;
    }
    if (at == text.length()) {
      throw new PatternSyntaxProblem(
          "a variable is not closed; write `${key}`, or `${$}{` for the plain characters");
    }
    String name = text.substring(start + 2, at);
    if (name.isBlank() || !name.equals(name.strip())) {
      throw new PatternSyntaxProblem("`" + name
          + "` is not the name of a variable; write a condition key without spaces around it");
    }
    return text.charAt(at) == '}'
        ? new VariableSyntax(name, null, at + 1)
        : withDefault(text, name, at + 1);
  }

  private static VariableSyntax withDefault(String text, String name, int afterComma)
      throws PatternSyntaxProblem {
    int open = skipSpaces(text, afterComma);
    int close =
        open < text.length() && text.charAt(open) == '\'' ? text.indexOf('\'', open + 1) : -1;
    int brace = close < 0 ? -1 : skipSpaces(text, close + 1);
    if (brace < 0 || brace >= text.length() || text.charAt(brace) != '}') {
      throw new PatternSyntaxProblem(
          "the default of variable `" + name + "` must be written `${" + name + ", 'text'}`");
    }
    return new VariableSyntax(name, text.substring(open + 1, close), brace + 1);
  }

  private static int skipSpaces(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }
}

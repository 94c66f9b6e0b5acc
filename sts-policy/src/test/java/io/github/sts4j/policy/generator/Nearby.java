package io.github.sts4j.policy.generator;

import io.github.sts4j.policy.reference.Situation;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Texts and patterns close to a given text: the same, a character off, a wildcard more, a variable instead. */
final class Nearby {
  private final Choices choices;
  private final Map<String, Situation.Given> context;

  Nearby(Choices choices, Map<String, Situation.Given> context) {
    this.choices = choices;
    this.context = context;
  }

  /** A pattern that matches the text more often than not. */
  String pattern(String text) {
    return switch (choices.below(14)) {
      case 0, 1 -> text;
      case 2, 3 -> text.substring(0, cut(text)) + "*";
      case 4 -> "*" + text.substring(cut(text));
      case 5 -> between(text, "*");
      case 6 -> oneCharacter(text, "?");
      case 7 -> between(between(text, "*"), "*");
      case 8, 9, 10 -> withVariable(text);
      case 11 -> escaped(text);
      case 12 -> text + choices.of("*", "?", "**", "*?");
      default -> off(text);
    };
  }

  /** A text that is the same, or almost. */
  String text(String text) {
    return choices.percent(60) ? text : choices.percent(50) ? off(text) : withVariable(text);
  }

  /** A character off. */
  String off(String text) {
    return switch (choices.below(7)) {
      case 0 -> text + choices.of("x", "/", "*", "\n", "\uD83D\uDD11");
      case 1 -> text.substring(0, cut(text));
      case 2 -> oneCharacter(text, choices.of("x", "/", "${?}", "é"));
      case 3 -> text.toUpperCase(Locale.ROOT);
      case 4 -> swapCase(text);
      case 5 -> "";
      default -> "x" + text;
    };
  }

  /** The letters in some other case. */
  String swapCase(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      out.append(letter && choices.percent(30) ? (char) (c ^ 0x20) : c);
    }
    return out.toString();
  }

  private String between(String text, String wildcard) {
    int from = cut(text);
    int to = from + choices.below(text.length() - from + 1);
    return text.substring(0, from) + wildcard + text.substring(to);
  }

  private String oneCharacter(String text, String instead) {
    if (text.isEmpty()) {
      return instead;
    }
    int at = choices.below(text.length());
    return text.substring(0, at) + instead + text.substring(at + 1);
  }

  /** The value of a key replaced by the key, or a default in the middle, or a variable without value. */
  private String withVariable(String text) {
    for (Map.Entry<String, Situation.Given> key : context.entrySet()) {
      String value =
          key.getValue().values().isEmpty() ? "" : key.getValue().values().get(0);
      if (!value.isEmpty() && text.contains(value) && choices.percent(70)) {
        String fallback = choices.percent(20) ? ", '" + value.replace("'", "") + "'" : "";
        return text.replace(value, "${" + swapCase(key.getKey()) + fallback + "}");
      }
    }
    int from = cut(text);
    int to = from + choices.below(Math.min(4, text.length() - from) + 1);
    String middle = text.substring(from, to).replace("'", "");
    String variable = choices.of(
        "${app:missing, '" + middle + "'}",
        "${app:missing,'" + middle + "' }",
        "${app:missing}",
        "${" + choices.of(List.copyOf(context.isEmpty() ? List.of("a:b") : context.keySet())) + "}",
        "${*}");
    return text.substring(0, from) + variable + text.substring(to);
  }

  private String escaped(String text) {
    String escaped = text.replace("$", "${$}").replace("*", "${*}").replace("?", "${?}");
    return escaped.equals(text) ? between(text, choices.of("${*}", "${?}", "${$}")) : escaped;
  }

  private int cut(String text) {
    return choices.below(text.length() + 1);
  }
}

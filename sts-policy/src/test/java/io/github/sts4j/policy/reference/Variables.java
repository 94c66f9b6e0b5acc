package io.github.sts4j.policy.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Policy variables: `${key}`, `${key, 'default'}` and the plain characters `${*}`, `${?}`, `${$}` (EV-23). */
final class Variables {
  /** The key, then perhaps a default. */
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{([^},]*)(?:}|, *'([^']*)' *})", Pattern.DOTALL);

  private Variables() {}

  /** A piece of a text: a variable with its key and default, or one plain character. */
  record Piece(Optional<String> key, Optional<String> whenAbsent, int character) {
    boolean isVariable() {
      return key.isPresent();
    }
  }

  /** The sources are silent about malformed variables; a text we cannot read is refused. */
  static void check(String text) {
    pieces(text, true);
  }

  /** Takes a text apart; an escaped character comes out as a variable of that name. */
  static List<Piece> pieces(String text, boolean variables) {
    List<Piece> pieces = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
      if (variables && text.startsWith("${", at)) {
        Matcher variable = VARIABLE.matcher(text).region(at, text.length());
        Malformed.unless(variable.lookingAt(), "a malformed variable");
        String key = variable.group(1);
        Malformed.unless(!key.isBlank() && key.equals(key.strip()), "a malformed variable");
        pieces.add(new Piece(Optional.of(key), Optional.ofNullable(variable.group(2)), -1));
        at = variable.end();
      } else {
        pieces.add(new Piece(Optional.empty(), Optional.empty(), text.codePointAt(at)));
        at += Character.charCount(text.codePointAt(at));
      }
    }
    return pieces;
  }

  /** The text a variable stands for, if there is one. */
  static Optional<String> value(Piece variable, Map<String, Situation.Given> context) {
    String key = variable.key().orElseThrow();
    // `${*}`, `${?}`, `${$}` are the plain characters.
    if (List.of("*", "?", "$").contains(key) && variable.whenAbsent().isEmpty()) {
      return Optional.of(key);
    }
    Optional<Situation.Given> given = Keys.find(context, key);
    if (given.isEmpty()) {
      // `${key, 'text'}` uses the text when the key is absent.
      return variable.whenAbsent();
    }
    // A multivalued key has no value as a variable.
    return given.get().set()
        ? Optional.empty()
        : Optional.of(given.get().values().get(0));
  }
}

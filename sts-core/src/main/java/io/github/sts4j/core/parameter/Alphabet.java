package io.github.sts4j.core.parameter;

import java.util.regex.Pattern;

/**
 * The characters that a parameter may have, as a pattern of a single character class. ASCII is looked up in a table, because
 * every call passes here; the pattern judges the rest. Immutable.
 */
public final class Alphabet {
  private static final int ASCII = 0x80;

  private final Pattern pattern;
  private final boolean[] ascii = new boolean[ASCII];

  private Alphabet(Pattern pattern) {
    this.pattern = pattern;
    for (int c = 0; c < ASCII; c++) {
      ascii[c] = pattern.matcher(Character.toString(c)).matches();
    }
  }

  /** @param characterClass one class in brackets and an asterisk */
  static Alphabet of(String characterClass) {
    return new Alphabet(Pattern.compile(characterClass));
  }

  /** Whether every character of the text is one of these. */
  public boolean spells(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ASCII) {
        return pattern.matcher(text).matches();
      }
      if (!ascii[c]) {
        return false;
      }
    }
    return true;
  }

  /** The pattern, as error messages give it. */
  @Override
  public String toString() {
    return pattern.pattern();
  }
}

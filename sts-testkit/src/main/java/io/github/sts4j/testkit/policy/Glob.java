package io.github.sts4j.testkit.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A pattern of a policy as a list of tokens, for finding texts that tell patterns apart. Decides nothing. */
record Glob(List<Token> tokens) {
  private static final int HEAD_COLONS = 5;

  /**
   * What stands at one place of a pattern.
   *
   * @param literal the character, or 0 for any
   * @param shown the character as the policy writes it
   * @param repeats whether any number of characters stands here
   * @param withoutColon whether a colon does not fit
   */
  record Token(char literal, char shown, boolean repeats, boolean withoutColon) {
    boolean takes(char c) {
      return literal == 0 ? !(withoutColon && c == ':') : literal == c;
    }
  }

  Glob {
    tokens = List.copyOf(tokens);
  }

  /** Any `service:Name`. */
  static Glob anyAction() {
    return new Builder(false).some(true).literal(':').some(false).build();
  }

  /** Any text of six parts of which the first is `arn`. */
  static Glob anyArn() {
    Builder arn = new Builder(false);
    "arn:".chars().forEach(c -> arn.literal((char) c));
    return arn.some(true)
        .literal(':')
        .some(true)
        .literal(':')
        .many(true)
        .literal(':')
        .many(true)
        .literal(':')
        .some(false)
        .build();
  }

  /** Any text at all. */
  static Glob anyText() {
    return new Builder(false).many(false).build();
  }

  /** An action pattern; letter case does not matter (EV-20). */
  static Glob action(String pattern) {
    Builder glob = new Builder(true);
    for (int i = 0; i < pattern.length(); i++) {
      glob.wildcardOrLiteral(pattern.charAt(i), false);
    }
    return glob.build();
  }

  /** A text without anything special in it. */
  static Glob exact(String text, boolean ignoreCase) {
    Builder glob = new Builder(ignoreCase);
    text.chars().forEach(c -> glob.literal((char) c));
    return glob.build();
  }

  /**
   * A pattern of text or of an ARN, its variables replaced.
   *
   * @param arn whether wildcards stop at the first five colons (EV-25)
   * @param wildcards whether `*` and `?` are special
   * @param variable the value of a variable; empty if it has none, and then nothing matches
   */
  static Optional<Glob> text(
      String pattern, boolean arn, boolean wildcards, Function<String, Optional<String>> variable) {
    if (pattern.equals("*") && wildcards) {
      return Optional.of(anyText());
    }
    Builder glob = new Builder(false);
    int colons = 0;
    for (int at = 0; at < pattern.length(); at++) {
      char c = pattern.charAt(at);
      int end = c == '$' && pattern.startsWith("${", at) ? pattern.indexOf('}', at + 2) : -1;
      if (end >= 0) {
        Optional<String> value = variable.apply(pattern.substring(at + 2, end));
        if (value.isEmpty()) {
          return Optional.empty();
        }
        value.get().chars().forEach(v -> glob.literal((char) v));
        at = end;
      } else {
        colons += c == ':' ? 1 : 0;
        if (wildcards) {
          glob.wildcardOrLiteral(c, arn && colons < HEAD_COLONS);
        } else {
          glob.literal(c);
        }
      }
    }
    return Optional.of(glob.build());
  }

  private static final class Builder {
    private final List<Token> tokens = new ArrayList<>();
    private final boolean ignoreCase;

    Builder(boolean ignoreCase) {
      this.ignoreCase = ignoreCase;
    }

    Builder literal(char c) {
      char folded = ignoreCase && c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
      tokens.add(new Token(folded, c, false, false));
      return this;
    }

    Builder many(boolean withoutColon) {
      tokens.add(new Token((char) 0, '*', true, withoutColon));
      return this;
    }

    Builder some(boolean withoutColon) {
      tokens.add(new Token((char) 0, '?', false, withoutColon));
      return many(withoutColon);
    }

    void wildcardOrLiteral(char c, boolean withoutColon) {
      if (c == '*') {
        many(withoutColon);
      } else if (c == '?') {
        tokens.add(new Token((char) 0, '?', false, withoutColon));
      } else {
        literal(c);
      }
    }

    Glob build() {
      return new Glob(tokens);
    }
  }
}

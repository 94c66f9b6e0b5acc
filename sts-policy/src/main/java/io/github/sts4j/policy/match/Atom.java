package io.github.sts4j.policy.match;

import org.jspecify.annotations.Nullable;

/** The smallest part of a pattern that matches text of its own: a literal, some single characters, or a variable. */
sealed interface Atom {

  /** Where a match that begins at `from` ends, or -1 if there is none before `to`. */
  int forward(String text, int from, int to, ContextTable context);

  /** Where a match that ends at `to` begins, or -1 if there is none after `from`. */
  int backward(String text, int from, int to, ContextTable context);

  /** Exactly this text. */
  record Literal(String value, boolean ignoreCase) implements Atom {
    @Override
    public int forward(String text, int from, int to, ContextTable context) {
      return at(text, from, to, value, ignoreCase);
    }

    @Override
    public int backward(String text, int from, int to, ContextTable context) {
      int start = to - value.length();
      return start >= from && at(text, start, to, value, ignoreCase) == to ? start : -1;
    }
  }

  /** So many characters of any kind; a character is a Unicode code point, not half of one. */
  record AnyCharacters(int count) implements Atom {
    @Override
    public int forward(String text, int from, int to, ContextTable context) {
      int at = from;
      for (int i = 0; i < count; i++) {
        if (at >= to) {
          return -1;
        }
        at += isPair(text, at, to) ? 2 : 1;
      }
      return at;
    }

    @Override
    public int backward(String text, int from, int to, ContextTable context) {
      int at = to;
      for (int i = 0; i < count; i++) {
        if (at <= from) {
          return -1;
        }
        at -= at - 2 >= from && isPair(text, at - 2, to) ? 2 : 1;
      }
      return at;
    }

    private static boolean isPair(String text, int at, int to) {
      return at + 1 < to && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }
  }

  /** The value of a context key, taken literally (EV-24); without a value and a default it matches nothing (EV-23). */
  record Variable(String foldedKey, @Nullable String whenAbsent, boolean ignoreCase)
      implements Atom {
    @Override
    public int forward(String text, int from, int to, ContextTable context) {
      String value = value(context);
      return value == null ? -1 : at(text, from, to, value, ignoreCase);
    }

    @Override
    public int backward(String text, int from, int to, ContextTable context) {
      String value = value(context);
      if (value == null) {
        return -1;
      }
      int start = to - value.length();
      return start >= from && at(text, start, to, value, ignoreCase) == to ? start : -1;
    }

    private @Nullable String value(ContextTable context) {
      String value = context.variable(foldedKey);
      return value == null && context.get(foldedKey) == null ? whenAbsent : value;
    }
  }

  private static int at(String text, int from, int to, String value, boolean ignoreCase) {
    int end = from + value.length();
    return end <= to && text.regionMatches(ignoreCase, from, value, 0, value.length()) ? end : -1;
  }
}

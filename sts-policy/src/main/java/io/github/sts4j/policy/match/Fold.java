package io.github.sts4j.policy.match;

/** The one way names that ignore case are made comparable. */
public final class Fold {
  private Fold() {}

  /** The key with every letter folded on its own, so that the result does not depend on its neighbours. */
  public static String key(String key) {
    for (int i = 0; i < key.length(); i++) {
      if (fold(key.charAt(i)) != key.charAt(i)) {
        return folded(key);
      }
    }
    return key;
  }

  /** ASCII letters in lower case, everything else as it is: action names are ASCII. */
  public static String ascii(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        if (out == null) {
          out = new StringBuilder(text);
        }
        out.setCharAt(i, (char) (c + ('a' - 'A')));
      }
    }
    return out == null ? text : out.toString();
  }

  private static String folded(String key) {
    char[] out = new char[key.length()];
    for (int i = 0; i < out.length; i++) {
      out[i] = fold(key.charAt(i));
    }
    return new String(out);
  }

  private static char fold(char c) {
    return Character.toLowerCase(Character.toUpperCase(c));
  }
}

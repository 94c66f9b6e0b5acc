package io.github.sts4j.core.identity;

/** The characters of access key ids and unique ids: {@code A-Z a-z 0-9 _}. */
final class AsciiWord {
  private static final int ASCII = 0x80;
  private static final boolean[] WORDS = words();

  private AsciiWord() {}

  /** Whether every character is one of them; a loop by hand and without a way out, because every request passes here. */
  static boolean isWord(String text) {
    int all = 0;
    boolean words = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      all |= c;
      words &= WORDS[c & (ASCII - 1)];
    }
    return words && all < ASCII;
  }

  private static boolean[] words() {
    boolean[] words = new boolean[ASCII];
    for (int c = 0; c < ASCII; c++) {
      words[c] =
          (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    }
    return words;
  }
}

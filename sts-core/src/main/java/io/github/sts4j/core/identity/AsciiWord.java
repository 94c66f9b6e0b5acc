package io.github.sts4j.core.identity;

/** The characters of access key ids and unique ids: {@code A-Z a-z 0-9 _}. */
final class AsciiWord {
  private AsciiWord() {}

  /** Whether every character is one of them; a loop by hand, because every request passes here. */
  static boolean isWord(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isWordCharacter(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWordCharacter(int c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  }
}

package io.github.sts4j.core.identity;

/** The characters of access key ids and unique ids: {@code A-Z a-z 0-9 _}. */
final class AsciiWord {
  private AsciiWord() {}

  static boolean isWordCharacter(int c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  }
}

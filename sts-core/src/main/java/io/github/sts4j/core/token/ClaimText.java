package io.github.sts4j.core.token;

import static java.util.Objects.requireNonNull;

import java.util.function.IntPredicate;

/**
 * The length, in characters, and the alphabet of a claim. Loops by hand, because every opened token passes here: ASCII is
 * looked up in a table. Immutable.
 */
final class ClaimText {
  /** Rules section 2.2, arnType. */
  static final ClaimText ARN = new ClaimText("ARN", 20, 2048, ClaimText::isArnCharacter);

  /** ID-6, and the 12 digits of an account, which stand for its root (CI-2). */
  static final ClaimText PRINCIPAL_ID =
      new ClaimText("principal id", 12, 128, ClaimText::isAsciiWord);

  /** Rules section 2.2, roleSessionNameType; names of federated users are shorter. */
  static final ClaimText SESSION_NAME =
      new ClaimText("session name", 2, 64, ClaimText::isNameCharacter);

  /** Rules section 2.2, sourceIdentityType; X-8: services may be set to allow as many as 256. */
  static final ClaimText SOURCE_IDENTITY =
      new ClaimText("source identity", 2, 256, ClaimText::isNameCharacter);

  /** Rules section 2.2, unrestrictedSessionPolicyDocumentType; what bounds it is the token's length. */
  static final ClaimText SESSION_POLICY =
      new ClaimText("session policy", 1, SessionToken.MAX_LENGTH, ClaimText::isPolicyCharacter);

  /** The ARN of an identity provider, or the name of a built-in one (TP-11). */
  static final ClaimText PROVIDER =
      new ClaimText("identity provider", 1, 2048, ClaimText::isArnCharacter);

  /** Who began a chain of sessions: an ARN, or a provider and what it calls its subject. */
  static final ClaimText FIRST_PRINCIPAL =
      new ClaimText("first principal", 1, 2048, ClaimText::isCharacter);

  /** A condition key, such as {@code saml:sub} or an issuer and a claim (SM-40, OI-30). */
  static final ClaimText CONTEXT_KEY =
      new ClaimText("context key", 3, 512, c -> c > 0x20 && c < 0x7F);

  /** What a provider says; what bounds it is the token's length. */
  static final ClaimText CONTEXT_VALUE =
      new ClaimText("context value", 0, SessionToken.MAX_LENGTH, ClaimText::isCharacter);

  /** ST-2, tagKeyType. */
  static final ClaimText TAG_KEY = new ClaimText("tag key", 1, 128, ClaimText::isTagCharacter);

  /** ST-2, tagValueType. */
  static final ClaimText TAG_VALUE = new ClaimText("tag value", 0, 256, ClaimText::isTagCharacter);

  private static final int ASCII = 0x80;

  private final String name;
  private final int min;
  private final int max;
  private final IntPredicate alphabet;
  private final boolean[] ascii = new boolean[ASCII];

  /** @param name what error messages call the claim */
  private ClaimText(String name, int min, int max, IntPredicate alphabet) {
    this.name = name;
    this.min = min;
    this.max = max;
    this.alphabet = alphabet;
    for (int c = 0; c < ASCII; c++) {
      ascii[c] = alphabet.test(c);
    }
  }

  /**
   * The text itself.
   *
   * @throws IllegalArgumentException if it is too short, too long or has a character outside the alphabet
   */
  String check(String text) {
    requireNonNull(text, name);
    int characters = plainStart(text);
    for (int i = characters; i < text.length(); characters++) {
      int c = text.codePointAt(i);
      if (!alphabet.test(c)) {
        throw new IllegalArgumentException(
            String.format("%s `%s` must not have the character U+%04X", name, text, c));
      }
      i += Character.charCount(c);
    }
    if (characters < min || characters > max) {
      throw new IllegalArgumentException(
          name + " `" + text + "` must have " + min + " to " + max + " characters");
    }
    return text;
  }

  /** Whether these bytes are of the ASCII part of the alphabet, each of them; how many may be is another question. */
  boolean isPlain(byte[] text, int from, int to) {
    boolean[] members = ascii;
    int all = 0;
    boolean plain = true;
    for (int i = from; i < to; i++) {
      byte b = text[i];
      all |= b;
      plain &= members[b & (ASCII - 1)];
    }
    return plain && all >= 0;
  }

  /** Whether each of the 128 ASCII characters is of the alphabet. The caller changes nothing in it. */
  boolean[] ascii() {
    return ascii;
  }

  /** How many characters from the first on are of the ASCII part of the alphabet. */
  private int plainStart(String text) {
    boolean[] members = ascii;
    int length = text.length();
    int all = 0;
    boolean plain = true;
    // Without a way out, so that one step need not wait for another.
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      all |= c;
      plain &= members[c & (ASCII - 1)];
    }
    return plain && all < ASCII ? length : carefully(text);
  }

  private int carefully(String text) {
    int i = 0;
    while (i < text.length() && text.charAt(i) < ASCII && ascii[text.charAt(i)]) {
      i++;
    }
    return i;
  }

  private static boolean isAsciiWord(int c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  }

  private static boolean isNameCharacter(int c) {
    return isAsciiWord(c) || "+=,.@-".indexOf(c) >= 0;
  }

  private static boolean isCharacter(int c) {
    return c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE;
  }

  private static boolean isWhitespaceOfJson(int c) {
    return c == '\t' || c == '\n' || c == '\r';
  }

  private static boolean isPolicyCharacter(int c) {
    return isWhitespaceOfJson(c) || (c >= 0x20 && c <= 0xFF);
  }

  private static boolean isArnCharacter(int c) {
    return isWhitespaceOfJson(c)
        || (c >= 0x20 && c <= 0x7E)
        || c == 0x85
        || (c >= 0xA0 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }

  private static boolean isTagCharacter(int c) {
    return isAsciiWord(c)
        || ".:/=+-@ ".indexOf(c) >= 0
        || (c > 0x7F && (Character.isLetter(c) || isNumber(c) || Character.isSpaceChar(c)));
  }

  private static boolean isNumber(int c) {
    int type = Character.getType(c);
    return type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }
}

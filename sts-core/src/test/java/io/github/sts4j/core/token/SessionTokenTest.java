package io.github.sts4j.core.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTokenTest {
  private static final String TEXT = "A".repeat(67) + "A";

  @ParameterizedTest
  @ValueSource(strings = {"=", "==", " ", "\n", "\r\n", "\0", "+", "/", "%3D", "ä", ".", "é"})
  void refusesEveryCharacterOutsideTheAlphabetWhereverItStands(String intruder) {
    for (String text : new String[] {
      intruder + TEXT, TEXT + intruder, TEXT.substring(0, 40) + intruder + TEXT.substring(40)
    }) {
      assertTrue(SessionToken.parse(text).isEmpty(), text);
    }
  }

  @Test
  void refusesStrayBitsInTheLastCharacter() {
    String canonical = "A".repeat(67); // 50 bytes, so the last character has two bits of none
    assertTrue(SessionToken.parse(canonical).isPresent());
    for (String last : new String[] {"B", "C", "D", "F", "_"}) {
      assertTrue(SessionToken.parse("A".repeat(66) + last).isEmpty(), last);
    }
    assertTrue(SessionToken.parse("A".repeat(69)).isEmpty(), "no bytes have 69 characters");
  }

  @Test
  void refusesWhatIsTooShortOrTooLong() {
    assertTrue(SessionToken.parse("").isEmpty());
    assertTrue(SessionToken.parse("A".repeat(66)).isEmpty());
    assertTrue(SessionToken.parse("A".repeat(SessionToken.MAX_LENGTH)).isPresent());
    assertTrue(SessionToken.parse("A".repeat(SessionToken.MAX_LENGTH + 1)).isEmpty());
    assertTrue(SessionToken.parse("A".repeat(SessionToken.MAX_LENGTH + 4)).isEmpty());
  }

  @Test
  void shortestTokenIsAnEnvelopeAroundOneByte() {
    assertEquals(67, SessionToken.ofBytes(new byte[Sealer.OVERHEAD + 1]).text().length());
  }

  @Test
  void equalsComparesTheText() {
    SessionToken token = SessionToken.parse(TEXT).orElseThrow();
    assertEquals(token, SessionToken.parse(TEXT).orElseThrow());
    assertEquals(token.hashCode(), SessionToken.parse(TEXT).orElseThrow().hashCode());
    assertNotEquals(token, SessionToken.parse("B" + TEXT.substring(1)).orElseThrow());
    assertNotEquals(token, TEXT);
  }

  @Test
  void doesNotPrint() {
    assertFalse(SessionToken.parse(TEXT).orElseThrow().toString().contains("AAAA"));
  }
}

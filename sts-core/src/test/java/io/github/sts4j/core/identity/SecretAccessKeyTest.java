package io.github.sts4j.core.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretAccessKeyTest {
  private static final String TEXT = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

  @ParameterizedTest
  @ValueSource(strings = {"", "with space", "line\nbreak", "ümlaut"})
  void refusesWithoutRepeatingTheSecret(String text) {
    Exception refusal =
        assertThrows(IllegalArgumentException.class, () -> SecretAccessKey.of(text));
    assertTrue(text.isEmpty() || !refusal.getMessage().contains(text));
  }

  @Test
  void refusesMoreThan128Characters() {
    assertThrows(IllegalArgumentException.class, () -> SecretAccessKey.of("x".repeat(129)));
    assertEquals("x".repeat(128), SecretAccessKey.of("x".repeat(128)).reveal());
  }

  @Test
  void neitherTextNorHashTellsSecretsApart() {
    SecretAccessKey one = SecretAccessKey.of(TEXT);
    SecretAccessKey other = SecretAccessKey.of("other");
    assertEquals(other.toString(), one.toString());
    assertEquals(other.hashCode(), one.hashCode());
    assertFalse(one.toString().contains(TEXT));
  }

  @Test
  void equalsComparesTheSecret() {
    assertEquals(SecretAccessKey.of(TEXT), SecretAccessKey.of(TEXT));
    assertNotEquals(SecretAccessKey.of(TEXT), SecretAccessKey.of(TEXT.toLowerCase()));
    assertNotEquals(SecretAccessKey.of(TEXT), SecretAccessKey.of(TEXT + "x"));
    assertNotEquals(SecretAccessKey.of(TEXT), TEXT);
  }

  @Test // CR-2
  void generatesFortyCharactersThatNeverRepeat() {
    SecureRandom random = new SecureRandom();
    SecretAccessKey one = SecretAccessKey.generate(random);
    assertTrue(one.reveal().matches("[A-Za-z0-9+/]{40}"));
    assertNotEquals(one, SecretAccessKey.generate(random));
  }
}

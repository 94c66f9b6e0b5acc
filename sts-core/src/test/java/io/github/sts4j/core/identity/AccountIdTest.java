package io.github.sts4j.core.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountIdTest {
  @ParameterizedTest // ID-1
  @ValueSource(
      strings = {"", "12345678901", "1234567890123", "12345678901a", " 23456789012", "١٢٣٤٥٦٧٨٩٠١٢"
      })
  void refusesAnythingButTwelveAsciiDigits(String text) {
    Exception refusal = assertThrows(IllegalArgumentException.class, () -> AccountId.of(text));
    assertTrue(refusal.getMessage().contains("`" + text + "`"));
  }

  @Test // ID-1
  void keepsLeadingZeros() {
    assertEquals("000000000012", AccountId.of("000000000012").toString());
  }
}

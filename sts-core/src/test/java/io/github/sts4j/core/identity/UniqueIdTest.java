package io.github.sts4j.core.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UniqueIdTest {
  private static final String READER = "arn:aws:iam::444455556666:role/Reader";

  @ParameterizedTest
  @ValueSource(strings = {"", "AROA1234567", "AROA12345678901:alice", "AROA1234567890 12"})
  void refusesTextThatNoUniqueIdHas(String text) {
    assertThrows(IllegalArgumentException.class, () -> UniqueId.of(text));
  }

  @ParameterizedTest // ID-5, ID-6
  @CsvSource({"USER, AIDA", "ROLE, AROA", "GROUP, AGPA", "MANAGED_POLICY, ANPA"})
  void randomIdsHaveThePrefixAndSeventeenDigits(UniqueId.Kind kind, String prefix) {
    UniqueId id = UniqueId.random(kind, new SecureRandom());
    assertTrue(id.value().matches(prefix + "[A-Z2-7]{17}"), id.value());
    assertNotEquals(id, UniqueId.random(kind, new SecureRandom()));
  }

  @Test // computed independently: the last 85 bits of SHA-256, in base32
  void derivedIdsAreTheSameForEver() {
    assertEquals(
        "AROAGTDVLKL3JPFFECQVV", UniqueId.derived(UniqueId.Kind.ROLE, READER).value());
  }

  @Test // ID-6
  void derivedIdsOfDifferentNamesDiffer() {
    UniqueId id = UniqueId.derived(UniqueId.Kind.ROLE, READER);
    assertTrue(id.value().matches("AROA[A-Z2-7]{17}"), id.value());
    assertNotEquals(id, UniqueId.derived(UniqueId.Kind.ROLE, READER.toLowerCase()));
    assertNotEquals(id, UniqueId.derived(UniqueId.Kind.USER, READER));
  }
}

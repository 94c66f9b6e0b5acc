package io.github.sts4j.core.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessKeyIdTest {
  @ParameterizedTest // rules section 2.2, accessKeyIdType
  @ValueSource(
      strings = {"", "ASIA12345678901", "ASIA1234567890-1", "ASIA123456789 12", "ASIAÄ12345678901"})
  void refusesTextThatNoAccessKeyIdHas(String text) {
    assertThrows(IllegalArgumentException.class, () -> AccessKeyId.of(text));
  }

  @Test // rules section 2.2, accessKeyIdType
  void refusesMoreThan128Characters() {
    assertThrows(IllegalArgumentException.class, () -> AccessKeyId.of("A".repeat(129)));
    assertEquals("A".repeat(128), AccessKeyId.of("A".repeat(128)).value());
  }

  @ParameterizedTest // ID-11
  @ValueSource(
      strings = {
        "AKIAIOSFODNN7EXAMPLE", // older keys: fifth character I or J
        "ASIAJ2E6QGR2WZILJFMA",
        "ASIAP2E6QGR2WZILJFMA", // P is the last digit without the top bit
        "AROAVJ2E6QGR2WZILJFM", // not the prefix of an access key
        "ASIAVJ2E6QGR2WZILJF1", // 1 is no base32 digit
        "ASIAvj2e6qgr2wziljfm",
        "ASIAVJ2E6QGR2WZILJFMA", // 21 characters
        "ASIA7777777777777777" // 40 bits of ones are more than twelve digits
      })
  void saysNothingAboutTheAccountOfAKeyThatDoesNotEncodeOne(String text) {
    assertEquals(Optional.empty(), AccessKeyId.of(text).account());
  }

  @ParameterizedTest // ID-7, ID-8, ID-10
  @CsvSource({
    "ASIAVJ2E6QGR2WZILJFM, 364679954851",
    "AKIASP2TPHJSQH3FJXYZ, 171436882533",
    "ASIAY34FZKBOKMUTVV7A, 609629065308",
    "ASIAQAAAAAAAGMKEM7X5, 000000000000"
  })
  void decodesThePublishedVectors(String key, String account) {
    assertEquals(Optional.of(AccountId.of(account)), AccessKeyId.of(key).account());
  }

  @Test // ID-5
  void onlyAsiaIsTemporary() {
    assertTrue(AccessKeyId.of("ASIAVJ2E6QGR2WZILJFM").isTemporary());
    assertFalse(AccessKeyId.of("AKIASP2TPHJSQH3FJXYZ").isTemporary());
  }
}

package io.github.sts4j.core.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/**
 * Access keys and their account: 1. decoding gives back what was encoded, whatever the random bits; 2. the alphabet and
 * length never vary; 3. the random part does.
 */
class AccessKeyIdProperties {
  @Property // PT-5
  void accountSurvivesEncoding(
      @ForAll @LongRange(max = 999_999_999_999L) long number, @ForAll long seed) {
    AccountId account = AccountId.of(String.format("%012d", number));
    AccessKeyId temporary = AccessKeyId.temporary(account, new SplittableRandom(seed));
    AccessKeyId longTerm = AccessKeyId.longTerm(account, new SplittableRandom(seed));

    assertEquals(Optional.of(account), temporary.account());
    assertEquals(Optional.of(account), longTerm.account());
    assertTrue(temporary.value().matches("ASIA[Q-Z2-7][A-Z2-7]{15}"), temporary.value());
    assertTrue(longTerm.value().matches("AKIA[Q-Z2-7][A-Z2-7]{15}"), longTerm.value());
  }

  @Property // ID-10
  void accountFixesTheFirstDigits(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    String key = AccessKeyId.temporary(AccountId.of("123456789012"), random).value();
    String last = AccessKeyId.temporary(AccountId.of("999999999999"), random).value();
    assertTrue(key.matches("ASIARZPUZDIK[A-P].{7}"), key);
    assertTrue(last.matches("ASIA6RVFFB77[Q-Z2-7].{7}"), last);
  }

  @Example // ID-9
  void twoKeysOfOneAccountDiffer() {
    SecureRandom random = new SecureRandom();
    AccountId account = AccountId.of("123456789012");
    assertNotEquals(AccessKeyId.temporary(account, random), AccessKeyId.temporary(account, random));
  }
}

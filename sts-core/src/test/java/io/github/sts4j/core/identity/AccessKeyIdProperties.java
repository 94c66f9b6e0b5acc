package io.github.sts4j.core.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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
    assertTrue(temporary.encodes(account) && longTerm.encodes(account));
    AccountId another = AccountId.of(String.format("%012d", (number + 1) % 1_000_000_000_000L));
    assertFalse(temporary.encodes(another) || longTerm.encodes(another));
    assertTrue(temporary.value().matches("ASIA[Q-Z2-7][A-Z2-7]{15}"), temporary.value());
    assertTrue(longTerm.value().matches("AKIA[Q-Z2-7][A-Z2-7]{15}"), longTerm.value());
  }

  @Property // ID-11: a key that encodes no account encodes none, whatever is asked.
  void encodesAgreesWithAccount(
      @ForAll("keyLike") String text, @ForAll @LongRange(max = 999_999_999_999L) long number) {
    AccessKeyId key = AccessKeyId.of(text);
    AccountId asked = key.account().orElse(AccountId.of(String.format("%012d", number)));
    assertEquals(key.account().isPresent(), key.encodes(asked));
    assertTrue(key.isSameAs(AccessKeyId.of(text)));
    assertFalse(key.isSameAs(AccessKeyId.of(text + "A")));
    assertFalse(
        key.isSameAs(AccessKeyId.of((text.charAt(0) == 'B' ? 'C' : 'B') + text.substring(1))));
  }

  @Provide
  Arbitrary<String> keyLike() {
    return Combinators.combine(
            Arbitraries.of("ASIA", "AKIA", "AIDA", "asia"),
            Arbitraries.strings().withChars("ABPQZ2345670189_a").ofMinLength(12).ofMaxLength(20))
        .as((prefix, rest) -> prefix + rest);
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

package io.github.sts4j.core.mfa;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.AccountRoot;
import io.github.sts4j.core.identity.KeyOwner;
import io.github.sts4j.core.identity.MfaDevice;
import io.github.sts4j.core.identity.TotpSeed;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.mfa.MfaVerifier.Result;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One-time codes: RFC 6238, the window, and that a step is used once. */
class TotpMfaVerifierTest {
  private static final TotpSeed SEED = TotpSeed.of("12345678901234567890".getBytes(US_ASCII));
  private static final String SERIAL = "arn:aws:iam::111122223333:mfa/alice";
  private static final long STEP = 60_000_000;
  private static final Instant NOW = Instant.ofEpochSecond(STEP * 30 + 7);

  private final TotpMfaVerifier verifier = new TotpMfaVerifier();
  private final User alice = user("alice", SERIAL);

  // RFC 6238, appendix B, rows for SHA-1; the table has eight digits, a device shows the last six.
  @ParameterizedTest
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130"
  })
  void givesTheCodesOfTheRfc(long seconds, String eightDigits) {
    String code = eightDigits.substring(2);
    assertEquals(code, TotpMfaVerifier.code(SEED, seconds / 30));
    assertEquals(
        Result.VERIFIED, verifier.verify(alice, SERIAL, code, Instant.ofEpochSecond(seconds)));
  }

  // AR-15
  @ParameterizedTest
  @ValueSource(
      strings = {"", "arn:aws:iam::111122223333:mfa/bob", "ARN:aws:iam::111122223333:mfa/alice"})
  void aDeviceThatIsNotTheUsersIsUnknownEvenWithItsRightCode(String serial) {
    user("bob", "arn:aws:iam::111122223333:mfa/bob");
    assertEquals(Result.UNKNOWN_DEVICE, verifier.verify(alice, serial, code(STEP), NOW));
  }

  // AR-15
  @ParameterizedTest
  @ValueSource(strings = {"000000", "", "12345", "1234567", "abcdef"})
  void anyOtherCodeIsWrong(String code) {
    assertEquals(Result.WRONG_CODE, verifier.verify(alice, SERIAL, code, NOW));
  }

  // AR-16
  @ParameterizedTest
  @CsvSource({
    "-3, WRONG_CODE",
    "3, WRONG_CODE",
    "-2, VERIFIED",
    "-1, VERIFIED",
    "0, VERIFIED",
    "1, VERIFIED",
    "2, VERIFIED"
  })
  void theWindowIsTwoStepsEitherSide(long offset, Result expected) {
    assertEquals(expected, verifier.verify(alice, SERIAL, code(STEP + offset), NOW));
  }

  // AR-16: the window moves at the second at which the step does.
  @Test
  void theWindowMovesWithTheStep() {
    String code = code(STEP);
    Instant firstBefore = Instant.ofEpochSecond((STEP - 2) * 30 - 1);
    assertEquals(Result.WRONG_CODE, verifier.verify(alice, SERIAL, code, firstBefore));
    Instant firstAfter = Instant.ofEpochSecond((STEP + 3) * 30);
    assertEquals(Result.WRONG_CODE, verifier.verify(alice, SERIAL, code, firstAfter));
    assertEquals(Result.VERIFIED, verifier.verify(alice, SERIAL, code, firstAfter.minusSeconds(1)));
  }

  // AR-16
  @Test
  void aStepIsUsedOnce() {
    assertEquals(Result.VERIFIED, verifier.verify(alice, SERIAL, code(STEP), NOW));
    assertEquals(Result.WRONG_CODE, verifier.verify(alice, SERIAL, code(STEP), NOW));
    assertEquals(
        Result.WRONG_CODE, verifier.verify(alice, SERIAL, code(STEP), NOW.plusSeconds(30)));
  }

  // AR-16
  @Test
  void acceptedStepsStrictlyIncrease() {
    assertEquals(Result.VERIFIED, verifier.verify(alice, SERIAL, code(STEP + 1), NOW));
    assertEquals(Result.WRONG_CODE, verifier.verify(alice, SERIAL, code(STEP), NOW));
    assertEquals(Result.WRONG_CODE, verifier.verify(alice, SERIAL, code(STEP - 1), NOW));
    assertEquals(Result.VERIFIED, verifier.verify(alice, SERIAL, code(STEP + 2), NOW));
  }

  // AR-16: per device.
  @Test
  void anotherDeviceHasItsOwnSteps() {
    String second = SERIAL + "-2";
    User both = User.builder("arn:aws:iam::111122223333:user/both")
        .mfaDevice(new MfaDevice(SERIAL, SEED))
        .mfaDevice(new MfaDevice(second, SEED))
        .build();
    assertEquals(Result.VERIFIED, verifier.verify(both, SERIAL, code(STEP), NOW));
    assertEquals(Result.VERIFIED, verifier.verify(both, second, code(STEP), NOW));
    assertEquals(Result.VERIFIED, verifier.verify(alice, SERIAL, code(STEP), NOW));
  }

  @Test
  void aRootHasDevicesOfItsOwn() {
    KeyOwner root =
        new AccountRoot("aws", AccountId.of("111122223333"), List.of(new MfaDevice(SERIAL, SEED)));
    assertEquals(Result.VERIFIED, verifier.verify(root, SERIAL, code(STEP), NOW));
    assertEquals(Result.WRONG_CODE, verifier.verify(root, SERIAL, code(STEP), NOW));
  }

  // AR-14: without a verifier every code is refused.
  @Test
  void noVerifierKnowsNoDevice() {
    assertEquals(Result.UNKNOWN_DEVICE, MfaVerifier.none().verify(alice, SERIAL, code(STEP), NOW));
  }

  @Test
  void seedsAreBase32AndNeverPrint() {
    assertEquals(SEED, TotpSeed.ofBase32("gezd gnbv gy3t qojq gezd gnbv gy3t qojq"));
    String bad = "not base32!";
    String message =
        String.valueOf(assertThrows(IllegalArgumentException.class, () -> TotpSeed.ofBase32(bad))
            .getMessage());
    assertEquals(-1, message.indexOf(bad));
    assertThrows(IllegalArgumentException.class, () -> TotpSeed.ofBase32(""));
  }

  private static String code(long step) {
    return TotpMfaVerifier.code(SEED, step);
  }

  private static User user(String name, String serial) {
    return User.builder("arn:aws:iam::111122223333:user/" + name)
        .mfaDevice(new MfaDevice(serial, SEED))
        .build();
  }
}

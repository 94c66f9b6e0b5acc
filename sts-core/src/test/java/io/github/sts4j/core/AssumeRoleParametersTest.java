package io.github.sts4j.core;

import static io.github.sts4j.core.TestSts.refused;
import static io.github.sts4j.core.TestSts.says;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits of table 2.2 as far as AssumeRole has them, at both sides of each boundary. */
class AssumeRoleParametersTest {
  private static final String ROLE = "arn:aws:iam::111122223333:role/Reader";
  private static final String SUPPLEMENTARY = "\uD83D\uDE00"; // one character, two UTF-16 units

  private final TestSts world = new TestSts();

  static Stream<Arguments> texts() {
    return Stream.of(
        text(
            "roleArn",
            20,
            2048,
            n -> "arn:aws:iam::1:role/" + "r".repeat(n - 20),
            AssumeRoleRequest.Builder::roleArn),
        text("roleSessionName", 2, 64, "a"::repeat, AssumeRoleRequest.Builder::roleSessionName),
        text("externalId", 2, 1224, ":"::repeat, AssumeRoleRequest.Builder::externalId),
        text(
            "sourceIdentity", 2, 64, "@"::repeat, AssumeRoleRequest.Builder::sourceIdentity), // X-8
        text("serialNumber", 9, 256, "/"::repeat, (b, v) -> b.serialNumber(v).tokenCode("123456")),
        text("tokenCode", 6, 6, "1"::repeat, (b, v) -> b.tokenCode(v).serialNumber("123456789")),
        text("tags.1.member.key", 1, 128, "k"::repeat, (b, v) -> b.tag(v, "")),
        text("tags.1.member.value", 0, 256, "v"::repeat, (b, v) -> b.tag("key", v)),
        text(
            "policyArns.1.member.arn",
            20,
            1500,
            n -> "arn:aws:iam::aws:p/" + "x".repeat(n - 19),
            AssumeRoleRequest.Builder::policyArn));
  }

  private static Arguments text(
      String name,
      int min,
      int max,
      IntFunction<String> ofLength,
      BiConsumer<AssumeRoleRequest.Builder, String> set) {
    return Arguments.of(name, min, max, ofLength, set);
  }

  // WP-8, ST-2, SI-1, table 2.2
  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void oneCharacterOutsideTheLengthIsRefused(
      String name,
      int min,
      int max,
      IntFunction<String> ofLength,
      BiConsumer<AssumeRoleRequest.Builder, String> set) {
    if (min > 0) {
      String shorter = "x".repeat(min - 1);
      says(
          invalid(b -> set.accept(b, shorter)),
          "'" + name + "'",
          "length greater than or equal to " + min);
    }
    if (!name.startsWith("policyArns")) { // whose sum is bounded lower
      says(
          invalid(b -> set.accept(b, ofLength.apply(max + 1))),
          "'" + name + "'",
          "length less than or equal to " + max);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void theBoundsThemselvesAreAccepted(
      String name,
      int min,
      int max,
      IntFunction<String> ofLength,
      BiConsumer<AssumeRoleRequest.Builder, String> set) {
    for (int length : new int[] {min, max}) {
      String value = ofLength.apply(length);
      assertDoesNotThrow(() -> check(b -> set.accept(b, value)), name + " of " + length);
    }
  }

  // AR-1, WP-8
  @Test
  void everyMissingParameterIsReportedInOneMessage() {
    AssumeRoleRequest empty = AssumeRoleRequest.builder().build();
    StsException refusal =
        refused(StsError.VALIDATION_ERROR, () -> world.sts.checkParameters(empty));
    says(refusal, "2 validation errors detected: ");
    assertTrue(String.valueOf(refusal.getMessage()).contains("Value null at 'roleArn'"));
    assertTrue(String.valueOf(refusal.getMessage()).contains("Value null at 'roleSessionName'"));
  }

  // WP-8
  @Test
  void severalViolationsAreCountedAndEachNamesItsParameterAndValue() {
    StsException refusal = invalid(b -> b.roleSessionName("!").externalId("e").durationSeconds(1));
    says(refusal, "4 validation errors detected: ");
    for (String part : List.of(
        "Value '!' at 'roleSessionName'",
        "length greater than or equal to 2",
        "regular expression pattern",
        "Value 'e' at 'externalId'",
        "Value '1' at 'durationSeconds'")) {
      assertTrue(String.valueOf(refusal.getMessage()).contains(part), part);
    }
  }

  // WP-8
  @Test
  void aSingleViolationIsCountedInTheSingular() {
    says(
        invalid(b -> b.roleSessionName("a b")),
        "1 validation error detected: Value 'a b' at 'roleSessionName'");
  }

  // WP-6
  @Test
  void lengthsCountCharactersAndNotUtf16Units() {
    String arn = "arn:aws:iam::1:role/";
    check(b -> b.roleArn(arn + SUPPLEMENTARY.repeat(2048 - arn.length())));
    says(
        invalid(b -> b.roleArn(arn + SUPPLEMENTARY.repeat(2049 - arn.length()))),
        "length less than or equal to 2048");
    // DESERET CAPITAL LETTER LONG I, a letter outside the first plane.
    String letter = "\uD801\uDC00";
    check(b -> b.tag(letter.repeat(128), letter.repeat(256)));
    invalid(b -> b.tag(letter.repeat(129), ""));
    invalid(b -> b.tag("key", letter.repeat(257)));
  }

  // Table 2.2, column «characters»
  @ParameterizedTest
  @ValueSource(strings = {"a b", "a/b", "a:b", "a*", "ä1", "a\n", "a\u0000", "\u0661\u0662"})
  void sessionNamesAndSourceIdentitiesTakeNoOtherCharacters(String bad) {
    invalid(b -> b.roleSessionName(bad));
    invalid(b -> b.sourceIdentity(bad));
  }

  @Test
  void namesTakeEveryCharacterOfTheirPattern() {
    check(b ->
        b.roleSessionName("Az09_+=,.@-").sourceIdentity("Az09_+=,.@-").externalId("Az09_+=,.@:/-"));
    check(b -> b.serialNumber("Az09_+=/:,.@-").tokenCode("000000"));
    check(b -> b.tag("Köln 京都_.:/=+-@", "٣ x").policy("{\"\u00FF\t\r\n\":1}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345a", "1234 5", "\u0661\u0661\u0661\u0661\u0661\u0661", "-12345"})
  void tokenCodesAreDigitsAndAreNotRepeatedInTheMessage(String bad) { // ER-12
    StsException refusal = invalid(b -> b.serialNumber("123456789").tokenCode(bad));
    says(refusal, "'tokenCode'", "regular expression pattern");
    assertFalse(String.valueOf(refusal.getMessage()).contains(bad));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a*b", "a\tb", "a#b", "a\uD800"})
  void tagsTakeLettersNumbersSeparatorsAndAFewSigns(String bad) { // ST-2
    invalid(b -> b.tag(bad, ""));
    invalid(b -> b.tag("key", bad));
    invalid(b -> b.tag("key", "").transitiveTagKeys(List.of(bad)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\u0000}", "{\u0019}", "{\u0100}"})
  void policiesTakeNothingBeyondLatin1(String bad) {
    says(invalid(b -> b.policy(bad)), "'policy'", "regular expression pattern");
  }

  // SP-1, X-6
  @Test
  void inlinePolicyAndArnsShareTwoThousandAndFortyEightCharacters() {
    String arn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    check(b -> b.policy("x".repeat(2048 - arn.length())).policyArn(arn));
    says(
        invalid(b -> b.policy("x".repeat(2049 - arn.length())).policyArn(arn)),
        "'policy'",
        "less than or equal to 2048");
    says(invalid(b -> b.policy("")), "'policy'", "greater than or equal to 1");
  }

  // AR-7, table 2.2
  @Test
  void durationsAreNineHundredToFortyThreeThousandTwoHundredSeconds() {
    check(b -> b.durationSeconds(900));
    check(b -> b.durationSeconds(43_200));
    for (int outside : new int[] {899, 43_201, 0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      says(invalid(b -> b.durationSeconds(outside)), "'" + outside + "'", "'durationSeconds'");
    }
  }

  // WP-16
  @Test
  void listsHaveAtMostTheirMembers() {
    check(b -> tags(b, 50));
    says(invalid(b -> tags(b, 51)), "'tags'", "less than or equal to 50");
    check(b -> IntStream.range(0, 10).forEach(i -> b.policyArn("arn:aws:iam::aws:policy/A" + i)));
    says(
        invalid(
            b -> IntStream.range(0, 11).forEach(i -> b.policyArn("arn:aws:iam::aws:policy/A" + i))),
        "'policyArns'",
        "less than or equal to 10");
    says(
        invalid(b -> b.tag("key", "").transitiveTagKeys(Collections.nCopies(51, "key"))),
        "'transitiveTagKeys'",
        "less than or equal to 50");
  }

  // AR-14, UN-4
  @Test
  void serialNumberAndTokenCodeGoTogether() {
    says(invalid(b -> b.serialNumber("123456789")), "'tokenCode'", "together");
    says(invalid(b -> b.tokenCode("123456")), "'serialNumber'", "together");
  }

  // AR-22
  @Test
  void contextAssertionsAreRefusedBecauseNoProviderIsKnown() {
    ProvidedContext context =
        new ProvidedContext("arn:aws:iam::aws:contextProvider/IdentityCenter", "assertion-text");
    StsException refusal = invalid(b -> b.providedContext(context));
    says(refusal, "'providedContexts'");
    assertFalse(String.valueOf(refusal.getMessage()).contains("assertion-text"));
  }

  // WP-8a
  @ParameterizedTest
  @ValueSource(
      strings = {
        "not-an-arn-but-long-enough",
        "arn:aws:iam:111122223333:role",
        "arn::iam::111122223333:role/x",
        "arn:aws:::111122223333:role/x",
        "arn:aws:iam::111122223333:"
      })
  void longEnoughTextThatIsNoArnIsInvalid(String text) {
    says(invalid(b -> b.roleArn(text)), text + " is invalid");
    says(invalid(b -> b.policyArn(text)), text + " is invalid");
  }

  // WP-8: the message must not grow with the request.
  @Test
  void aHugeValueIsCutInTheMessage() {
    StsException refusal = invalid(b -> b.roleSessionName("x".repeat(1_000_000)));
    assertTrue(String.valueOf(refusal.getMessage()).length() < 10_000);
  }

  private static void tags(AssumeRoleRequest.Builder request, int count) {
    IntStream.range(0, count).forEach(i -> request.tag("key" + i, "value"));
  }

  private void check(Consumer<AssumeRoleRequest.Builder> parameters) {
    AssumeRoleRequest.Builder request =
        AssumeRoleRequest.builder().roleArn(ROLE).roleSessionName("alice");
    parameters.accept(request);
    world.sts.checkParameters(request.build());
  }

  private StsException invalid(Consumer<AssumeRoleRequest.Builder> parameters) {
    return refused(StsError.VALIDATION_ERROR, () -> check(parameters));
  }
}

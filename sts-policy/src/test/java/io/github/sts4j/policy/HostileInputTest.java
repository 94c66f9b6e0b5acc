package io.github.sts4j.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input made to be expensive is refused or decided in bounded time and memory. */
@Tag("timed")
class HostileInputTest {
  private static final int MEGABYTE = 1 << 20;
  private static final Duration BOUND = Duration.ofSeconds(20);

  @ParameterizedTest
  @EnumSource(PolicyKind.class)
  void deepNestingIsRefused(PolicyKind kind) {
    for (String nested : List.of(
        "[".repeat(MEGABYTE),
        "{\"a\":".repeat(MEGABYTE / 5),
        "{\"Statement\":" + "[".repeat(MEGABYTE) + "]".repeat(MEGABYTE) + "}")) {
      inTime(() -> assertRefused(kind, nested));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"?*", "a*?*", "**", "??", "*aab"})
  void megabyteOfWildcardsIsDecidedOrRefused(String wildcards) {
    String pattern = wildcards.repeat(MEGABYTE / wildcards.length());
    String text = "a".repeat(MEGABYTE);
    inTime(() -> ask("\"Action\": \"*\", \"Resource\": \"arn:aws:s3:::" + pattern + "\"", text));
  }

  @Test
  void megabyteOfWildcardsIsAsCheapInActionsAndConditions() {
    String pattern = "a*".repeat(MEGABYTE / 2);
    String text = "a".repeat(MEGABYTE);
    inTime(() -> assertTrue(ask("\"Action\": \"s3:" + pattern + "\", \"Resource\": \"*\"", text)));
    inTime(() -> assertTrue(ask(
        "\"Action\": \"*\", \"Resource\": \"*\", \"Condition\": {\"StringLike\": {\"app:k\": \""
            + pattern + "\"}}",
        text)));
  }

  @Test
  void manyWildcardsDoNotMatchWhatTheyMustNot() {
    String pattern = "a*".repeat(MEGABYTE / 2) + "b";
    inTime(() -> assertFalse(ask(
        "\"Action\": \"*\", \"Resource\": \"arn:aws:s3:::" + pattern + "\"",
        "a".repeat(MEGABYTE))));
    inTime(() -> assertTrue(ask(
        "\"Action\": \"*\", \"Resource\": \"arn:aws:s3:::" + pattern + "\"",
        "a".repeat(MEGABYTE) + "b")));
  }

  @Test
  void hugeNumbersAreComparedAsNumbers() {
    String digits = "9".repeat(MEGABYTE);
    String numeric =
        "\"Action\": \"*\", \"Resource\": \"*\", \"Condition\": {\"%s\": {\"app:k\": %s}}";
    inTime(() -> assertTrue(ask(numeric.formatted("NumericEquals", digits), digits)));
    inTime(() -> assertFalse(ask(numeric.formatted("NumericLessThan", digits), digits)));
    inTime(() -> assertTrue(ask(numeric.formatted("NumericLessThan", digits), "9")));
    inTime(() -> assertFalse(ask(numeric.formatted("NumericEquals", "1e999999999"), "1")));
    inTime(() -> assertFalse(ask(numeric.formatted("DateLessThan", digits), "0")));
  }

  @Test
  void manyStatementsAreDecided() {
    String statement = "{\"Effect\":\"Deny\",\"Action\":\"x:y\",\"Resource\":\"*\"},";
    String last = "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}";
    inTime(() -> {
      Policy policy = Policy.parse(
          PolicyKind.IDENTITY, "{\"Statement\":[" + statement.repeat(80_000) + last + "]}");
      PolicyStack stack = PolicyStack.builder().identity(List.of(policy)).build();
      assertTrue(
          AccessEvaluator.evaluate(stack, Policies.getObject(Policies.alice()).build())
              .isAllowed());
    });
  }

  @ParameterizedTest
  @EnumSource(PolicyKind.class)
  void textsBeyondFourMegabytesAreRefused(PolicyKind kind) {
    String statement = "{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"},";
    inTime(() -> assertRefused(kind, "{\"Statement\":[" + statement.repeat(100_000) + "]}"));
    inTime(() -> assertRefused(kind, " ".repeat(4 * MEGABYTE + 1)));
  }

  @Test
  void manyNamesThatHashAlikeAreRefusedOrRead() {
    StringBuilder keys = new StringBuilder();
    for (int i = 0; i < 1 << 15; i++) {
      StringBuilder key = new StringBuilder();
      for (int bit = 0; bit < 15; bit++) {
        key.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      keys.append(i == 0 ? "" : ",").append('"').append(key).append("\":\"x\"");
    }
    inTime(() -> assertFalse(ask(
        "\"Action\": \"*\", \"Resource\": \"*\", \"Condition\": {\"StringEquals\": {" + keys + "}}",
        "x")));
  }

  /** Whether an identity policy of this statement allows a request full of the text. */
  private static boolean ask(String elements, String text) {
    Policy policy;
    try {
      policy = Policy.parse(
          PolicyKind.IDENTITY,
          "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", " + elements
              + "}}");
    } catch (PolicyParseException refused) {
      assertFalse(refused.problem().isBlank());
      return false;
    }
    AccessRequest request = AccessRequest.builder()
        .principal(Policies.alice())
        .action("s3:" + text)
        .resource("arn:aws:s3:::" + text)
        .resourceAccount(Policies.ACCOUNT)
        .context(ConditionContext.builder().put("app:k", text).build())
        .build();
    return AccessEvaluator.evaluate(
            PolicyStack.builder().identity(List.of(policy)).build(), request)
        .isAllowed();
  }

  private static void assertRefused(PolicyKind kind, String text) {
    PolicyParseException refused =
        assertThrows(PolicyParseException.class, () -> Policy.parse(kind, text));
    assertEquals(false, refused.problem().isBlank());
    assertTrue(refused.getMessage().length() < 10_000, "a refusal does not repeat its input");
  }

  private static void inTime(Runnable work) {
    assertTimeoutPreemptively(BOUND, work::run);
  }
}

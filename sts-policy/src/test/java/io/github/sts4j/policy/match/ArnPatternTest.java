package io.github.sts4j.policy.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

// EV-25
class ArnPatternTest {
  private static final ContextTable CONTEXT = new ContextTable(Map.of(
      "aws:username", new ContextValues(false, List.of("alice")),
      "aws:principalaccount", new ContextValues(false, List.of("1")),
      "self", new ContextValues(false, List.of("arn:aws:iam::1:user/alice")),
      "colons", new ContextValues(false, List.of("a:b"))));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*                        | *                        | true",
        "*                        | arn:aws:s3:::b/k         | true",
        "arn:aws:s3:::*           | *                        | false",
        "arn:aws:s3:::b/k         | arn:aws:s3:::b/k         | true",
        "arn:aws:s3:::b/k         | arn:aws:s3:::b/K         | false",
        "arn:aws:s3:::b/*         | arn:aws:s3:::b/k:1:2     | true",
        "arn:aws:s3:::b/*         | arn:aws:s3:::c/k         | false",
        "arn:aws:s3:::b*          | arn:aws:s3:us:1:b        | false",
        "arn:aws:sqs:*:1:q        | arn:aws:sqs:eu:1:q       | true",
        "arn:aws:sqs:*:1:q        | arn:aws:sqs:eu:2:q       | false",
        "arn:aws:sqs::1:q         | arn:aws:sqs:eu:1:q       | false",
        "arn:aws*:sqs:?u:1:q      | arn:aws-cn:sqs:eu:1:q    | true",
        "arn:aws:sqs:*:q          | arn:aws:sqs:eu:1:q       | false",
        "arn:*:*:*:*:*            | arn:aws:sqs:eu:1:q       | true",
        "arn:*:*:*:*:*            | arn:aws:sqs:eu:1         | false",
        "arn:aws:*                | arn:aws:sqs:eu:1:q       | false",
        "*:*:*:*:*:*              | xyz:aws:sqs:eu:1:q       | true",
      })
  void partsAreComparedOneByOne(String pattern, String arn, boolean matches) throws Exception {
    assertEquals(matches, ArnPattern.ofResource(pattern, true).matches(arn, CONTEXT));
    assertEquals(matches, ArnPattern.ofValue(pattern, true).matches(arn, CONTEXT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "arn:aws:iam::1:user/${aws:username}                      | arn:aws:iam::1:user/alice | true  | true",
        "arn:aws:iam::1:user/${aws:username}                      | arn:aws:iam::1:user/bob   | false | false",
        "arn:aws:iam::${aws:PrincipalAccount}:user/alice          | arn:aws:iam::1:user/alice | false | true",
        "arn:aws:iam::${aws:PrincipalAccount}:user/alice          | arn:aws:iam::2:user/alice | false | false",
        "arn:aws:iam::${absent}:user/alice                        | arn:aws:iam:::user/alice  | false | false",
        "arn:aws:iam:${colons}:user/alice                         | arn:aws:iam:a:b:user/alice| false | false",
        "${colons}:x:y:z:w                                        | a:b:x:y:z:w               | false | false",
      })
  void variablesStandInTheSixthPartOfAResourceAndAnywhereInAValue(
      String pattern, String arn, boolean asResource, boolean asValue) throws Exception {
    assertEquals(asResource, ArnPattern.ofResource(pattern, true).matches(arn, CONTEXT));
    assertEquals(asValue, ArnPattern.ofValue(pattern, true).matches(arn, CONTEXT));
  }

  @Test
  void oneVariableMayStandForTheWholeArnOfAValue() throws Exception {
    ArnPattern pattern = ArnPattern.ofValue("${self}", true);
    assertEquals(true, pattern.matches("arn:aws:iam::1:user/alice", CONTEXT));
    assertEquals(false, pattern.matches("arn:aws:iam::1:user/bob", CONTEXT));
    assertEquals(false, pattern.isNothing());
    assertEquals(
        false, ArnPattern.ofValue("${self}", false).matches("arn:aws:iam::1:user/alice", CONTEXT));
    assertEquals(true, ArnPattern.ofResource("${self}", true).isNothing());
  }

  @ParameterizedTest
  @ValueSource(strings = {"b/*", "arn:aws:s3", "arn:aws:sqs:*:q", "**", ""})
  void textOfFewerPartsMatchesNothing(String pattern) throws Exception {
    assertEquals(true, ArnPattern.ofResource(pattern, true).isNothing());
    assertEquals(false, ArnPattern.ofResource(pattern, true).matches(pattern, CONTEXT));
  }

  @Test
  void malformedVariableIsRefused() {
    assertThrows(PatternSyntaxProblem.class, () -> ArnPattern.ofResource("arn:aws:s3:::${", true));
    assertThrows(PatternSyntaxProblem.class, () -> ArnPattern.ofValue("arn:aws:${}:::x", true));
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:s3:::b, true",
    "arn:aws:logs:eu:1:a:b:c, true",
    "arn:aws:s3::b, false",
    "urn:aws:s3:::b, false",
    "*, false",
    "'', false"
  })
  void anArnHasSixParts(String text, boolean isArn) {
    assertEquals(isArn, ArnPattern.isArn(text));
  }
}

package io.github.sts4j.testkit.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import io.github.sts4j.policy.PolicyParseException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one-call checks fail with a counterexample that can be read, and pass where nothing is to be found. */
class PolicyAssertionsTest {

  private static Policy session(String statements) {
    return Policy.parse(
        PolicyKind.SESSION, "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}");
  }

  private static Policy allow(String action, String resource, String condition) {
    return session("{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"" + resource
        + "\"" + (condition.isEmpty() ? "" : ",\"Condition\":" + condition) + "}");
  }

  @Test
  void aPatternThatIsNoneIsNotTakenForAFaultOfThePolicy() {
    Policy policy = allow("s3:*", "*", "");
    PolicyParseException fault = assertThrows(
        PolicyParseException.class,
        () -> PolicyAssertions.assertNeverAllows(policy, "DeleteObject"));
    assertTrue(
        fault.getMessage().startsWith("what is never to be allowed, `DeleteObject` on `*`: "),
        fault.getMessage());
  }

  @Test
  void theMessageNamesRequestDecisionsTextsAndSeed() {
    Policy before = allow("s3:GetObject", "arn:aws:s3:::data/a/*", "").named("v1");
    Policy after = allow("s3:Get*", "arn:aws:s3:::data/a/*", "").named("v2");
    AssertionError failure = assertThrows(
        AssertionError.class,
        () -> PolicyAssertions.assertNeverWider(
            before, after, SearchSettings.defaults().withSeed(7)));
    String expected = """
        the policy after allows what the one before does not:
          request: arn:aws:iam::111122223333:user/alice -> s3:Get on arn:aws:s3:::data/a/
          before `v1`: `arn:aws:iam::111122223333:user/alice -> s3:Get on arn:aws:s3:::data/a/` is denied: \
        nothing in the session policies allows it
          after `v2`: `arn:aws:iam::111122223333:user/alice -> s3:Get on arn:aws:s3:::data/a/` is allowed by \
        statement 0 of `v2` in session policies
        """;
    assertTrue(failure.getMessage().startsWith(expected.trim()), failure.getMessage());
    assertTrue(failure.getMessage().contains("after `v2` is " + after.json()));
    assertTrue(failure.getMessage().endsWith("new SearchSettings(7, 20000)"), failure.getMessage());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          {"StringEquals":{"aws:username":"a*"}}               | {"StringLike":{"aws:username":"a*"}}
          {"NumericLessThan":{"aws:MultiFactorAuthAge":"60"}}  | {"NumericLessThanEquals":{"aws:MultiFactorAuthAge":"60"}}
          {"DateLessThan":{"aws:CurrentTime":"2026-01-01"}}    | {"DateLessThanEquals":{"aws:CurrentTime":"2026-01-01"}}
          {"IpAddress":{"aws:SourceIp":"10.0.0.0/24"}}         | {"IpAddress":{"aws:SourceIp":"10.0.0.0/23"}}
          {"IpAddress":{"aws:SourceIp":"2001:db8::/33"}}       | {"IpAddress":{"aws:SourceIp":"2001:db8::/32"}}
          {"Bool":{"aws:SecureTransport":"true"}}              | {"BoolIfExists":{"aws:SecureTransport":"true"}}
          {"ForAnyValue:StringEquals":{"aws:TagKeys":["a"]}}   | {"ForAllValues:StringEquals":{"aws:TagKeys":["a"]}}
          {"Null":{"aws:TokenIssueTime":"false"}}              | {"Null":{"aws:TokenIssueTime":["true","false"]}}
          {"ArnLike":{"aws:SourceArn":"arn:aws:s3:::a"}}       | {"ArnLike":{"aws:SourceArn":"arn:aws:s3:::a?"}}
          {"StringEquals":{"s3:prefix":"${aws:username}"}}     | {"StringLike":{"s3:prefix":"${aws:username}*"}}
          {"BinaryEquals":{"app:Digest":"AQI="}}               | {"BinaryEquals":{"app:Digest":["AQI=","AA=="]}}
          """)
  void aConditionLoosenedByLittleIsFound(String before, String after) {
    AssertionError failure = assertThrows(
        AssertionError.class,
        () -> PolicyAssertions.assertNeverWider(
            allow("s3:*", "*", before), allow("s3:*", "*", after)));
    String request = "request: arn:aws:iam::111122223333:user/alice -> s3:x on arn:x:x:::x";
    assertTrue(failure.getMessage().contains(request), failure.getMessage());
  }

  @Test
  void anotherWayRoundItIsNarrower() {
    SearchResult result = PolicyAssertions.assertNeverWider(
        allow("s3:*", "*", ""), allow("s3:Get*", "arn:aws:s3:::data/*", ""));
    assertTrue(result.everyCombination());
    assertTrue(result.tried() > 5, "it was worth the name of a search: " + result);
  }

  @Test
  void aVariableThatBecomesAWildcardIsFound() {
    assertThrows(
        AssertionError.class,
        () -> PolicyAssertions.assertNeverWider(
            allow("s3:*", "arn:aws:s3:::data/${aws:username}/*", ""),
            allow("s3:*", "arn:aws:s3:::data/*/*", "")));
  }

  @Test
  void whatASessionMustNeverDoIsFoundBehindAWildcard() {
    Policy policy = session("""
        {"Effect":"Allow","NotAction":"iam:*","Resource":"*"},
        {"Effect":"Deny","Action":"s3:DeleteObject","Resource":"*"}""");
    PolicyAssertions.assertNeverAllows(policy, "s3:DeleteObject");
    PolicyAssertions.assertNeverAllows(policy, "iam:*");
    AssertionError failure = assertThrows(
        AssertionError.class, () -> PolicyAssertions.assertNeverAllows(policy, "s3:Delete*"));
    assertTrue(failure.getMessage().contains("-> s3:Delete on"), failure.getMessage());
    assertFalse(failure.getMessage().contains("before"), failure.getMessage());
  }

  @Test
  void onlyTheResourcesInQuestionCount() {
    Policy policy = allow("s3:*", "arn:aws:s3:::data/public/*", "");
    PolicyAssertions.assertNeverAllows(policy, "s3:GetObject", "arn:aws:s3:::data/private/*");
    assertThrows(
        AssertionError.class,
        () -> PolicyAssertions.assertNeverAllows(policy, "s3:GetObject", "arn:aws:s3:::data/*"));
  }

  // TP-9
  @Test
  void aTrustPolicyIsAskedWhomItAdmits() {
    String statement = "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"PRINCIPAL\"},"
        + "\"Action\":\"sts:AssumeRole\"}}";
    Policy one = Policy.parse(
        PolicyKind.TRUST,
        statement.replace("PRINCIPAL", "arn:aws:sts::111122223333:assumed-role/app/s1"));
    Policy all = Policy.parse(
        PolicyKind.TRUST, statement.replace("PRINCIPAL", "arn:aws:iam::111122223333:role/app"));
    assertThrows(AssertionError.class, () -> PolicyAssertions.assertNeverWider(one, all));
  }

  @Test
  void policiesThatDecideAlikeAreTakenForThat() {
    PolicyAssertions.assertDecideAlike(session("""
            {"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"*"}"""), session("""
            {"Effect":"Allow","Action":"S3:putobject","Resource":"*"},
            {"Effect":"Allow","Action":"s3:GetObject","Resource":["*","arn:aws:s3:::x"]}"""));
    assertThrows(
        AssertionError.class,
        () ->
            PolicyAssertions.assertDecideAlike(allow("s3:*", "*", ""), allow("s3:Get*", "*", "")));
  }

  @Test
  void policiesOfTwoKindsCannotBeCompared() {
    Policy session = allow("s3:*", "*", "");
    Policy identity = Policy.parse(PolicyKind.IDENTITY, session.json());
    assertThrows(
        IllegalArgumentException.class, () -> PolicyAssertions.assertNeverWider(session, identity));
    assertThrows(IllegalArgumentException.class, () -> SearchSettings.defaults().withTries(0));
  }

  @Test
  void theSameSearchFindsTheSame() {
    Policy policy = allow("s3:*", "*", "");
    RequestSearch search = RequestSearch.around(List.of(policy)).with(new SearchSettings(5, 100));
    assertEquals(
        search.find(request -> true).found().map(Object::toString),
        search.find(request -> true).found().map(Object::toString));
  }
}

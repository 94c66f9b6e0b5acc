package io.github.sts4j.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.sts4j.policy.PolicyFinding.Code;
import io.github.sts4j.policy.PolicyFinding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReviewTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"NumericLessThan\":{\"n\":\"x\"}}                                     | IMPOSSIBLE_CONDITION | /NumericLessThan/n",
        "{\"StringEquals\":{\"k\":[]}}                                           | IMPOSSIBLE_CONDITION | /StringEquals/k",
        "{\"DateLessThan\":{\"d\":\"2024-*\"}}                                   | IMPOSSIBLE_CONDITION | /DateLessThan/d",
        "{\"IpAddress\":{\"i\":[\"x\",\"10.0.0.*\"]}}                            | IMPOSSIBLE_CONDITION | /IpAddress/i",
        "{\"Bool\":{\"b\":\"yes\"}}                                              | IMPOSSIBLE_CONDITION | /Bool/b",
        "{\"BinaryEquals\":{\"b\":\"QQ\"}}                                       | IMPOSSIBLE_CONDITION | /BinaryEquals/b",
        "{\"ArnLike\":{\"a\":\"arn:aws:sns:*\"}}                                 | IMPOSSIBLE_CONDITION | /ArnLike/a",
        "{\"ForAnyValue:Null\":{\"k\":\"true\"}}                                 | IMPOSSIBLE_CONDITION | /ForAnyValue:Null/k",
        "{\"Null\":{\"k\":\"maybe\"}}                                            | IMPOSSIBLE_CONDITION | /Null/k",
        "{\"Null\":{\"k\":\"true\"},\"StringEquals\":{\"K\":\"a\"}}              | IMPOSSIBLE_CONDITION | /Null/k",
        "{\"StringEquals\":{\"k\":\"a\"},\"StringNotEquals\":{\"K\":[\"b\",\"a\"]}} | IMPOSSIBLE_CONDITION | /StringEquals/k",
        "{\"Null\":{\"aws:CurrentTime\":\"true\"}}                               | NULL_NEVER_TRUE      | /Null/aws:CurrentTime",
        "{\"NumericLessThan\":{\"n\":[\"x\",\"5\"]}}                             | UNREADABLE_VALUE     | /NumericLessThan/n",
        "{\"NumericNotEquals\":{\"n\":\"x\"}}                                    | UNREADABLE_VALUE     | /NumericNotEquals/n",
        "{\"Null\":{\"k\":[\"true\",\"maybe\"]}}                                 | UNREADABLE_VALUE     | /Null/k",
        "{\"ForAllValues:StringLike\":{\"k\":\"a\"}}                             | FOR_ALL_VALUES_WITHOUT_NULL | /ForAllValues:StringLike/k",
      })
  void doubtfulConditionIsFound(String condition, Code code, String pointer) {
    PolicyFinding finding = only(allow(condition));
    assertEquals(code, finding.code());
    assertEquals("/Statement/0/Condition" + pointer, finding.pointer());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"NumericLessThan\":{\"n\":\"5\"}}",
        "{\"NumericLessThanIfExists\":{\"n\":\"5\"}}",
        "{\"ForAllValues:StringLike\":{\"k\":\"a\"},\"Null\":{\"K\":\"false\"}}",
        "{\"ForAllValues:Null\":{\"k\":\"a\"}}",
        "{\"ForAnyValue:StringLike\":{\"k\":\"a\"}}",
        "{\"Null\":{\"k\":\"true\"},\"StringEqualsIfExists\":{\"k\":\"a\"}}",
        "{\"Null\":{\"k\":\"true\"},\"StringNotEquals\":{\"k\":\"a\"}}",
        "{\"Null\":{\"k\":\"false\"},\"StringEquals\":{\"k\":\"a\"}}",
        "{\"Null\":{\"aws:CurrentTime\":\"false\"}}",
        "{\"ArnLike\":{\"a\":[\"*\",\"${aws:PrincipalArn}\",\"arn:aws:sns:*:*:t\"]}}",
        "{\"DateLessThan\":{\"d\":\"2024-01-01\"},\"IpAddress\":{\"i\":\"::/0\"},\"Bool\":{\"b\":\"TRUE\"},\"BinaryEquals\":{\"x\":\"QQ==\"}}",
        "{\"StringEquals\":{\"k\":[\"a\",\"c\"]},\"StringNotEquals\":{\"k\":[\"b\",\"a\"]}}",
      })
  void soundConditionIsLeftAlone(String condition) {
    boolean absurdNull = condition.contains("ForAllValues:Null");
    assertEquals(absurdNull ? 1 : 0, PolicyReview.of(allow(condition)).size());
  }

  // EV-21: in a Deny, an absent key that satisfies `ForAllValues` denies more, not less.
  @Test
  void forAllValuesInADenyIsLeftAlone() {
    Policy policy = identity(
        "{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"ForAllValues:StringLike\":{\"k\":\"a\"}}}");
    assertEquals(List.of(), PolicyReview.of(policy));
  }

  @Test
  void principalsAreReviewed() {
    assertEquals(
        Code.WILDCARD_PRINCIPAL_WITHOUT_CONDITION,
        only(Policies.trust("Allow", "{\"AWS\":\"*\"}")).code());
    assertEquals(List.of(), PolicyReview.of(Policies.trust("Deny", "{\"AWS\":\"*\"}")));
    assertEquals(List.of(), PolicyReview.of(Policies.trust("Allow", Policies.aws(Policies.ALICE))));
    assertEquals(List.of(), PolicyReview.of(Policies.resource("Allow", "\"*\"", "s3:*")));
    assertEquals(
        Code.EMPTY_ELEMENT, only(Policies.trust("Allow", "{\"AWS\":[]}")).code());
    Policy guarded = Policy.parse(
        PolicyKind.TRUST,
        "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"sts:AssumeRole\","
            + "\"Condition\":{\"StringEquals\":{\"aws:PrincipalOrgID\":\"o-1\"}}}}");
    assertEquals(List.of(), PolicyReview.of(guarded));
    String notPrincipal =
        "{\"Statement\":{\"Effect\":\"%s\",\"NotPrincipal\":{\"AWS\":\"111122223333\"},\"Action\":\"*\",\"Resource\":\"*\"}}";
    PolicyFinding finding =
        only(Policy.parse(PolicyKind.RESOURCE, notPrincipal.formatted("Allow")));
    assertEquals(Code.NOT_PRINCIPAL_WITH_ALLOW, finding.code());
    assertEquals(Severity.SECURITY_WARNING, finding.severity());
    assertEquals("/Statement/NotPrincipal", finding.pointer());
    assertEquals(1, finding.line());
    assertEquals(47, finding.column());
    assertEquals(
        List.of(),
        PolicyReview.of(Policy.parse(PolicyKind.RESOURCE, notPrincipal.formatted("Deny"))));
  }

  @Test
  void elementsThatNeverApplyAreFound() {
    assertEquals(
        Code.EMPTY_ELEMENT,
        only(identity("{\"Effect\":\"Allow\",\"Action\":[],\"Resource\":\"*\"}"))
            .code());
    assertEquals(
        Code.EMPTY_ELEMENT,
        only(identity("{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":[]}"))
            .code());
    PolicyFinding variable = only(
        identity(
            "{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"arn:aws:iam::${aws:PrincipalAccount}:role/x\"}"));
    assertEquals(Code.VARIABLE_IS_PLAIN_TEXT, variable.code());
    assertEquals("/Statement/0/Resource", variable.pointer());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "s3:*         | *                   | s3:Get*      | arn:aws:s3:::b/*     | true",
        "*            | *                   | s3:Get?      | *                    | true",
        "S3:GETOBJECT | arn:aws:s3:::b/*    | s3:GetObject | arn:aws:s3:::b/c*    | true",
        "s3:Get*      | *                   | s3:*         | *                    | false",
        "s3:Get?      | *                   | s3:Get*      | *                    | false",
        "s3:*         | arn:aws:s3:::b/c*   | s3:Get*      | arn:aws:s3:::b/*     | false",
        "s3:*         | arn:aws:s3:::b/?    | s3:Get*      | arn:aws:s3:::b/*     | false",
        "s3:*         | arn:aws:s3:::b/*    | s3:Get*      | *                    | false",
        "sqs:*        | *                   | s3:Get*      | *                    | false",
      })
  void statementThatAnotherCoversIsFound(
      String action, String resource, String inner, String innerResource, boolean found) {
    String wide =
        "{\"Effect\":\"%s\",\"Action\":\"" + action + "\",\"Resource\":\"" + resource + "\"}";
    String narrow = "{\"Effect\":\"Allow\",\"Action\":\"" + inner + "\",\"Resource\":\""
        + innerResource + "\"}";
    List<PolicyFinding> same = ofTheFirst(identity(narrow, wide.formatted("Allow")));
    List<PolicyFinding> denied = ofTheFirst(identity(narrow, wide.formatted("Deny")));
    assertEquals(
        found ? List.of(Code.SHADOWED_STATEMENT) : List.of(),
        same.stream().map(PolicyFinding::code).toList());
    assertEquals(
        found ? List.of(Code.ALLOW_ALWAYS_DENIED) : List.of(),
        denied.stream().map(PolicyFinding::code).toList());
  }

  /** A service may have actions that nobody here knows. */
  @Test
  void actionThatMatchesNothingKnownIsFine() {
    Policy policy =
        identity("{\"Effect\":\"Allow\",\"Action\":\"nosuch:Thing*\",\"Resource\":\"*\"}");
    assertEquals(List.of(), PolicyReview.of(policy));
  }

  @Test
  void ofTwoAlikeTheLaterIsNeedless() {
    String statement =
        "{\"Effect\":\"Allow\",\"NotAction\":\"s3:*\",\"NotResource\":\"arn:aws:s3:::b\",\"Condition\":{\"Bool\":{\"k\":\"true\"}}}";
    assertEquals("/Statement/1", only(identity(statement, statement)).pointer());
    assertEquals(
        List.of(), PolicyReview.of(identity(statement, statement.replace("\"k\"", "\"l\""))));
    assertEquals(
        List.of(), PolicyReview.of(identity(statement, statement.replace("s3:*", "s3:Get*"))));
    assertEquals(
        List.of(), PolicyReview.of(identity(statement, statement.replace("true", "false"))));
  }

  @Test
  void statementForOtherPrincipalsCoversNothing() {
    String statement =
        "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"%s\"},\"Action\":\"s3:*\",\"Resource\":\"*\"}";
    String one = statement.formatted("111122223333");
    Policy apart = Policy.parse(
        PolicyKind.RESOURCE,
        "{\"Statement\":[" + one + "," + statement.formatted("444455556666") + "]}");
    assertEquals(List.of(), PolicyReview.of(apart));
    Policy alike = Policy.parse(PolicyKind.RESOURCE, "{\"Statement\":[" + one + "," + one + "]}");
    assertEquals(Code.SHADOWED_STATEMENT, only(alike).code());
    assertFalse(only(alike).message().isBlank());
  }

  private static List<PolicyFinding> ofTheFirst(Policy policy) {
    return PolicyReview.of(policy).stream()
        .filter(finding -> finding.pointer().equals("/Statement/0"))
        .toList();
  }

  private static PolicyFinding only(Policy policy) {
    List<PolicyFinding> findings = PolicyReview.of(policy);
    assertEquals(1, findings.size(), findings::toString);
    return findings.get(0);
  }

  private static Policy allow(String condition) {
    return identity("{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":"
        + condition + "}");
  }

  private static Policy identity(String... statements) {
    return Policy.parse(
        PolicyKind.IDENTITY,
        "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}");
  }
}

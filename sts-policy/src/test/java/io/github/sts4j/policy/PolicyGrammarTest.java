package io.github.sts4j.policy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of policy refuses, where it says the fault is, and what it says would be right. */
class PolicyGrammarTest {
  static Stream<Arguments> malformed() {
    return Stream.of(
        // the document
        identity("", "", "empty"),
        identity("{", "", "not JSON"),
        identity("[]", "", "a policy must be an object, not an array"),
        identity("null", "", "not null"),
        identity("{}", "", "`Statement` is missing"),
        identity("{\"Statement\":[],\"Statement\":[]}", "/Statement", "`Statement` stands twice"),
        identity("{\"Statement\":[]} {}", "", "text follows"),
        identity("{\"statement\":[]}", "/statement", "`statement` is no element of a policy"),
        identity(
            "{\"Version\":\"2012-10-18\",\"Statement\":[]}",
            "/Version",
            "use `2012-10-17` or `2008-10-17`"),
        identity(
            "{\"Version\":20121017,\"Statement\":[]}",
            "/Version",
            "`Version` must be a string, not a number"),
        identity("{\"Id\":\"x\",\"Statement\":[]}", "/Id", "belongs to resource policies"),
        identity(
            "{\"Statement\":\"x\"}", "/Statement", "a statement must be an object, not a string"),
        identity(
            "{\"Statement\":[[]]}", "/Statement/0", "a statement must be an object, not an array"),
        // the statement
        statement("{}", "", "`Effect` is missing"),
        statement(allow("\"Resource\":\"*\""), "", "`Action` is missing"),
        statement(allow("\"Action\":\"*\""), "", "`Resource` is missing"),
        statement(
            "{\"Effect\":\"allow\",\"Action\":\"*\",\"Resource\":\"*\"}",
            "/Effect",
            "write `Allow` or `Deny`"),
        statement(
            "{\"Effect\":[\"Allow\"],\"Action\":\"*\",\"Resource\":\"*\"}",
            "/Effect",
            "must be a string"),
        statement(
            allow("\"Action\":\"*\",\"NotAction\":\"a:b\",\"Resource\":\"*\""),
            "/NotAction",
            "may not stand together"),
        statement(
            allow("\"Action\":\"*\",\"Resource\":\"*\",\"NotResource\":\"*\""),
            "/NotResource",
            "may not stand together"),
        statement(
            allow("\"Action\":\"*\",\"Resource\":\"*\",\"Comment\":\"x\""),
            "/Comment",
            "no element of a statement"),
        statement(
            allow("\"Action\":\"*\",\"Resource\":\"*\",\"Sid\":7"), "/Sid", "must be a string"),
        statement(
            allow("\"Action\":\"*\",\"Resource\":\"*\",\"Sid\":\"a b\""),
            "/Sid",
            "may hold only the letters"),
        statement(
            allow("\"Action\":\"*\",\"Resource\":\"*\",\"Sid\":\"é\""),
            "/Sid",
            "may hold only the letters"),
        identity(
            "{\"Statement\":[" + allow("\"Sid\":\"a\",\"Action\":\"*\",\"Resource\":\"*\"") + ","
                + allow("\"Sid\":\"a\",\"Action\":\"*\",\"Resource\":\"*\"") + "]}",
            "/Statement/1",
            "stands in two statements"),
        // actions
        statement(
            allow("\"Action\":7,\"Resource\":\"*\""),
            "/Action",
            "an action must be a string, not a number"),
        statement(
            allow("\"Action\":[[\"a:b\"]],\"Resource\":\"*\""),
            "/Action/0",
            "must be a string, not an array"),
        statement(
            allow("\"Action\":\"GetObject\",\"Resource\":\"*\""),
            "/Action",
            "write `service:Name` or `*`"),
        statement(
            allow("\"Action\":\":GetObject\",\"Resource\":\"*\""),
            "/Action",
            "write `service:Name` or `*`"),
        statement(
            allow("\"Action\":\"s3:\",\"Resource\":\"*\""),
            "/Action",
            "write `service:Name` or `*`"),
        statement(
            allow("\"Action\":\"*:*\",\"Resource\":\"*\""),
            "/Action",
            "wildcards stand only behind it"),
        statement(
            allow("\"Action\":\"s?:Get\",\"Resource\":\"*\""),
            "/Action",
            "wildcards stand only behind it"),
        statement(allow("\"Action\":\"s3:Get Object\",\"Resource\":\"*\""), "/Action", "no spaces"),
        statement(
            allow("\"Action\":\"**\",\"Resource\":\"*\""),
            "/Action",
            "write `service:Name` or `*`"),
        statement(
            allow("\"NotAction\":[],\"Resource\":\"*\""), "/NotAction", "would be every action"),
        // resources
        statement(
            allow("\"Action\":\"*\",\"Resource\":\"bucket/*\""), "/Resource", "is not an ARN"),
        statement(
            allow("\"Action\":\"*\",\"Resource\":[\"*\",\"arn:aws:s3\"]"),
            "/Resource/1",
            "is not an ARN"),
        statement(
            allow("\"Action\":\"*\",\"Resource\":true"),
            "/Resource",
            "must be a string, not a boolean"),
        statement(
            allow("\"Action\":\"*\",\"NotResource\":[]"),
            "/NotResource",
            "would be every resource"),
        statement(
            allow("\"Action\":\"*\",\"Resource\":\"arn:aws:s3:::${\""),
            "/Resource",
            "is not closed"),
        // conditions
        condition("[]", "", "`Condition` must be an object, not an array"),
        condition(
            "{\"StringEqual\":{\"k\":\"v\"}}",
            "/StringEqual",
            "`StringEqual` is no condition operator"),
        condition(
            "{\"ForSomeValues:Bool\":{\"k\":\"v\"}}",
            "/ForSomeValues:Bool",
            "is no condition operator"),
        condition("{\"NullIfExists\":{\"k\":\"true\"}}", "/NullIfExists", "takes no `IfExists`"),
        condition("{\"Bool\":\"true\"}", "/Bool", "must be an object, not a string"),
        condition("{\"StringEqual\":{}}", "/StringEqual", "is no condition operator"),
        condition("{\"Bool\":{\"\":\"true\"}}", "/Bool/", "a condition key is empty"),
        condition(
            "{\"Bool\":{\"a:K\":\"x\",\"A:k\":\"x\"}}",
            "/Bool/A:k",
            "stands twice under one operator"),
        condition("{\"Bool\":{\"k\":{}}}", "/Bool/k", "must be a string, number or boolean"),
        condition("{\"Bool\":{\"k\":[[]]}}", "/Bool/k/0", "must be a string, number or boolean"),
        condition("{\"Bool\":{\"k\":null}}", "/Bool/k", "not null"),
        condition(
            "{\"StringLike\":{\"k\":\"${}\"}}", "/StringLike/k", "is not the name of a variable"),
        // principals where none may stand
        statement(
            allow("\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\""),
            "/Principal",
            "has no principal"),
        statement(
            allow("\"NotPrincipal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\""),
            "/NotPrincipal",
            "has no principal"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void identityPolicyIsRefusedWithPointerAndProblem(String json, String pointer, String problem) {
    assertRefused(PolicyKind.IDENTITY, json, pointer, problem);
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void sessionPolicyIsRefusedAlike(String json, String pointer, String problem) {
    assertRefused(PolicyKind.SESSION, json, pointer, problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"alice\"                                        | ''            | write `*`, or an object",
        "[]                                               | ''            | must be an object, not an array",
        "{\"Aws\": \"*\"}                                 | /Aws          | use `AWS`, `Service`, `Federated` or `CanonicalUser`",
        "{\"AWS\": 5}                                     | /AWS          | a principal must be a string, not a number",
        "{\"AWS\": \"arn:aws:iam::111122223333:user/*\"}  | /AWS          | takes no partial wildcard",
        "{\"AWS\": \"arn:aws:iam::111122223333:user/a?\"} | /AWS          | takes no partial wildcard",
        "{\"AWS\": \"arn:aws:iam::111122223333:group/g\"} | /AWS          | is no principal",
        "{\"AWS\": \"arn:aws:iam::111122223333:user/\"}   | /AWS          | is no principal",
        "{\"AWS\": \"arn:aws:iam:::user/a\"}              | /AWS          | is no principal",
        "{\"AWS\": \"arn:aws:sts::111122223333:assumed-role/r\"} | /AWS   | is no principal",
        "{\"AWS\": [\"*\", \"12345678901\"]}              | /AWS/1        | is no principal",
        "{\"AWS\": \"AIDAshort\"}                         | /AWS          | is no principal",
        "{\"AWS\": \"AIDAlowercase0000000\"}              | /AWS          | is no principal",
        "{\"Service\": \"*\"}                             | /Service      | take no wildcards",
        "{\"Federated\": \"*\"}                           | /Federated    | take no wildcards",
        "{\"Service\": \"ec2.?\"}                         | /Service      | take no wildcards",
        "{\"Service\": \"\"}                              | /Service      | names nobody",
      })
  void principalIsRefused(String principal, String pointer, String problem) {
    String at = "/Statement/0/Principal" + (pointer.equals("''") ? "" : pointer);
    String json = "{\"Statement\":["
        + allow("\"Principal\":" + principal + ",\"Action\":\"*\",\"Resource\":\"*\"") + "]}";
    assertRefused(PolicyKind.RESOURCE, json, at, problem);
  }

  @Test
  void emptyNotPrincipalIsRefused() {
    String json = "{\"Statement\":["
        + allow("\"NotPrincipal\":{},\"Action\":\"*\",\"Resource\":\"*\"") + "]}";
    assertRefused(PolicyKind.RESOURCE, json, "/Statement/0/NotPrincipal", "would be everybody");
  }

  @Test
  void resourcePolicyNeedsAPrincipalAndMayHaveIdAndFreeSids() {
    assertRefused(
        PolicyKind.RESOURCE,
        "{\"Statement\":[" + allow("\"Action\":\"*\",\"Resource\":\"*\"") + "]}",
        "/Statement/0",
        "`Principal` is missing");
    String twice = allow("\"Sid\":\"a b\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"");
    assertDoesNotThrow(() -> Policy.parse(
        PolicyKind.RESOURCE, "{\"Id\":\"x y\",\"Statement\":[" + twice + "," + twice + "]}"));
    assertRefused(PolicyKind.RESOURCE, "{\"Id\":1,\"Statement\":[]}", "/Id", "must be a string");
  }

  // TP-1, TP-3, TP-4, TP-5
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"Principal\":{\"AWS\":\"*\"},\"Resource\":\"*\"      | /Resource     | has no resource",
        "\"Principal\":{\"AWS\":\"*\"},\"NotResource\":\"*\"   | /NotResource  | has no resource",
        "\"NotPrincipal\":{\"AWS\":\"*\"}                      | /NotPrincipal | may not stand in this kind",
        "\"Principal\":\"*\"                                   | /Principal    | does not take the bare `*`",
        "\"Principal\":{\"CanonicalUser\":\"abc\"}             | /Principal/CanonicalUser | does not take canonical users",
        "\"Sid\":\"x\"                                         | ``            | `Principal` is missing",
      })
  void trustPolicyIsRefused(String elements, String pointer, String problem) {
    String json = "{\"Statement\":[" + allow("\"Action\":\"sts:AssumeRole\"," + elements) + "]}";
    assertRefused(PolicyKind.TRUST, json, "/Statement/0" + pointer, problem);
  }

  // EV-4
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"Effect\":\"Allow\",\"Principal\":\"*\"                      | /Effect       | can only deny",
        "\"Effect\":\"Deny\",\"Principal\":{\"AWS\":\"111122223333\"}  | /Principal    | applies to everybody",
        "\"Effect\":\"Deny\",\"Principal\":{\"AWS\":[]}                | /Principal    | applies to everybody",
        "\"Effect\":\"Deny\",\"NotPrincipal\":\"*\"                    | /NotPrincipal | may not stand in this kind",
        "\"Effect\":\"Deny\"                                           | ``            | `Principal` is missing",
      })
  void resourceControlPolicyIsRefused(String elements, String pointer, String problem) {
    String json = "{\"Statement\":[{\"Action\":\"*\",\"Resource\":\"*\"," + elements + "}]}";
    assertRefused(PolicyKind.RESOURCE_CONTROL, json, "/Statement/0" + pointer, problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"AWS\":\"*\"}",
        "{\"AWS\":[\"111122223333\",\"arn:aws:iam::111122223333:root\",\"AIDA0123456789ABCDEF\",\"AROA0123456789ABCDEF\"]}",
        "{\"AWS\":\"arn:aws:iam::111122223333:role/a/b/r\",\"Service\":[\"ec2.amazonaws.com\"]}",
        "{\"AWS\":\"arn:aws:sts::111122223333:assumed-role/r/s\"}",
        "{\"AWS\":\"arn:aws:sts::111122223333:federated-user/f\"}",
        "{\"Federated\":[\"accounts.google.com\",\"arn:aws:iam::111122223333:saml-provider/p\"]}",
        "{\"AWS\":[]}"
      })
  void principalIsAccepted(String principal) {
    assertDoesNotThrow(() -> Policies.trust("Allow", principal));
  }

  @ParameterizedTest
  @EnumSource(
      value = PolicyKind.class,
      names = {"IDENTITY", "SESSION", "PERMISSIONS_BOUNDARY", "SERVICE_CONTROL"})
  void kindsWithoutPrincipalShareAGrammar(PolicyKind kind) {
    Policy policy = Policies.allow(kind, "s3:Get*");
    assertEquals(kind, policy.kind());
    assertRefused(
        kind,
        "{\"Statement\":[" + allow("\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"")
            + "]}",
        "/Statement/0/Principal",
        "has no principal");
  }

  @Test
  void emptySidsMayRepeat() {
    String one = allow("\"Sid\":\"\",\"Action\":\"*\",\"Resource\":\"*\"");
    assertDoesNotThrow(
        () -> Policy.parse(PolicyKind.IDENTITY, "{\"Statement\":[" + one + "," + one + "]}"));
  }

  @Test
  void theFaultIsPlacedByLineAndColumn() {
    PolicyParseException fault =
        assertThrows(PolicyParseException.class, () -> Policy.parse(PolicyKind.IDENTITY, """
            {
              "Version": "2012-10-17",
              "Statement": [
                {"Effect": "Allow", "Action": "s3:*", "Resource": "*"},
                {"Effect": "Alow", "Action": "s3:*", "Resource": "*"}
              ]
            }"""));
    assertEquals("/Statement/1/Effect", fault.pointer());
    assertEquals(5, fault.line());
    assertEquals(16, fault.column());
    assertEquals(
        "`Alow` is no effect; write `Allow` or `Deny`, letter case included", fault.problem());
    assertEquals(
        fault.problem() + ", at `/Statement/1/Effect` (line 5, column 16)", fault.getMessage());
  }

  @Test
  void theFaultSaysWhichPolicyHasItWhereThatIsKnown() {
    PolicyParseException fault = assertThrows(
        PolicyParseException.class, () -> Policy.parse(PolicyKind.IDENTITY, "{\"a\\nb\":1}"));
    assertEquals(Optional.empty(), fault.policy());
    PolicyParseException named = fault.inPolicy("policy `read`");
    assertEquals(Optional.of("policy `read`"), named.policy());
    assertEquals("policy `read`: " + fault.getMessage(), named.getMessage());
    assertEquals(
        "a policy must be an object, not an array, at line 1, column 1",
        assertThrows(PolicyParseException.class, () -> Policy.parse(PolicyKind.TRUST, "[]"))
            .getMessage());
    assertEquals(1, named.getMessage().lines().count());
    assertEquals(fault.problem(), named.problem());
    assertEquals("/a\nb 1 9", named.pointer() + " " + named.line() + " " + named.column());
    assertArrayEquals(fault.getStackTrace(), named.getStackTrace());
  }

  @Tag("timed")
  @Test
  void hostileTextsAreBounded() {
    assertTimeout(Duration.ofSeconds(20), () -> {
      assertRefused(
          PolicyKind.IDENTITY,
          "[".repeat(1_000_000),
          "/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0",
          "nested deeper than 16");
      assertRefused(PolicyKind.IDENTITY, " ".repeat((4 << 20) + 1), "", "the limit is 4194304");
      String wildcards = "{\"Statement\":"
          + allow("\"Action\":\"s3:" + "*?".repeat(500_000) + "\",\"Resource\":\"*\"") + "}";
      Policy policy = Policy.parse(PolicyKind.IDENTITY, wildcards);
      assertEquals(wildcards, policy.json());
    });
  }

  private static void assertRefused(PolicyKind kind, String json, String pointer, String problem) {
    PolicyParseException fault =
        assertThrows(PolicyParseException.class, () -> Policy.parse(kind, json));
    assertTrue(fault.problem().contains(problem), fault::getMessage);
    assertEquals(pointer, fault.pointer(), fault::getMessage);
    assertTrue(fault.line() >= 1 && fault.column() >= 1, fault::getMessage);
  }

  private static Arguments identity(String json, String pointer, String problem) {
    return arguments(json, pointer, problem);
  }

  private static Arguments statement(String statement, String pointer, String problem) {
    return arguments(
        "{\"Version\":\"2012-10-17\",\"Statement\":[" + statement + "]}",
        "/Statement/0" + pointer,
        problem);
  }

  private static Arguments condition(String condition, String pointer, String problem) {
    return statement(
        allow("\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":" + condition),
        "/Condition" + pointer,
        problem);
  }

  private static String allow(String elements) {
    return "{\"Effect\":\"Allow\"," + elements + "}";
  }
}

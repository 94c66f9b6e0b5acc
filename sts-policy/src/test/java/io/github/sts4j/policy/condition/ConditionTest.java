package io.github.sts4j.policy.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.policy.match.ContextTable;
import io.github.sts4j.policy.match.ContextValues;
import io.github.sts4j.policy.match.PatternSyntaxProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operator with a value present, absent, and in a set (EV-20 to EV-22). */
class ConditionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "StringEqual",
        "stringequals",
        "StringNotEqualsIgnoreCases",
        "ForSomeValues:StringEquals",
        "ForAllValues",
        "ForAllValues:",
        "forallvalues:StringEquals",
        "ForAllValues:ForAnyValue:StringEquals",
        "NullIfExists",
        "ForAllValues:NullIfExists",
        "BinaryNotEquals",
        "NotBool",
        "BoolNot",
        "IpNotAddress",
        "NotNull",
        "StringEqualsIfexists",
        "IfExists",
        "StringEqualsIfExistsIfExists",
        "String Equals",
        "NumericLike",
        "DateLike"
      })
  void unknownOperatorIsNone(String operator) throws PatternSyntaxProblem {
    assertFalse(Condition.isOperator(operator));
    assertTrue(Condition.compile(operator, "k", List.of("v"), true).isEmpty());
  }

  /** A dash in the request column is an absent key, a list in brackets is a multi-valued key. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "StringEquals                 | a,b     | a       | true",
        "StringEquals                 | a,b     | c       | false",
        "StringEquals                 | a       | A       | false",
        "StringEquals                 | a*      | ab      | false",
        "StringEquals                 | a       | -       | false",
        "StringEquals                 | a       | [a]     | true",
        "StringEquals                 | a       | [a,b]   | false",
        "StringEquals                 | a       | []      | false",
        "StringEqualsIfExists         | a       | -       | true",
        "StringEqualsIfExists         | a       | []      | true",
        "StringEqualsIfExists         | a       | b       | false",
        "StringNotEquals              | a,b     | c       | true",
        "StringNotEquals              | a,b     | b       | false",
        "StringNotEquals              | a       | -       | true",
        "StringNotEquals              | a       | [b,c]   | true",
        "StringNotEqualsIfExists      | a       | a       | false",
        "StringNotEqualsIfExists      | a       | -       | true",
        "StringEqualsIgnoreCase       | aB      | Ab      | true",
        "StringEqualsIgnoreCase       | aB      | Ac      | false",
        "StringNotEqualsIgnoreCase    | aB      | Ab      | false",
        "StringLike                   | a*,b?   | bc      | true",
        "StringLike                   | a*      | Ab      | false",
        "StringNotLike                | a*,b*   | bcd     | false",
        "StringNotLike                | a*,b*   | cde     | true",
        "NumericEquals                | 10      | 10.0    | true",
        "NumericEquals                | 10,11   | 11      | true",
        "NumericEquals                | 10      | x       | false",
        "NumericEquals                | x       | x       | false",
        "NumericNotEquals             | 10      | 10.0    | false",
        "NumericNotEquals             | 10      | x       | true",
        "NumericNotEquals             | x       | 5       | true",
        "NumericLessThan              | 10      | 9       | true",
        "NumericLessThan              | 10      | 10      | false",
        "NumericLessThanEquals        | 10      | 10      | true",
        "NumericLessThanEquals        | 10      | 11      | false",
        "NumericGreaterThan           | 10      | 10      | false",
        "NumericGreaterThan           | 10      | 11      | true",
        "NumericGreaterThanEquals     | 10      | 10      | true",
        "NumericGreaterThanEquals     | 10      | 9       | false",
        "DateEquals                   | 2024-01-01 | 1704067200 | true",
        "DateEquals                   | 2024-01-01 | 2024-01-01T00:00:00.001Z | false",
        "DateNotEquals                | 2024-01-01 | 1704067200 | false",
        "DateNotEquals                | 2024-01-01 | soon       | true",
        "DateLessThan                 | 2024-01-01 | 2023-12-31 | true",
        "DateLessThan                 | 2024-01-01 | 2024-01-01 | false",
        "DateLessThan                 | 2024-01-01 | soon       | false",
        "DateLessThan                 | soon       | 2024-01-01 | false",
        "DateLessThanEquals           | 2024-01-01 | 2024-01-01 | true",
        "DateLessThanEquals           | 2024-01-01 | 2024-01-02 | false",
        "DateGreaterThan              | 2024-01-01T00:00:00.1Z | 2024-01-01T00:00:00.2Z | true",
        "DateGreaterThan              | 2024-01-01 | 2024-01-01 | false",
        "DateGreaterThanEquals        | 2024-01-01 | 2024-01-01 | true",
        "DateGreaterThanEquals        | 2024-01-01 | 2023-12-31 | false",
        "Bool                         | true    | true    | true",
        "Bool                         | True    | TRUE    | true",
        "Bool                         | false   | true    | false",
        "Bool                         | false   | false   | true",
        "Bool                         | true    | false   | false",
        "Bool                         | true,false | false   | true",
        "Bool                         | false   | 0       | false",
        "Bool                         | yes     | yes     | false",
        "Bool                         | true    | -       | false",
        "BoolIfExists                 | true    | -       | true",
        "BinaryEquals                 | QQ==    | QQ==    | true",
        "BinaryEquals                 | QQ==    | QR==    | false",
        "BinaryEquals                 | QR==    | QR==    | false",
        "BinaryEquals                 | QQ      | QQ      | false",
        "BinaryEquals                 | %%      | %%      | false",
        "BinaryEquals                 | QQ==,Qg== | Qg==  | true",
        "IpAddress                    | 10.0.0.0/8,::1 | 10.1.2.3 | true",
        "IpAddress                    | 10.0.0.0/8,::1 | 0:0::1 | true",
        "IpAddress                    | 10.0.0.0/8 | 11.1.2.3 | false",
        "IpAddress                    | nonsense   | nonsense | false",
        "NotIpAddress                 | 10.0.0.0/8 | 11.1.2.3 | true",
        "NotIpAddress                 | 10.0.0.0/8 | 10.1.2.3 | false",
        "NotIpAddress                 | 10.0.0.0/8 | unknown  | true",
        "ArnEquals                    | arn:aws:sns:*:1:t | arn:aws:sns:eu:1:t | true",
        "ArnLike                      | arn:aws:sns:*:1:t | arn:aws:sns:eu:2:t | false",
        "ArnLike                      | *       | arn:aws:sns:eu:2:t | true",
        "ArnLike                      | *       | no arn  | false",
        "ArnLike                      | arn:aws:sns:* | arn:aws:sns:eu:2:t | false",
        "ArnLike                      | a:b:c:d:e:f | a:b:c:d:e:f | false",
        "ArnNotEquals                 | arn:aws:sns:*:1:t | arn:aws:sns:eu:1:t | false",
        "ArnNotLike                   | arn:aws:sns:* | arn:aws:sns:eu:2:t | true",
        "Null                         | true    | -       | true",
        "Null                         | true    | []      | true",
        "Null                         | true    | a       | false",
        "Null                         | false   | a       | true",
        "Null                         | FALSE   | [a,b]   | true",
        "Null                         | false   | -       | false",
        "Null                         | maybe   | -       | false",
        "Null                         | maybe   | a       | false",
        "ForAllValues:Null            | true    | a       | true",
        "ForAllValues:Null            | false   | -       | true",
        "ForAnyValue:Null             | true    | -       | false",
        "ForAnyValue:Null             | false   | a       | false",
        "ForAllValues:StringEquals    | a,b     | -       | true",
        "ForAllValues:StringEquals    | a,b     | []      | true",
        "ForAllValues:StringEquals    | a,b     | [a,b]   | true",
        "ForAllValues:StringEquals    | a,b     | [a,c]   | false",
        "ForAllValues:StringEquals    | a,b     | a       | true",
        "ForAllValues:StringNotEquals | a,b     | [c,d]   | true",
        "ForAllValues:StringNotEquals | a,b     | [c,a]   | false",
        "ForAllValues:StringEqualsIfExists | a  | -       | true",
        "ForAnyValue:StringEquals     | a,b     | -       | false",
        "ForAnyValue:StringEquals     | a,b     | []      | false",
        "ForAnyValue:StringEquals     | a,b     | [c,a]   | true",
        "ForAnyValue:StringEquals     | a,b     | [c,d]   | false",
        "ForAnyValue:StringEquals     | a,b     | b       | true",
        "ForAnyValue:StringNotEquals  | a       | -       | false",
        "ForAnyValue:StringNotEquals  | a       | [a,b]   | true",
        "ForAnyValue:StringNotEquals  | a       | [a]     | false",
        "ForAnyValue:StringEqualsIfExists | a   | -       | true",
      })
  void operatorsHold(String operator, String values, String request, boolean holds)
      throws PatternSyntaxProblem {
    Condition condition =
        Condition.compile(operator, "App:Key", List.of(values.split(",")), true).orElseThrow();
    assertTrue(Condition.isOperator(operator));
    assertEquals(holds, condition.isSatisfiedBy(context(request)));
  }

  @Test
  void conditionWithoutValuesAgreesWithNothing() throws PatternSyntaxProblem {
    ContextTable present = context("a");
    assertFalse(Condition.compile("StringEquals", "app:key", List.of(), true)
        .orElseThrow()
        .isSatisfiedBy(present));
    assertTrue(Condition.compile("StringNotEquals", "app:key", List.of(), true)
        .orElseThrow()
        .isSatisfiedBy(present));
    assertFalse(
        Condition.compile("Null", "app:key", List.of(), true).orElseThrow().isSatisfiedBy(present));
  }

  @Test
  void variablesAreResolvedByStringAndArnOperatorsOnly() throws PatternSyntaxProblem {
    ContextTable context = new ContextTable(Map.of(
        "app:key",
        new ContextValues(false, List.of("7")),
        "other",
        new ContextValues(false, List.of("7"))));
    assertTrue(Condition.compile("StringEquals", "app:key", List.of("${other}"), true)
        .orElseThrow()
        .isSatisfiedBy(context));
    assertFalse(Condition.compile("StringEquals", "app:key", List.of("${other}"), false)
        .orElseThrow()
        .isSatisfiedBy(context));
    assertFalse(Condition.compile("NumericEquals", "app:key", List.of("${other}"), true)
        .orElseThrow()
        .isSatisfiedBy(context));
  }

  // EV-23: an unresolvable variable fails a positive operator and lets a negated one succeed.
  @Test
  void variableWithoutValueDoesNotLoseADeny() throws PatternSyntaxProblem {
    ContextTable context = context("x");
    assertFalse(Condition.compile("StringLike", "app:key", List.of("*${none}"), true)
        .orElseThrow()
        .isSatisfiedBy(context));
    assertTrue(Condition.compile("StringNotLike", "app:key", List.of("*${none}"), true)
        .orElseThrow()
        .isSatisfiedBy(context));
  }

  @Test
  void conditionKnowsWhatWasWritten() throws PatternSyntaxProblem {
    Condition condition =
        Condition.compile("Bool", "App:Key", List.of("true"), true).orElseThrow();
    assertEquals("Bool", condition.operator());
    assertEquals("App:Key", condition.key());
    assertEquals("app:key", condition.foldedKey());
    assertEquals(List.of("true"), condition.values());
  }

  private static ContextTable context(String request) {
    if (request.equals("-")) {
      return new ContextTable(Map.of());
    }
    boolean set = request.startsWith("[");
    String inner = set ? request.substring(1, request.length() - 1) : request;
    List<String> values =
        set && inner.isEmpty() ? List.of() : set ? Arrays.asList(inner.split(",")) : List.of(inner);
    return new ContextTable(Map.of("app:key", new ContextValues(set, values)));
  }
}

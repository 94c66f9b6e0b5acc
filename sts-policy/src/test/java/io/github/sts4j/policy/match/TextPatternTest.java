package io.github.sts4j.policy.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wildcards, variables and escapes (EV-23, EV-24). */
class TextPatternTest {
  private static final ContextTable CONTEXT = new ContextTable(Map.of(
      "aws:username", new ContextValues(false, List.of("alice")),
      "star", new ContextValues(false, List.of("*")),
      "nested", new ContextValues(false, List.of("${aws:username}")),
      "empty", new ContextValues(false, List.of("")),
      "many", new ContextValues(true, List.of("one")),
      "none", new ContextValues(true, List.of())));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      value = {
        "abc     | abc       | true",
        "abc     | ab        | false",
        "abc     | abcd      | false",
        "abc     | ABC       | false",
        "*       | ''        | true",
        "*       | anything  | true",
        "''      | ''        | true",
        "''      | a         | false",
        "?       | ''        | false",
        "?       | a         | true",
        "?       | ab        | false",
        "??      | ab        | true",
        "a*      | a         | true",
        "a*      | abc       | true",
        "a*      | ba        | false",
        "*a      | a         | true",
        "*a      | cba       | true",
        "*a      | ab        | false",
        "a*a     | a         | false",
        "a*a     | aa        | true",
        "ab*ba   | aba       | false",
        "a*b*c   | abc       | true",
        "a*b*c   | aXbYc     | true",
        "a*b*c   | acb       | false",
        "a*b*c   | abbc      | true",
        "*ab*ab* | xabyabz   | true",
        "*ab*ab* | xaby      | false",
        "*aab*   | aaab      | true",
        "a**b    | ab        | true",
        "a***    | a         | true",
        "a?c     | abc       | true",
        "a?c     | ac        | false",
        "*?      | ''        | false",
        "?*      | x         | true",
        "*??*    | x         | false",
        "*a?c*   | zzabczz   | true",
        "*a?c*   | zzaccc    | true",
        "*a?c*   | zzac      | false",
        "a.c     | abc       | false",
        "[a-z]   | b         | false",
        "a*      | a/b/c     | true",
      })
  void wildcardsMatchAnyRunOrOneCharacter(String pattern, String text, boolean matches)
      throws Exception {
    assertEquals(matches, wildcards(pattern).matches(text == null ? "" : text, CONTEXT));
  }

  @Test
  void wildcardsCrossLineBreaks() throws Exception {
    assertTrue(wildcards("a*z").matches("a\n\r\u2028z", CONTEXT));
    assertTrue(wildcards("a?z").matches("a\nz", CONTEXT));
  }

  @Test
  void questionMarkIsOneCharacterEvenOutsideTheBasicPlane() throws Exception {
    assertTrue(wildcards("a?b").matches("a😀b", CONTEXT));
    assertFalse(wildcards("a??b").matches("a😀b", CONTEXT));
    assertFalse(wildcards("*??").matches("😀", CONTEXT));
    assertFalse(wildcards("??*").matches("😀", CONTEXT));
    assertFalse(wildcards("*?*?*").matches("😀", CONTEXT));
    assertTrue(wildcards("*?*?*").matches("😀😀", CONTEXT));
    assertTrue(wildcards("*?").matches("x😀", CONTEXT));
    assertTrue(wildcards("*?b*").matches("😀b", CONTEXT));
    assertFalse(wildcards("*a?b*").matches("a😀😀b", CONTEXT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "home/${aws:username}/*         | home/alice/x  | true",
        "home/${aws:username}/*         | home/bob/x    | false",
        "home/${AWS:UserName}           | home/alice    | true",
        "${aws:username}                | alice         | true",
        "*${aws:username}               | x-alice       | true",
        "*${aws:username}               | alice         | true",
        "*${aws:username}               | lice          | false",
        "*${aws:username}               | x-alicf       | false",
        "*-${aws:username}?             | x-alice!      | true",
        "*${absent}                     | x             | false",
        "*${absent}*                    | x             | false",
        "${absent}*                     | x             | false",
        "*${many}                       | one           | false",
        "a?${aws:username}              | abalice       | true",
        "*-${aws:username}-*            | x-alice-y     | true",
        "*-${aws:username}-*            | x-bob-y       | false",
        "${absent}*                     | anything      | false",
        "*${absent}*                    | anything      | false",
        "${absent, 'dflt'}/*            | dflt/x        | true",
        "${absent,'a, b'}               | a, b          | true",
        "${absent,   'x'   }            | x             | true",
        "${absent, '*'}                 | y             | false",
        "${absent, ''}x                 | x             | true",
        "${aws:username, 'dflt'}        | alice         | true",
        "${aws:username, 'dflt'}        | dflt          | false",
        "${empty}x                      | x             | true",
        "${many}                        | one           | false",
        "${many, 'one'}                 | one           | false",
        "${none}                        | one           | false",
        "${star}                        | anything      | false",
        "${star}                        | *             | true",
        "a${star}*                      | a*b           | true",
        "${nested}                      | alice         | false",
        "${nested}                      | ${aws:username} | true",
        "${*}                           | x             | false",
        "${*}                           | *             | true",
        "a${?}c                         | abc           | false",
        "a${?}c                         | a?c           | true",
        "${$}{aws:username}             | ${aws:username} | true",
        "$x{y}                          | $x{y}         | true",
        "a$                             | a$            | true",
      })
  void variablesAreResolvedOnceAndTakenLiterally(String pattern, String text, boolean matches)
      throws Exception {
    assertEquals(matches, wildcards(pattern).matches(text, CONTEXT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${",
        "${aws:username",
        "${}",
        "${ }",
        "${ aws:username}",
        "${a ,'x'}",
        "${a,x}",
        "${a,'x}",
        "${a,'x'",
        "${a,'x'y}",
        "${a,}"
      })
  void malformedVariableIsRefused(String pattern) {
    PatternSyntaxProblem problem =
        assertThrows(PatternSyntaxProblem.class, () -> wildcards(pattern));
    assertFalse(problem.problem().isBlank());
  }

  @Test
  void withoutVariablesTheTextIsPlain() throws Exception {
    TextPattern pattern = PatternCompiler.wildcards(false).compile("${aws:username}*");
    assertTrue(pattern.matches("${aws:username}x", CONTEXT));
    assertFalse(pattern.matches("alice", CONTEXT));
    assertEquals("${aws:username}*", pattern.toString());
  }

  @Test
  void exactTextTakesWildcardsLiterally() throws Exception {
    TextPattern pattern = PatternCompiler.exact(true, false).compile("a*?${*}");
    assertTrue(pattern.matches("a*?*", CONTEXT));
    assertFalse(pattern.matches("abc*", CONTEXT));
  }

  @Test
  void exactTextMayIgnoreCaseInVariablesToo() throws Exception {
    TextPattern pattern = PatternCompiler.exact(true, true).compile("x-${aws:username}");
    assertTrue(pattern.matches("X-ALICE", CONTEXT));
    assertFalse(PatternCompiler.exact(true, false)
        .compile("x-${aws:username}")
        .matches("X-ALICE", CONTEXT));
  }

  @Test
  void partOfATextIsMatchedAlone() throws Exception {
    assertTrue(wildcards("b*d").matches("abcde", 1, 4, CONTEXT));
    assertFalse(wildcards("b*e").matches("abcde", 1, 4, CONTEXT));
    assertFalse(wildcards("*bcde*").matches("abcde", 1, 4, CONTEXT));
  }

  @Test
  void longLiteralIsFoundAmongNearMisses() throws Exception {
    String needle = "a".repeat(30) + "b" + "a".repeat(30) + "c";
    String text = "a".repeat(200) + "b" + "a".repeat(30) + "b" + "a".repeat(30) + "c" + "a";
    assertTrue(wildcards("*" + needle + "*").matches(text, CONTEXT));
    assertFalse(wildcards("*" + needle + "d*").matches(text, CONTEXT));
    assertFalse(wildcards("*" + needle + "*b*").matches(text, CONTEXT));
    assertTrue(wildcards("*" + needle + "*a").matches(text, CONTEXT));
  }

  @Tag("timed")
  @Test
  void hostilePatternsTakeLinearTime() {
    String longText = "a".repeat(1_000_000);
    assertTimeout(Duration.ofSeconds(20), () -> {
      assertFalse(wildcards("a*".repeat(500_000) + "b").matches(longText, CONTEXT));
      assertTrue(wildcards("*".repeat(1_000_000)).matches(longText, CONTEXT));
      assertFalse(wildcards("*" + "a".repeat(400_000) + "b*").matches(longText, CONTEXT));
      assertTrue(wildcards("?*".repeat(500_000)).matches(longText, CONTEXT));
      assertFalse(
          wildcards("*" + "a?".repeat(256) + "*b").matches(longText.substring(800_000), CONTEXT));
      assertFalse(
          wildcards("*" + "a?".repeat(255) + "b*").matches(longText.substring(800_000), CONTEXT));
      assertTrue(
          wildcards("?".repeat(500_000) + "*" + "?".repeat(500_000)).matches(longText, CONTEXT));
    });
  }

  @Test
  void questionMarksBetweenAsterisksAreBounded() throws Exception {
    String longest = "a" + "?".repeat(511);
    assertTrue(wildcards("*" + longest + "*").matches("a" + "b".repeat(511), CONTEXT));
    assertThrows(PatternSyntaxProblem.class, () -> wildcards("*" + longest + "?*"));
    assertThrows(PatternSyntaxProblem.class, () -> wildcards("x*y*" + longest + "?*z"));
    assertTrue(wildcards(longest + "?*").matches("a" + "b".repeat(512), CONTEXT));
    assertTrue(
        wildcards("*b*" + longest + "b").matches("b".repeat(9) + "a" + "b".repeat(512), CONTEXT));
    assertTrue(wildcards("*" + "a".repeat(5000) + "*").matches("a".repeat(5000), CONTEXT));
  }

  private static TextPattern wildcards(String pattern) throws PatternSyntaxProblem {
    return PatternCompiler.wildcards(true).compile(pattern);
  }
}

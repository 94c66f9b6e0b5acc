package io.github.sts4j.policy.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a text that is not JSON, and where. */
class SyntaxFaultTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{                | 1 | 2 | expected a name in double quotes, but the text ends within the object that"
            + " begins at line 1, column 1",
        "[1,              | 1 | 4 | expected a value, but the text ends within the array that begins at line 1, column 1",
        "[1               | 1 | 3 | expected `,` or `]`, but the text ends within the array that begins at line 1, column 1",
        "{\"a\":          | 1 | 6 | expected a value, but the text ends",
        "{\"a\"           | 1 | 5 | expected `:` after a name, but the text ends within the object",
        "[1,]             | 1 | 4 | no element follows the comma before `]`; remove the comma",
        "{\"a\":1,}       | 1 | 8 | no member follows the comma before `}`; remove the comma",
        "[,1]             | 1 | 2 | expected a value, not `,`",
        "[1 2]            | 1 | 4 | expected `,` or `]`, not `2`",
        "[1}              | 1 | 3 | expected `,` or `]`, not `}`",
        "{\"a\":1]        | 1 | 7 | expected `,` or `}`, not `]`",
        "{\"a\" 1}        | 1 | 6 | expected `:` after a name, not `1`",
        "{a:1}            | 1 | 2 | expected a name in double quotes, not `a`",
        "{'a':1}          | 1 | 2 | expected a name in double quotes, not `'`; strings have double quotes",
        "['a']            | 1 | 2 | expected a value, not `'`; strings have double quotes",
        "// c             | 1 | 1 | expected a JSON document, not `/`; JSON has no comments",
        "[1, # c          | 1 | 5 | expected a value, not `#`; JSON has no comments",
        "nul              | 1 | 1 | expected a JSON document, not `nul`",
        "[True]           | 1 | 2 | expected a value, not `True`",
        "[NaN]            | 1 | 2 | expected a value, not `NaN`",
        "[undefined]      | 1 | 2 | expected a value, not `undefined`",
        "[01]             | 1 | 2 | `01` is no number of JSON",
        "[1.]             | 1 | 2 | `1.` is no number of JSON",
        "[-]              | 1 | 2 | `-` is no number of JSON",
        "[1e]             | 1 | 2 | `1e` is no number of JSON",
        "[.5]             | 1 | 2 | expected a value, not `.5`",
        "[+1]             | 1 | 2 | expected a value, not `+1`",
        "[\"a]            | 1 | 2 | the string has no closing double quote",
        "[\"a\\x\"]       | 1 | 4 | `\\x` is no escape of JSON; a backslash itself is written `\\\\`",
        "[\"\\u00g0\"]    | 1 | 3 | `\\u00g` is no escape of JSON",
        "[\"\\            | 1 | 3 | `\\` is no escape of JSON",
        "[] x             | 1 | 4 | text follows the document; remove it",
      })
  void aFaultIsToldWithItsPlace(String text, int line, int column, String problem) {
    JsonException fault = fault(text);
    assertTrue(fault.problem().startsWith("not JSON: " + problem), fault.problem());
    assertEquals(line + ":" + column, fault.line() + ":" + fault.column(), fault.problem());
  }

  @Test
  void aLineBreakInAStringIsShownAsItIsWritten() {
    JsonException fault = fault("[\"a\nb\"]");
    assertTrue(fault.problem().endsWith("write it as `\\n`"), fault.problem());
    assertTrue(fault("[\"\u0001\"]").problem().endsWith("write it as `\\u0001`"));
  }

  @Test
  void placeIsToldWithoutAPointerWhereThereIsNone() {
    assertTrue(fault("{").getMessage().endsWith("column 1, at line 1, column 2"));
    assertTrue(fault("{\"a\":?}").getMessage().endsWith("not `?`, at `/a` (line 1, column 6)"));
  }

  @Test
  void linesEndAsTheyDoOnEverySystem() {
    for (String end : new String[] {"\n", "\r", "\r\n"}) {
      JsonException fault = fault("{" + end + end + "  \"a\": ?" + end + "}");
      assertEquals("3:8", fault.line() + ":" + fault.column());
      assertEquals("/a", fault.pointer());
    }
  }

  @Test
  void messageIsOneLineAndCutsNoCharacterInTwo() {
    assertTrue(fault("[\u0007]").problem().endsWith("not `\\u0007`"));
    assertTrue(fault("[\uD83D\uDE00]").problem().endsWith("not `\uD83D\uDE00`"));
    assertTrue(fault("[\"\\\uD83D\uDE00\"]").problem().contains("`\\\uD83D\uDE00`"));
  }

  // ER-12
  @Test
  void aSecretWhoseQuotesWereForgottenIsNotRepeated() {
    for (String secret :
        List.of("wJalrXUtnFEMIbPxRfiCYEXAMPLEKEY", "7jalrX", "01234567890123456")) {
      for (String text :
          List.of("{\"a\":%s}", "{\"a\":'%s'}", "{\"a\":0 %s}", "{\"a\":\"%s}", "-%s")) {
        String message = fault(text.formatted(secret) + " ").getMessage();
        assertFalse(message.contains(secret.substring(0, 4)), message);
      }
    }
  }

  @Test
  void depthIsBoundedHereToo() {
    JsonException fault = SyntaxFault.of("[".repeat(1_000_000), "", 3).orElseThrow();
    assertTrue(fault.problem().contains("deeper than 3 levels"), fault.problem());
    assertEquals(Optional.empty(), SyntaxFault.of("[[[1]],[[]],{\"a\":{}}]", "", 3));
  }

  private static JsonException fault(String text) {
    return assertThrows(JsonException.class, () -> JsonReader.read(text));
  }
}

package io.github.sts4j.policy.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "-", "+", ".", "-.", "1.", ".5", "1e3", "0x1", " 1", "1 ", "1.2.3", "--1", "1,0", "NaN",
        "１", "1.x", "12abc"
      })
  void textThatIsNotEntirelyANumberIsNone(String text) {
    assertFalse(DecimalText.isNumber(text));
  }

  @ParameterizedTest
  @CsvSource({
    "10, 10.0, 0",
    "010, 10, 0",
    "-0, 0, 0",
    "+1, 1, 0",
    "0.30000000000000001, 0.3, 1",
    "0.3, 0.30000000000000001, -1",
    "-2, -1, -1",
    "-1, 1, -1",
    "0, -0.1, 1",
    "99, 100, -1",
    "-99, -100, 1",
    "1.05, 1.5, -1",
    "00.10, 0.1, 0",
    "-0.0, 0.00, 0",
    "12345678901234567890123456789.1, 12345678901234567890123456789.09, 1"
  })
  void numbersAreComparedExactly(String left, String right, int sign) {
    assertTrue(DecimalText.isNumber(left));
    assertEquals(sign, DecimalText.compare(left, right));
    assertEquals(-sign, DecimalText.compare(right, left));
  }

  @Property
  void agreesWithBigDecimal(
      @ForAll @IntRange(min = -1200, max = 1200) int left,
      @ForAll @IntRange(max = 4) int leftScale,
      @ForAll @IntRange(min = -1200, max = 1200) int right,
      @ForAll @IntRange(max = 4) int rightScale) {
    BigDecimal a = BigDecimal.valueOf(left, leftScale);
    BigDecimal b = BigDecimal.valueOf(right, rightScale);
    assertEquals(a.compareTo(b), DecimalText.compare(a.toPlainString(), b.toPlainString()));
  }
}

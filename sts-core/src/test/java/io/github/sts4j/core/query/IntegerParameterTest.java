package io.github.sts4j.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How {@code DurationSeconds} is read, as a table. The values are in form encoding: a plus sign is {@code %2B}. */
class IntegerParameterTest {
  private final TestWorld world = new TestWorld();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "%20900",
        "900%20",
        "900.0",
        "9e2",
        "abc",
        "0x384",
        "900L",
        "1_000",
        "1,000",
        "2147483648",
        "-2147483649",
        "99999999999999999999",
        "%2B%2B900",
        "-",
        "%2B",
        "--900",
        "900%00",
        "%EF%BC%99%EF%BC%90%EF%BC%90",
        "%D9%A9%D9%A0%D9%A0",
        "0000000000000000000000000000000000000000000000000000000000000000000000900"
      })
  void whatIsNoInteger32IsMalformed(String value) {
    // WP-7
    world
        .assumeRole("DurationSeconds=" + value)
        .refused(400, "MalformedInput", "DurationSeconds", "integer");
  }

  @ParameterizedTest
  @CsvSource({
    "0, greater than or equal to 900",
    "-0, greater than or equal to 900",
    "899, greater than or equal to 900",
    "-1, greater than or equal to 900",
    "-2147483648, greater than or equal to 900",
    "43201, less than or equal to 43200",
    "2147483647, less than or equal to 43200",
    "%2B2147483647, less than or equal to 43200"
  })
  void whatIsOutOfRangeIsAValidationError(String value, String bound) {
    // WP-7, WP-8
    world
        .assumeRole("DurationSeconds=" + value)
        .refused(
            400,
            "ValidationError",
            "1 validation error detected",
            "at 'durationSeconds'",
            "value " + bound);
  }

  @ParameterizedTest
  @CsvSource({
    "900, 12:15:00",
    "%2B900, 12:15:00",
    "0900, 12:15:00",
    "000900, 12:15:00",
    "3601, 13:00:01"
  })
  void signAndLeadingZerosAreFine(String value, String expires) {
    Answer answer = world.assumeRole("DurationSeconds=" + value).succeeded("AssumeRole"); // WP-7

    assertEquals(
        "2026-01-15T" + expires + "Z",
        answer.text("AssumeRoleResult", "Credentials", "Expiration"));
  }

  @Test
  void plusThatIsNotEncodedIsASpace() {
    world.assumeRole("DurationSeconds=+900").refused(400, "MalformedInput", "DurationSeconds");
  }
}

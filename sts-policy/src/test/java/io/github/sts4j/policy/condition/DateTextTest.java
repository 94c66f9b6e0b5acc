package io.github.sts4j.policy.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "now",
        "2024-*",
        "2024-13-01",
        "2024-00-01",
        "2024-01-00",
        "2024-01-32",
        "2023-02-29",
        "1900-02-29",
        "2024-04-31",
        "2024-01-01T",
        "2024-01-01T10",
        "2024-01-01T10:30",
        "2024-01-01T10:30:00",
        "2024-01-01 10:30:00Z",
        "2024-01-01t10:30:00Z",
        "2024-01-01T10:30:00z",
        "2024-01-01T24:00:00Z",
        "2024-01-01T10:60Z",
        "2024-01-01T10:30:60Z",
        "2024-01-01T10:30:00.Z",
        "2024-01-01T10:30.5Z",
        "2024-01-01T10:30:00+1:00",
        "2024-01-01T10:30:00+0100",
        "2024-01-01T10:30:00+24:00",
        "2024-01-01T10:30:00+01:60",
        "2024-01-01T10:30:00+01:00x",
        "2024-01-01T10:30:00Zx",
        "2024-01-01x",
        "2024/01/01",
        "24-01-01",
        "12345678901234567",
        "1700000000.5",
        "17e8",
        "+5",
        "--5",
        "2024-01-01T10:30:00",
        "2024-1-01",
        "2024-01-1",
        "２０２４-01-01",
        "2024-01-01T1x:30:00Z",
        "2024-01-01T10:3x:00Z",
        "2024-01-01T10:30:0xZ",
        "2024-01-01T10:30:00*01:00",
        "2024-01-01T10x30:00Z",
        "2024-01x01",
        "2024-01-01T10:30:00+01x00",
        "2024-01",
        "2024-01-01T10:30:00+-1:00"
      })
  void otherNotationsAreNotDates(String text) {
    assertEquals(DateText.NOT_A_DATE, DateText.seconds(text));
  }

  @ParameterizedTest
  @CsvSource({
    "1970-01-01, 0, 0",
    "1970-01-01T00:00Z, 0, 0",
    "2024-01-01T00:00:00Z, 1704067200, 0",
    "2024-01-01T02:00:00+02:00, 1704067200, 0",
    "2023-12-31T18:30:00-05:30, 1704067200, 0",
    "2024-02-29, 1709164800, 0",
    "2000-02-29, 951782400, 0",
    "2024-01-01T00:00:00.5Z, 1704067200, 500000000",
    "2024-01-01T00:00:00.123456789Z, 1704067200, 123456789",
    "2024-01-01T00:00:00.1234567891Z, 1704067200, 123456789",
    "2024-01-01T00:00:00.000000001+00:00, 1704067200, 1",
    "9999-12-31T23:59:59Z, 253402300799, 0",
    "0001-01-01, -62135596800, 0",
    "0, 0, 0",
    "1700000000, 1700000000, 0",
    "-1, -1, 0",
    "999999999999999, 999999999999999, 0"
  })
  void isoAndEpochAreRead(String text, long seconds, int nanos) {
    assertEquals(seconds, DateText.seconds(text));
    assertEquals(nanos, DateText.nanos(text));
  }

  @Property
  void agreesWithTheJavaCalendar(
      @ForAll @LongRange(min = -62135596800L, max = 253402300799L) long second,
      @ForAll @IntRange(max = 999_999_999) int nano,
      @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int offsetMinutes) {
    ZoneOffset offset = ZoneOffset.ofTotalSeconds(offsetMinutes * 60);
    OffsetDateTime moment = Instant.ofEpochSecond(second, nano).atOffset(offset);
    if (moment.getYear() >= 1 && moment.getYear() <= 9999) {
      assertEquals(second, DateText.seconds(moment.toString()), moment::toString);
      assertEquals(nano, DateText.nanos(moment.toString()), moment::toString);
    }
  }

  @Property
  void agreesWithTheJavaCalendarOnBareDates(
      @ForAll @IntRange(min = -719162, max = 2932896) int epochDay) {
    assertEquals(
        epochDay * 86_400L, DateText.seconds(LocalDate.ofEpochDay(epochDay).toString()));
  }
}

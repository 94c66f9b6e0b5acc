package io.github.sts4j.examples.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no table's location is refused, and all else is taken as it is written. */
class TableLocationTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s3:",
        "s3://",
        "s3://warehouse",
        "s3://warehouse/",
        "s3://warehouse//",
        "s3:///db/t",
        "gs://warehouse/db/t",
        "s3://*/db/t",
        "s3://ware*/db/t",
        "s3://a/db/t",
        "s3://Warehouse/t",
        "s3://warehouse/db//t",
        "s3://warehouse/db/../t",
        "s3://warehouse/./t",
        "s3://warehouse/..",
        "s3://warehouse/db/t//",
        "s3://warehouse//db/t",
        "s3://warehouse/a\nb",
        "s3://warehouse/\ud83d"
      })
  void whatIsNoTablesLocationIsRefused(String location) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> TableLocation.parse(location));
    String shown = location.endsWith("/") ? location.substring(0, location.length() - 1) : location;
    assertTrue(refusal.getMessage().contains(shown), refusal.getMessage());
  }

  @Test
  void pathThatLeavesNoRoomForFilesIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new TableLocation("warehouse", "é".repeat(512)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"db/t", "*", "a?b#c%2e", "${aws:username}", "таблица", "😀", "..t"})
  void charactersStandForThemselves(String path) {
    TableLocation location = TableLocation.parse("s3://warehouse/" + path + "/");
    assertEquals(new TableLocation("warehouse", path), location);
    assertEquals("s3://warehouse/" + path, location.toString());
  }
}

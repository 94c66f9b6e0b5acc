package io.github.sts4j.examples.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.SessionLimits;
import io.github.sts4j.core.session.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The shapes are those of the catalogs that they are named after, and the decisions about them are known one by one. */
class PolicyShapeTest {
  private final Warehouse warehouse = new Warehouse(SessionLimits.DEFAULT);

  @ParameterizedTest
  @EnumSource
  void shapeIsThatOfTheCatalog(PolicyShape shape) throws Exception {
    TableLocation odd = new TableLocation("warehouse", "db/t*$");
    for (TableAccess access : TableAccess.values()) {
      assertEquals(expected(shape, access), shape.policy(odd, access));
    }
  }

  /** One policy in a file, as the catalog sends it, in as many lines as are good to read. */
  private static String expected(PolicyShape shape, TableAccess access) throws IOException {
    String name = (shape + "-" + access + ".json").toLowerCase(Locale.ROOT);
    try (InputStream file =
        Objects.requireNonNull(PolicyShapeTest.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .reduce("", String::concat);
    }
  }

  /** Beside the table `db/t1` there are `db/t10`, and another warehouse's `x/db/t1`. */
  @ParameterizedTest
  @CsvSource({
    //          file of t1, t1, file of t10, file of x/db/t1, list t1/, list t1, list t10/, list all
    "POLARIS,    true, false, false, false, true, false, false, false",
    "GRAVITINO,  true, false, false, false, true, false, false, false",
    "LAKEKEEPER, true, false, false, false, true, false, false, false",
    "UNITY,      true, true,  false, false, true, true,  false, false",
    "NESSIE,     true, false, false, true,  true, true,  false, false",
  })
  void reachOfEachShapeIsKnown(
      PolicyShape shape,
      boolean file,
      boolean folder,
      boolean sibling,
      boolean behind,
      boolean listFiles,
      boolean listFolder,
      boolean listSibling,
      boolean listAll) {
    Session engine = warehouse.engine(shape, "db/t1", TableAccess.READ);
    assertEquals(file, warehouse.may(engine, "s3:GetObject", "db/t1/data/1"), "file");
    assertEquals(folder, warehouse.may(engine, "s3:GetObject", "db/t1"), "folder");
    assertEquals(sibling, warehouse.may(engine, "s3:GetObject", "db/t10/data/1"), "sibling");
    assertEquals(behind, warehouse.may(engine, "s3:GetObject", "x/db/t1/data/1"), "behind");
    assertEquals(listFiles, warehouse.mayList(engine, "db/t1/"), "list files");
    assertEquals(listFolder, warehouse.mayList(engine, "db/t1"), "list folder");
    assertEquals(listSibling, warehouse.mayList(engine, "db/t10/"), "list sibling");
    assertEquals(listAll, warehouse.mayListAll(engine), "list all");
  }

  @ParameterizedTest
  @EnumSource(names = {"POLARIS", "GRAVITINO", "LAKEKEEPER"})
  void enginesMayAskWhereTheBucketIs(PolicyShape shape) {
    assertTrue(warehouse.mayLocateBucket(warehouse.engine(shape, "db/t1", TableAccess.READ)));
  }

  @ParameterizedTest
  @EnumSource
  void noShapeReachesBeyondTheRole(PolicyShape shape) {
    TableLocation foreign = new TableLocation("other-bucket", "db/t1");
    Session engine = warehouse.session(warehouse
        .vendor(shape)
        .vend(new TableRequest("alice", Warehouse.TABLE_ID, foreign, TableAccess.READ)));
    assertFalse(warehouse.may(engine, "s3:GetObject", "db/t1/data/1"));
  }
}

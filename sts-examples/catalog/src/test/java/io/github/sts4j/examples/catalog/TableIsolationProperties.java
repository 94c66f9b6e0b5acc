package io.github.sts4j.examples.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.SessionLimits;
import io.github.sts4j.core.session.Session;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever tables are called, the credentials of one do not reach another. */
class TableIsolationProperties {
  private static final List<String> READING = List.of("s3:GetObject", "s3:GetObjectVersion");
  private static final List<String> WRITING = List.of("s3:PutObject", "s3:DeleteObject");
  private static final List<String> NEVER = List.of(
      "s3:PutObjectAcl", "s3:DeleteObjectVersion", "s3:RestoreObject", "s3:PutBucketPolicy");

  private final Warehouse warehouse =
      new Warehouse(SessionLimits.builder().sessionPolicyCharacters(8192).build());

  /** Names that are wildcards, variables, escapes, siblings by prefix, paths, or in other scripts. */
  @Provide
  Arbitrary<String> paths() {
    Arbitrary<String> chosen = Arbitraries.of(
        "t1",
        "t10",
        "t",
        "*",
        "t*",
        "?1",
        "${aws:username}",
        "${*}",
        "${$}",
        "$",
        "{}",
        "db/t1",
        "a/db/t1",
        "a/b/c/d/t1",
        "таблица",
        "表",
        "😀",
        "a b",
        "t%31",
        "\"},{\"",
        "\\u002a",
        "...");
    Arbitrary<String> made = Arbitraries.strings()
        .withChars("t1*?${}.\\\"'%é表".toCharArray())
        .ofMinLength(1)
        .ofMaxLength(6)
        .filter(name -> !name.equals(".") && !name.equals(".."));
    return Arbitraries.oneOf(chosen, made)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(names -> String.join("/", names));
  }

  /** What comes after a table's path in the key of a file. */
  @Provide
  Arbitrary<String> files() {
    return Arbitraries.of(
        "data/1.parquet", "*", "", "../t1/1", "/x", "metadata/${aws:userid}", "日本/1");
  }

  @Property(tries = 300)
  void credentialsReachTheirTableAndNoOther(
      @ForAll("paths") String table,
      @ForAll("paths") String other,
      @ForAll("files") String file,
      @ForAll PolicyShape shape) {
    Assume.that(shape != PolicyShape.NESSIE && !(other + "/").startsWith(table + "/"));
    Session engine = warehouse.engine(shape, table, TableAccess.READ_WRITE);
    for (List<String> actions : List.of(READING, WRITING)) {
      for (String action : actions) {
        assertTrue(warehouse.may(engine, action, table + "/" + file), action);
        assertFalse(warehouse.may(engine, action, other + "/" + file), action);
      }
    }
    assertTrue(warehouse.mayList(engine, table + "/" + file));
    assertFalse(warehouse.mayList(engine, other + "/" + file));
    assertFalse(warehouse.mayListAll(engine));
  }

  /** Nessie's policies also reach what has the path further behind; other than that they are as narrow. */
  @Property(tries = 300)
  void nessiesCredentialsReachThePathWhereverItStands(
      @ForAll("paths") String table, @ForAll("paths") String other, @ForAll("files") String file) {
    Session engine = warehouse.engine(PolicyShape.NESSIE, table, TableAccess.READ);
    String key = other + "/" + file;
    assertEquals(
        ("/" + key).contains("/" + table + "/"), warehouse.may(engine, "s3:GetObject", key), key);
  }

  @Property(tries = 300)
  void readersNeverWriteAndNobodyDoesMoreThanReadAndWrite(
      @ForAll("paths") String table, @ForAll("files") String file, @ForAll PolicyShape shape) {
    Session reader = warehouse.engine(shape, table, TableAccess.READ);
    Session writer = warehouse.engine(shape, table, TableAccess.READ_WRITE);
    for (String action : READING) {
      assertTrue(warehouse.may(reader, action, table + "/" + file), action);
    }
    for (String action : WRITING) {
      assertFalse(warehouse.may(reader, action, table + "/" + file), action);
      assertTrue(warehouse.may(writer, action, table + "/" + file), action);
    }
    for (String action : NEVER) {
      assertFalse(warehouse.may(reader, action, table + "/" + file), action);
    }
  }
}

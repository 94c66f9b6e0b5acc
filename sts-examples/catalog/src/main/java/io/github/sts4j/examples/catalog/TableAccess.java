package io.github.sts4j.examples.catalog;

/** What an engine may do with a table's files. */
public enum TableAccess {
  /** List and read them. */
  READ,
  /** Also write and delete them. */
  READ_WRITE
}

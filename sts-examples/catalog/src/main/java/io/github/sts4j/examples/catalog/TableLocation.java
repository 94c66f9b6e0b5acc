package io.github.sts4j.examples.catalog;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a table's files are. Immutable.
 *
 * @param bucket the bucket's name
 * @param path what the keys of all files begin with, without the slash that follows it. Every character stands for itself
 */
public record TableLocation(String bucket, String path) {
  private static final String SCHEME = "s3://";
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final int LONGEST_KEY = 1024;

  /**
   * @throws IllegalArgumentException when the bucket's name is not one of S3's, or the path is empty, would be read
   *     differently by different clients, or leaves no room for the keys of files
   */
  public TableLocation {
    require(BUCKET.matcher(bucket).matches(), bucket, path, "names no bucket");
    // Every client has its own idea of `a//b` and `a/../b`,
    // and so reaches other files than were meant.
    for (String segment : path.split("/", -1)) {
      require(
          !List.of("", ".", "..").contains(segment),
          bucket,
          path,
          "has an empty segment, or one that is `.` or `..`");
    }
    require(
        path.codePoints().noneMatch(TableLocation::isNoText),
        bucket,
        path,
        "has control characters, or half a character");
    require(
        path.getBytes(StandardCharsets.UTF_8).length < LONGEST_KEY,
        bucket,
        path,
        "leaves no room for the keys of files, which have 1024 bytes at most");
  }

  /**
   * Reads a location such as {@code s3://warehouse/sales/orders}; a slash at its end is left away. It is no URI: `?`, `#` and
   * `%` stand for themselves, as they do in keys.
   *
   * @throws IllegalArgumentException when it is not the location of a table, such as a whole bucket
   */
  public static TableLocation parse(String location) {
    int slash = location.indexOf('/', SCHEME.length());
    if (!location.startsWith(SCHEME) || slash < 0) {
      throw new IllegalArgumentException(
          "`" + location + "` is not a table's location, such as s3://bucket/path");
    }
    String path = location.substring(slash + 1);
    return new TableLocation(
        location.substring(SCHEME.length(), slash),
        path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
  }

  private static boolean isNoText(int character) {
    return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
  }

  private static void require(boolean holds, String bucket, String path, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("`" + SCHEME + bucket + "/" + path + "` " + otherwise);
    }
  }

  /** The location as {@link #parse} reads it. */
  @Override
  public String toString() {
    return SCHEME + bucket + "/" + path;
  }
}

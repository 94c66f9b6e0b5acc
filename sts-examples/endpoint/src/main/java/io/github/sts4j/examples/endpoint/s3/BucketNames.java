package io.github.sts4j.examples.endpoint.s3;

import java.util.List;
import java.util.regex.Pattern;

/** The rules for names of general purpose buckets. */
final class BucketNames {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern IP_ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final List<String> RESERVED_PREFIXES = List.of("xn--", "sthree-");
  private static final List<String> RESERVED_SUFFIXES =
      List.of("-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3");

  private BucketNames() {}

  /**
   * The name, if a bucket may have it.
   *
   * @throws S3Exception if it may not
   */
  static String check(String name) {
    if (!SHAPE.matcher(name).matches()
        || name.contains("..")
        || IP_ADDRESS.matcher(name).matches()) {
      throw S3Error.INVALID_BUCKET_NAME.because("the bucket name `"
          + name
          + "` must have 3 to 63 lower-case letters, digits, dots and hyphens, start and end with a letter or"
          + " digit, hold no two dots in a row, and not look like an IP address");
    }
    if (RESERVED_PREFIXES.stream().anyMatch(name::startsWith)
        || RESERVED_SUFFIXES.stream().anyMatch(name::endsWith)) {
      throw S3Error.INVALID_BUCKET_NAME.because(
          "the bucket name `" + name + "` has a reserved prefix or suffix");
    }
    return name;
  }
}

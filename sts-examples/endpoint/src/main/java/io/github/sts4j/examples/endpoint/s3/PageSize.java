package io.github.sts4j.examples.endpoint.s3;

/** How many entries of a listing go on a page. */
final class PageSize {
  private PageSize() {}

  /**
   * The number in the query, at most {@code limit}; {@code limit} if there is none.
   *
   * @throws S3Exception if it is no integer, or below {@code least}
   */
  static int of(S3Call call, String parameter, int least, int limit) {
    String text = call.query()
        .get(parameter)
        .filter(value -> !value.isEmpty())
        .orElse(Integer.toString(limit));
    try {
      int number = Integer.parseInt(text);
      if (number >= least) {
        return Math.min(number, limit);
      }
    } catch (NumberFormatException notAnInteger) {
      // Reported below, together with numbers that are too small.
    }
    throw S3Error.INVALID_ARGUMENT.because(parameter + " `" + text + "` must be an integer between "
        + least + " and " + Integer.MAX_VALUE);
  }
}

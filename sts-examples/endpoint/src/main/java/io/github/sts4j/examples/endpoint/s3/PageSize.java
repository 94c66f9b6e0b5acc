package io.github.sts4j.examples.endpoint.s3;

import java.util.regex.Pattern;

/** How many entries of a listing go on a page. */
final class PageSize {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,10}");

  private PageSize() {}

  /**
   * The number in the query, at most {@code limit}; {@code limit} if there is none.
   *
   * @throws S3Exception if it is not written in plain digits, or below {@code least}. A sign, or nothing at all, could be
   *     a number here and none to a policy that limits it
   */
  static int of(S3Call call, String parameter, int least, int limit) {
    String text = call.query().get(parameter).orElse(Integer.toString(limit));
    if (DIGITS.matcher(text).matches()) {
      long number = Long.parseLong(text);
      if (number >= least && number <= Integer.MAX_VALUE) {
        return (int) Math.min(number, limit);
      }
    }
    throw S3Error.INVALID_ARGUMENT.because(parameter + " `" + text + "` must be an integer between "
        + least + " and " + Integer.MAX_VALUE);
  }
}

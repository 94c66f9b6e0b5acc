package io.github.sts4j.examples.endpoint.s3;

import java.util.Comparator;

/**
 * The order of S3 listings: that of the UTF-8 bytes. {@link String#compareTo} differs, since it puts the surrogates of
 * characters past U+FFFF before U+E000.
 */
enum KeyOrder implements Comparator<String> {
  UTF_8;

  @Override
  public int compare(String left, String right) {
    int shorter = Math.min(left.length(), right.length());
    for (int i = 0; i < shorter; i++) {
      char l = left.charAt(i);
      char r = right.charAt(i);
      if (l != r) {
        boolean bothBmp = !Character.isSurrogate(l) && !Character.isSurrogate(r);
        boolean bothSurrogate = Character.isSurrogate(l) && Character.isSurrogate(r);
        return bothBmp || bothSurrogate
            ? Character.compare(l, r)
            : Boolean.compare(Character.isSurrogate(l), Character.isSurrogate(r));
      }
    }
    return Integer.compare(left.length(), right.length());
  }
}

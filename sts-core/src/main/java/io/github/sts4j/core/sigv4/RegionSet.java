package io.github.sts4j.core.sigv4;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import java.util.Set;

/** The regions an asymmetric signature is good in: {@code us-east-1,eu-*}, where a star stands for any characters. */
final class RegionSet {
  private static final int MAX_LENGTH = 1024;
  private static final AsciiSet CHARACTERS = AsciiSet.of("-*,0123456789abcdefghijklmnopqrstuvwxyz");

  private RegionSet() {}

  /**
   * The region of this service, if the set holds it.
   *
   * @throws AuthenticationException if it does not, or if the settings do not say which region this is: with several, none
   *     could be told to policies as the one requested
   */
  static String requireServed(String set, SigV4Settings settings, SignatureForm form) {
    if (set.length() > MAX_LENGTH || !CHARACTERS.containsAll(set)) {
      throw form.malformed("`X-Amz-Region-Set` must be regions separated by commas");
    }
    Set<String> served = settings.regions().orElse(Set.of());
    if (served.size() == 1) {
      String region = served.iterator().next();
      for (String pattern : set.split(",", -1)) {
        if (matches(pattern, region)) {
          return region;
        }
      }
    }
    throw new AuthenticationException(
        AuthenticationFailure.WRONG_SCOPE,
        "the region set " + SignatureForm.quoted(set)
            + " does not name the region of this service");
  }

  // In one pass with at most one step back to the last star: no set takes long to match.
  private static boolean matches(String pattern, String region) {
    int p = 0;
    int r = 0;
    int afterStar = -1;
    int resume = 0;
    while (r < region.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        afterStar = ++p;
        resume = r;
      } else if (p < pattern.length() && pattern.charAt(p) == region.charAt(r)) {
        p++;
        r++;
      } else if (afterStar >= 0) {
        p = afterStar;
        r = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }
}

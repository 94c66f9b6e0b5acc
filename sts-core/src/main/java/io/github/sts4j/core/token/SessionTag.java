package io.github.sts4j.core.token;

import java.util.Locale;

/**
 * A tag of a session, which policies see as {@code aws:PrincipalTag/key}.
 *
 * @param key 1 to 128 letters, digits and separators of any script and {@code _.:/=+-@}, not starting {@code aws:} in
 *     any case (ST-2, ST-3)
 * @param value 0 to 256 of the same characters (ST-2)
 * @param transitive whether sessions chained from this one inherit it (ST-7)
 */
public record SessionTag(String key, String value, boolean transitive) {
  /** @throws IllegalArgumentException if the key or the value breaks its rule */
  public SessionTag {
    ClaimText.TAG_KEY.check(key);
    ClaimText.TAG_VALUE.check(value);
    if ((key.charAt(0) == 'a' || key.charAt(0) == 'A')
        && key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
      throw new IllegalArgumentException(
          "tag key `" + key + "` must not start with the reserved `aws:`");
    }
  }
}

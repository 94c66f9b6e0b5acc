package io.github.sts4j.federation.oidc;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.policy.json.JsonNumber;
import io.github.sts4j.policy.json.JsonString;
import io.github.sts4j.policy.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The times of a token (OI-13, OI-14). */
final class TokenTimes {
  private static final long LAST_SECOND = 253_402_300_799L; // of the year 9999
  private static final int MOST_DIGITS = 12;

  private TokenTimes() {}

  /**
   * Checks the times.
   *
   * @return when the token expires
   * @throws StsException {@code ExpiredTokenException}, {@code InvalidIdentityToken}
   */
  static Instant check(Claims claims, Instant now, Duration skew) {
    Instant expires = instant("exp", claims.required("exp"), claims.lenient());
    Instant issued = issued(claims);
    // At exactly the tolerance a token is still good, either way.
    if (now.isAfter(expires.plus(skew))) {
      throw new StsException(
          StsError.EXPIRED_IDENTITY_TOKEN,
          "Token expired: current date/time " + now.getEpochSecond()
              + " must be before the expiration date/time " + expires.getEpochSecond());
    }
    if (issued.isAfter(now.plus(skew))) {
      throw Refusal.invalid("The token was issued in the future: current date/time "
          + now.getEpochSecond() + ", issued at " + issued.getEpochSecond());
    }
    Optional<JsonValue> notBefore = claims.get("nbf");
    if (notBefore.isPresent()) {
      checkNotBefore(instant("nbf", notBefore.get(), claims.lenient()), now, skew);
    }
    return expires;
  }

  /** When the token was issued, by its own account. */
  static Instant issued(Claims claims) {
    return instant("iat", claims.required("iat"), claims.lenient());
  }

  private static void checkNotBefore(Instant notBefore, Instant now, Duration skew) {
    if (notBefore.isAfter(now.plus(skew))) {
      throw Refusal.invalid("The token is not yet valid: current date/time " + now.getEpochSecond()
          + ", valid from " + notBefore.getEpochSecond());
    }
  }

  /** OI-13: whole seconds. A fraction, or an exponent, is refused rather than rounded. */
  private static Instant instant(String name, JsonValue value, boolean lenient) {
    String text = "";
    if (value instanceof JsonNumber number) {
      text = number.text();
    } else if (lenient && value instanceof JsonString string) {
      text = string.value();
    }
    long second = isWholeNumber(text) ? Long.parseLong(text) : Long.MAX_VALUE;
    if (second <= LAST_SECOND) {
      return Instant.ofEpochSecond(second);
    }
    throw Claims.wrong(name, "must be whole seconds since 1970");
  }

  /** Up to twelve digits without a leading zero, after a minus or not. */
  private static boolean isWholeNumber(String text) {
    int first = text.startsWith("-") ? 1 : 0;
    int digits = text.length() - first;
    if (digits < 1 || digits > MOST_DIGITS || (digits > 1 && text.charAt(first) == '0')) {
      return false;
    }
    for (int i = first; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}

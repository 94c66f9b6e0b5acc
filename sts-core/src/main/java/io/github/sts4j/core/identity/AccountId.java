package io.github.sts4j.core.identity;

import static java.util.Objects.requireNonNull;

/**
 * An account's id: exactly 12 decimal digits. Leading zeros count, so it is text and never a number (ID-1).
 *
 * @param value the 12 digits
 */
public record AccountId(String value) {
  private static final int DIGITS = 12;

  /** @throws IllegalArgumentException if {@code value} is not exactly 12 ASCII digits */
  public AccountId {
    requireNonNull(value, "value");
    if (!isValid(value)) {
      throw new IllegalArgumentException("account id `" + value + "` must be exactly 12 digits");
    }
  }

  /**
   * The account of 12 digits.
   *
   * @throws IllegalArgumentException if {@code value} is anything else
   */
  public static AccountId of(String value) {
    return new AccountId(value);
  }

  /** Whether this text is exactly 12 ASCII digits. */
  public static boolean isValid(String value) {
    if (value.length() != DIGITS) {
      return false;
    }
    for (int i = 0; i < DIGITS; i++) { // by hand, because every request passes here
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** The 12 digits. */
  @Override
  public String toString() {
    return value;
  }
}

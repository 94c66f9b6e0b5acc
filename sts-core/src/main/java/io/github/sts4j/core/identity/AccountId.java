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
    if (value.length() != DIGITS || !isDigits(value)) {
      throw new IllegalArgumentException("account id `" + value + "` must be exactly 12 digits");
    }
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /**
   * The account of 12 digits.
   *
   * @throws IllegalArgumentException if {@code value} is anything else
   */
  public static AccountId of(String value) {
    return new AccountId(value);
  }

  /** The 12 digits. */
  @Override
  public String toString() {
    return value;
  }
}

package io.github.sts4j.core.identity;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The public half of a credential: 16 to 128 of {@code A-Z a-z 0-9 _}.
 *
 * <p>Keys made here are 20 characters and encode their account (ID-8). An access key id is not secret and proves
 * nothing: only a signature does.
 *
 * @param value the text of the access key id
 */
public record AccessKeyId(String value) {
  private static final String TEMPORARY = "ASIA";
  private static final String LONG_TERM = "AKIA";
  private static final int PREFIX_LENGTH = 4;
  private static final int LENGTH = 20;
  private static final int MIN_LENGTH = 16;
  private static final int MAX_LENGTH = 128;
  private static final long LARGEST_ACCOUNT = 999_999_999_999L;
  private static final long NONE = -1;

  /** @throws IllegalArgumentException if {@code value} is not 16 to 128 of {@code A-Z a-z 0-9 _} */
  public AccessKeyId {
    requireNonNull(value, "value");
    if (value.length() < MIN_LENGTH || value.length() > MAX_LENGTH || !AsciiWord.isWord(value)) {
      throw new IllegalArgumentException(
          "access key id `" + value + "` must be 16 to 128 of `A-Z a-z 0-9 _`");
    }
  }

  /**
   * The access key id written as {@code value}.
   *
   * @throws IllegalArgumentException if {@code value} is not 16 to 128 of {@code A-Z a-z 0-9 _}
   */
  public static AccessKeyId of(String value) {
    return new AccessKeyId(value);
  }

  /** A new {@code ASIA} key of a session of {@code account}: 39 random bits beside the account (ID-8, ID-9). */
  public static AccessKeyId temporary(AccountId account, RandomGenerator random) {
    return generate(TEMPORARY, account, random);
  }

  /** A new {@code AKIA} key of a user or root of {@code account}: 39 random bits beside the account (ID-8, ID-9). */
  public static AccessKeyId longTerm(AccountId account, RandomGenerator random) {
    return generate(LONG_TERM, account, random);
  }

  private static AccessKeyId generate(String prefix, AccountId account, RandomGenerator random) {
    // ID-8, ID-9, read from the top: one set bit, 40 bits of account, 39 random bits.
    long high = 1L << 40 | Long.parseLong(account.value());
    long low = (high & 1) << 39 | random.nextLong() >>> 25;
    StringBuilder text = new StringBuilder(LENGTH).append(prefix);
    Base32Alphabet.appendLastDigits(text, high >>> 1, (LENGTH - PREFIX_LENGTH) / 2);
    Base32Alphabet.appendLastDigits(text, low, (LENGTH - PREFIX_LENGTH) / 2);
    return new AccessKeyId(text.toString());
  }

  /** Whether this is the key of a session: it starts {@code ASIA} (ID-5). */
  public boolean isTemporary() {
    return value.startsWith(TEMPORARY);
  }

  /**
   * The account this key says it belongs to, or empty where the key does not encode one (ID-11).
   *
   * <p>A hint for routing and for GetAccessKeyInfo, never evidence of authentication: anyone can write a key (ID-12).
   */
  public Optional<AccountId> account() {
    long number = accountNumber();
    return number == NONE ? Optional.empty() : Optional.of(new AccountId(twelveDigits(number)));
  }

  /** Whether this key encodes that account, as {@link #account} says (ID-11). */
  public boolean encodes(AccountId account) {
    return numberOf(account.value()) == accountNumber();
  }

  /** Whether both are the same text, in time that does not depend on where they differ. */
  public boolean isSameAs(AccessKeyId other) {
    int differences = value.length() ^ other.value.length();
    for (int i = 0; i < Math.min(value.length(), other.value.length()); i++) {
      differences |= value.charAt(i) ^ other.value.charAt(i);
    }
    return differences == 0;
  }

  /** The account's number, or -1 where the key does not encode one. */
  private long accountNumber() {
    if (value.length() != LENGTH || !(isTemporary() || value.startsWith(LONG_TERM))) {
      return NONE;
    }
    long top60 = Base32Alphabet.number(value, PREFIX_LENGTH, LENGTH - 4);
    boolean isBase32 = top60 >= 0 && Base32Alphabet.isAlphabetOnly(value, LENGTH - 4);
    boolean encodesAccount =
        isBase32 && top60 >>> 59 == 1; // ID-9, ID-11: Q-Z and 2-7 are the digits with this bit
    long number = (top60 >>> 19) & ((1L << 40) - 1);
    return encodesAccount && number <= LARGEST_ACCOUNT ? number : NONE;
  }

  private static long numberOf(String digits) {
    long number = 0;
    for (int i = 0; i < digits.length(); i++) {
      number = 10 * number + digits.charAt(i) - '0';
    }
    return number;
  }

  private static String twelveDigits(long number) {
    return Long.toString(LARGEST_ACCOUNT + 1 + number).substring(1);
  }

  /** The text of the access key id. */
  @Override
  public String toString() {
    return value;
  }
}

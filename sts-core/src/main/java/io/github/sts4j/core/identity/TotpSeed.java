package io.github.sts4j.core.identity;

import com.google.common.io.BaseEncoding;
import java.security.MessageDigest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The secret of a time-based one-time password device (RFC 6238). Never printed. Immutable. */
public final class TotpSeed {
  private final byte[] secret;

  private TotpSeed(byte[] secret) {
    if (secret.length == 0) {
      throw new IllegalArgumentException("the seed of an MFA device must not be empty");
    }
    this.secret = secret.clone();
  }

  /**
   * Reads the Base32 form (RFC 4648) that IAM shows as {@code Base32StringSeed}; case, spaces and padding do not
   * matter.
   *
   * @throws IllegalArgumentException when the text is not Base32 or is empty; the message does not repeat it
   */
  public static TotpSeed ofBase32(String text) {
    String compact = text.replace(" ", "").replace("=", "").toUpperCase(Locale.ROOT);
    try {
      return new TotpSeed(BaseEncoding.base32().omitPadding().decode(compact));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the seed of an MFA device must be Base32 text (A-Z, 2-7)");
    }
  }

  /** A seed of these bytes, which are copied. */
  public static TotpSeed of(byte[] secret) {
    return new TotpSeed(secret);
  }

  /** A copy of the secret bytes, for computing a code. */
  public byte[] reveal() {
    return secret.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TotpSeed that && MessageDigest.isEqual(secret, that.secret);
  }

  @Override
  public int hashCode() {
    return secret.length; // nothing of the secret
  }

  @Override
  public String toString() {
    return "TotpSeed[redacted]";
  }
}

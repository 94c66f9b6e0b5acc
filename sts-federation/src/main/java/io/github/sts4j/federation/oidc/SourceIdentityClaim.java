package io.github.sts4j.federation.oidc;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.policy.json.JsonString;
import java.util.Optional;
import java.util.regex.Pattern;

/** The source identity a token brings (OI-34, SI-1). */
final class SourceIdentityClaim {
  static final String NAME = "https://aws.amazon.com/source_identity";
  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9_+=,.@-]{2,64}");

  private SourceIdentityClaim() {}

  /**
   * Reads the claim.
   *
   * @throws StsException {@code InvalidIdentityToken} when it is not a string; {@code ValidationError} when it is not a
   *     source identity
   */
  static Optional<String> read(Claims claims) {
    return claims.present(NAME).map(value -> {
      if (!(value instanceof JsonString text)) {
        throw Claims.wrong(NAME, "must be a string");
      }
      if (!ACCEPTED.matcher(text.value()).matches()) {
        throw new StsException(
            StsError.VALIDATION_ERROR,
            "The source identity of the token must have 2 to 64 characters of A-Z a-z 0-9 _ + = , . @ -");
      }
      return text.value();
    });
  }
}

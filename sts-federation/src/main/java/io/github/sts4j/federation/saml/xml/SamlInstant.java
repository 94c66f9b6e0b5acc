package io.github.sts4j.federation.saml.xml;

import io.github.sts4j.federation.saml.refusal.SamlFailure;
import io.github.sts4j.federation.saml.refusal.SamlRefusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** A moment as SAML writes it: {@code xs:dateTime} in UTC, with at most nine digits of a second (S30). */
public final class SamlInstant {
  // Some providers write the offset of UTC in place of the letter.
  // Any other offset, or none, is no SAML.
  private static final Pattern FORM =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?)(?:Z|\\+00:00)");

  private SamlInstant() {}

  public static Optional<Instant> parse(String text) {
    var matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(matcher.group(1) + "Z"));
    } catch (DateTimeException noSuchMoment) {
      return Optional.empty();
    }
  }

  /** A moment of a response. */
  public static Instant of(String text) {
    return parse(text)
        .orElseThrow(
            () -> new SamlRefusal(SamlFailure.STRUCTURE, "a moment that is none, or not in UTC"));
  }
}

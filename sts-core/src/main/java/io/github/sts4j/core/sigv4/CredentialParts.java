package io.github.sts4j.core.sigv4;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Where the parts of a credential end, each before a slash: {@code AKID/20150830/us-east-1/sts/aws4_request}. In the
 * asymmetric variant the region is left out, and ends where the date does.
 */
record CredentialParts(TextPart text, int keyEnd, int dateEnd, int regionEnd, int serviceEnd) {
  private static final int MAX_ACCESS_KEY_ID = 128;
  private static final AsciiSet ACCESS_KEY_ID =
      AsciiSet.of("_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

  /** The parts, if there are so many and the first one is an access key id. */
  static Optional<CredentialParts> of(TextPart text, boolean hasRegion) {
    int keyEnd = text.indexOf('/', text.start());
    int dateEnd = next(text, keyEnd);
    int regionEnd = hasRegion ? next(text, dateEnd) : dateEnd;
    int serviceEnd = next(text, regionEnd);
    boolean isLast = serviceEnd != TextPart.NOWHERE && next(text, serviceEnd) == TextPart.NOWHERE;
    return isLast && isAccessKeyId(text, keyEnd)
        ? Optional.of(new CredentialParts(text, keyEnd, dateEnd, regionEnd, serviceEnd))
        : Optional.empty();
  }

  String accessKeyId() {
    return text.whole().substring(text.start(), keyEnd);
  }

  /** The day of signing, if the scope has it to the letter; any other is read anew, to say what is wrong with it. */
  LocalDate date(SigningInstant signed, SignatureForm form) {
    return signed.isOn(text.whole(), keyEnd + 1, dateEnd)
        ? signed.date()
        : SigningInstant.parseDate(text.whole().substring(keyEnd + 1, dateEnd), form);
  }

  String region() {
    return text.whole().substring(dateEnd + 1, regionEnd);
  }

  /** The text expected, if it is this one, so that it needs no copy. */
  String service(String expected) {
    TextPart service = new TextPart(text.whole(), regionEnd + 1, serviceEnd);
    return service.is(expected) ? expected : service.text();
  }

  TextPart terminator() {
    return new TextPart(text.whole(), serviceEnd + 1, text.end());
  }

  TextPart scopeText() {
    return new TextPart(text.whole(), keyEnd + 1, text.end());
  }

  private static int next(TextPart text, int slash) {
    return slash == TextPart.NOWHERE ? TextPart.NOWHERE : text.indexOf('/', slash + 1);
  }

  private static boolean isAccessKeyId(TextPart text, int end) {
    int length = end - text.start();
    return length > 0
        && length <= MAX_ACCESS_KEY_ID
        && ACCESS_KEY_ID.containsAll(text.whole(), text.start(), end);
  }
}

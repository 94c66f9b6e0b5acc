package io.github.sts4j.core.sigv4;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import java.time.LocalDate;
import java.util.Set;

/** The credential a signature names: {@code AKID/20150830/us-east-1/sts/aws4_request}. */
record Credential(String accessKeyId, CredentialScope scope, String scopeText) {
  private static final int MAX_ACCESS_KEY_ID = 128;
  private static final AsciiSet ACCESS_KEY_ID =
      AsciiSet.of("_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
  private static final int[] OTHERWISE_MANY = {};

  static Credential parse(
      String text, SigningInstant signed, SigV4Settings settings, SignatureForm form) {
    int[] slashes = slashes(text, 4);
    if (slashes == OTHERWISE_MANY || !isAccessKeyId(text, slashes[0])) {
      throw form.malformed(
          "the credential must be `access key id/date/region/service/aws4_request`");
    }
    String region = text.substring(slashes[1] + 1, slashes[2]);
    return of(text, slashes, region, signed, settings, form);
  }

  /** The credential of the asymmetric variant: its scope leaves the region to a set beside it. */
  static Credential parse(
      String text,
      String regionSet,
      SigningInstant signed,
      SigV4Settings settings,
      SignatureForm form) {
    int[] slashes = slashes(text, 3);
    if (slashes == OTHERWISE_MANY || !isAccessKeyId(text, slashes[0])) {
      throw form.malformed("the credential must be `access key id/date/service/aws4_request`");
    }
    String region = RegionSet.requireServed(regionSet, settings, form);
    return of(text, slashes, region, signed, settings, form);
  }

  // Date first, service and terminator last: so far the two variants agree.
  private static Credential of(
      String text,
      int[] slashes,
      String region,
      SigningInstant signed,
      SigV4Settings settings,
      SignatureForm form) {
    int last = slashes[slashes.length - 1];
    LocalDate date = date(text, slashes[0] + 1, slashes[1], signed, form);
    String service = service(text, slashes[slashes.length - 2] + 1, last, settings.service());
    Credential credential = new Credential(
        text.substring(0, slashes[0]),
        scope(date, region, service, form),
        text.substring(slashes[0] + 1));
    checkScope(credential.scope(), text.substring(last + 1), signed, settings);
    return credential;
  }

  private static LocalDate date(
      String text, int start, int end, SigningInstant signed, SignatureForm form) {
    return signed.isOn(text, start, end)
        ? signed.date()
        : SigningInstant.parseDate(text.substring(start, end), form);
  }

  private static String service(String text, int start, int end, String expected) {
    boolean asExpected = end - start == expected.length() && text.startsWith(expected, start);
    return asExpected ? expected : text.substring(start, end);
  }

  private static CredentialScope scope(
      LocalDate date, String region, String service, SignatureForm form) {
    try {
      return new CredentialScope(date, region, service);
    } catch (IllegalArgumentException notWellFormed) {
      throw form.malformed(
          "the credential's region and service must be lower-case letters, digits and hyphens");
    }
  }

  // ER-1: the scope comes first, before anything is asked about the key.
  private static void checkScope(
      CredentialScope scope, String terminator, SigningInstant signed, SigV4Settings settings) {
    if (!terminator.equals(CredentialScope.TERMINATOR)) {
      throw wrong("the credential scope must end in `aws4_request`, not "
          + SignatureForm.quoted(terminator));
    }
    if (!scope.service().equals(settings.service())) {
      throw wrong(
          "the service `" + scope.service() + "` is wrong; expecting `" + settings.service() + "`");
    }
    if (settings.regions().isPresent()) {
      requireRegion(scope.region(), settings.regions().get());
    }
    if (!scope.date().equals(signed.date())) {
      throw wrong("the credential scope's date must be the day of `X-Amz-Date`");
    }
  }

  private static void requireRegion(String region, Set<String> regions) {
    if (!regions.contains(region)) {
      String expected =
          regions.size() == 1 ? "; expecting `" + regions.iterator().next() + "`" : "";
      throw wrong("the region `" + region + "` is wrong" + expected);
    }
  }

  private static AuthenticationException wrong(String message) {
    return new AuthenticationException(AuthenticationFailure.WRONG_SCOPE, message);
  }

  private static boolean isAccessKeyId(String text, int length) {
    return length > 0 && length <= MAX_ACCESS_KEY_ID && ACCESS_KEY_ID.containsAll(text, 0, length);
  }

  /** Where the slashes are, if there are so many. */
  private static int[] slashes(String text, int count) {
    int[] slashes = new int[count];
    int slash = -1;
    for (int i = 0; i < count; i++) {
      slash = text.indexOf('/', slash + 1);
      if (slash < 0) {
        return OTHERWISE_MANY;
      }
      slashes[i] = slash;
    }
    return text.indexOf('/', slash + 1) < 0 ? slashes : OTHERWISE_MANY;
  }
}

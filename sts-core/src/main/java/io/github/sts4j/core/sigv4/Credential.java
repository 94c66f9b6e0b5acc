package io.github.sts4j.core.sigv4;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;

/** The credential a signature names: {@code AKID/20150830/us-east-1/sts/aws4_request}. */
record Credential(String accessKeyId, CredentialScope scope, String scopeText) {
  private static final int PARTS = 5;
  private static final int MAX_ACCESS_KEY_ID = 128;
  private static final AsciiSet ACCESS_KEY_ID =
      AsciiSet.of("_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

  static Credential parse(
      String text, Instant signedAt, SigV4Settings settings, SignatureForm form) {
    String[] parts = text.split("/", -1);
    if (parts.length != PARTS || !isAccessKeyId(parts[0])) {
      throw form.malformed(
          "the credential must be `access key id/date/region/service/aws4_request`");
    }
    Credential credential = of(text, parts[1], parts[2], parts[3], form);
    checkScope(credential.scope(), parts[4], signedAt, settings);
    return credential;
  }

  /** The credential of the asymmetric variant: its scope leaves the region to a set beside it. */
  static Credential parse(
      String text, String regionSet, Instant signedAt, SigV4Settings settings, SignatureForm form) {
    String[] parts = text.split("/", -1);
    if (parts.length != PARTS - 1 || !isAccessKeyId(parts[0])) {
      throw form.malformed("the credential must be `access key id/date/service/aws4_request`");
    }
    String region = RegionSet.requireServed(regionSet, settings, form);
    Credential credential = of(text, parts[1], region, parts[2], form);
    checkScope(credential.scope(), parts[3], signedAt, settings);
    return credential;
  }

  private static Credential of(
      String text, String day, String region, String service, SignatureForm form) {
    LocalDate date = SigningInstant.parseDate(day, form);
    if (!CredentialScope.isWellFormedPart(region) || !CredentialScope.isWellFormedPart(service)) {
      throw form.malformed(
          "the credential's region and service must be lower-case letters, digits and hyphens");
    }
    int slash = text.indexOf('/');
    return new Credential(
        text.substring(0, slash),
        new CredentialScope(date, region, service),
        text.substring(slash + 1));
  }

  // ER-1: the scope comes first, before anything is asked about the key.
  private static void checkScope(
      CredentialScope scope, String terminator, Instant signedAt, SigV4Settings settings) {
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
    if (!scope.date().equals(LocalDate.ofInstant(signedAt, ZoneOffset.UTC))) {
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

  private static boolean isAccessKeyId(String text) {
    return !text.isEmpty() && text.length() <= MAX_ACCESS_KEY_ID && ACCESS_KEY_ID.containsAll(text);
  }
}

package io.github.sts4j.core.sigv4;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import java.time.LocalDate;
import java.util.Set;

/** The credential a signature names: {@code AKID/20150830/us-east-1/sts/aws4_request}. */
record Credential(String accessKeyId, CredentialScope scope, TextPart scopeText) {

  /** The same, keeping nothing else of the request in memory. */
  Credential detached() {
    return new Credential(accessKeyId, scope, TextPart.of(scopeText.text()));
  }

  static Credential parse(
      TextPart text, SigningInstant signed, SigV4Settings settings, SignatureForm form) {
    CredentialParts parts = CredentialParts.of(text, true)
        .orElseThrow(() -> form.malformed(
            "the credential must be `access key id/date/region/service/aws4_request`"));
    return of(parts, parts.region(), signed, settings, form);
  }

  /** The credential of the asymmetric variant: its scope leaves the region to a set beside it. */
  static Credential parse(
      TextPart text,
      String regionSet,
      SigningInstant signed,
      SigV4Settings settings,
      SignatureForm form) {
    CredentialParts parts = CredentialParts.of(text, false)
        .orElseThrow(() ->
            form.malformed("the credential must be `access key id/date/service/aws4_request`"));
    return of(parts, RegionSet.requireServed(regionSet, settings, form), signed, settings, form);
  }

  private static Credential of(
      CredentialParts parts,
      String region,
      SigningInstant signed,
      SigV4Settings settings,
      SignatureForm form) {
    LocalDate date = parts.date(signed, form);
    CredentialScope scope = scope(date, region, parts.service(settings.service()), form);
    checkScope(scope, parts.terminator(), signed, settings);
    return new Credential(parts.accessKeyId(), scope, parts.scopeText());
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
      CredentialScope scope, TextPart terminator, SigningInstant signed, SigV4Settings settings) {
    if (!terminator.is(CredentialScope.TERMINATOR)) {
      throw wrong("the credential scope must end in `aws4_request`, not "
          + SignatureForm.quoted(terminator.text()));
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
}

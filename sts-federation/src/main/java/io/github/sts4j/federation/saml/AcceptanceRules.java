package io.github.sts4j.federation.saml;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.federation.saml.refusal.SamlFailure;
import io.github.sts4j.federation.saml.refusal.SamlRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The table SM-13 to SM-25: whether an authentic assertion is one for here and now. */
final class AcceptanceRules {
  static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";

  // SAML core 2.2.2
  private static final String UNSPECIFIED = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified";

  private static final Pattern PADDING = Pattern.compile("^[ \\t\\r\\n]+|[ \\t\\r\\n]+$");

  private final TrustedProvider provider;
  private final Optional<Duration> maxAge;
  private final Instant now;
  private final Duration skew;

  /**
   * @param provider whose rules
   * @param maxAge how long after it was issued an assertion may be used, in the strict mode
   * @param now the current time
   */
  AcceptanceRules(TrustedProvider provider, Optional<Duration> maxAge, Instant now) {
    this.provider = requireNonNull(provider, "provider");
    this.maxAge = requireNonNull(maxAge, "maxAge");
    this.now = requireNonNull(now, "now");
    this.skew = provider.settings().clockSkew();
  }

  /**
   * Checks everything but the attributes and whether it was used before.
   *
   * @throws SamlRefusal at the first rule that is not met
   */
  AcceptedAssertion accept(OpenedResponse response) {
    Assertion assertion = response.assertion();
    requireIssuer(response);
    Conditions conditions = assertion
        .conditions()
        .orElseThrow(() -> refusal(SamlFailure.CONDITIONS, "no conditions")); // SM-15
    Confirmation confirmation = bearer(assertion);
    String recipient = require(confirmation.recipient(), SamlFailure.CONFIRMATION); // SM-18
    Instant confirmedUntil = require(confirmation.notOnOrAfter(), SamlFailure.CONFIRMATION);
    requireAuthenticated(assertion);
    requireNotExpired(conditions.notOnOrAfter()); // SM-17
    requireNotExpired(confirmation.notOnOrAfter()); // SM-19
    if (provider.isStrict()) {
      requireTimely(assertion, conditions, confirmation);
      requireForHere(response, conditions, recipient);
    }
    NameId name = name(assertion);
    return new AcceptedAssertion(
        assertion,
        name,
        recipient,
        usableUntil(assertion, conditions, confirmedUntil),
        conditions.oneTimeUse());
  }

  private void requireIssuer(OpenedResponse response) {
    String entityId = provider.metadata().entityId();
    if (!response.assertion().issuer().equals(entityId)) {
      throw refusal(SamlFailure.ISSUER, "the assertion is of another issuer"); // SM-13
    }
    Optional<String> around = response.head().issuer();
    if (provider.isStrict() && around.filter(issuer -> !issuer.equals(entityId)).isPresent()) {
      throw refusal(SamlFailure.RESPONSE_ISSUER, "the response is of another issuer"); // SM-14
    }
  }

  private Confirmation bearer(Assertion assertion) {
    // S31: one confirmation, which must meet everything: not one that is in time and another that
    // is for here.
    if (assertion.confirmations().size() != 1
        || !assertion.confirmations().get(0).method().equals(BEARER)) {
      throw refusal(
          SamlFailure.CONFIRMATION, "not exactly one confirmation, of the bearer"); // SM-18
    }
    return assertion.confirmations().get(0);
  }

  private void requireAuthenticated(Assertion assertion) {
    if (assertion.authentications().isEmpty()) {
      throw refusal(SamlFailure.AUTHENTICATION, "no authentication statement"); // SM-22
    }
    for (Authentication authentication : assertion.authentications()) {
      // S32, SA-8: every session must be open. It ends at that very instant, whatever the skew.
      if (authentication.sessionNotOnOrAfter().filter(end -> !now.isBefore(end)).isPresent()) {
        throw refusal(SamlFailure.EXPIRED, "the provider's session is over");
      }
      if (provider.isStrict() && isAhead(authentication.instant())) {
        throw refusal(SamlFailure.AUTHENTICATION, "signed in in the future");
      }
    }
  }

  /** An end is exclusive: at that instant plus the skew it is over. */
  private void requireNotExpired(Optional<Instant> notOnOrAfter) {
    if (notOnOrAfter.filter(end -> !now.isBefore(later(end, skew))).isPresent()) {
      throw refusal(SamlFailure.EXPIRED, "its time is over");
    }
  }

  private void requireTimely(
      Assertion assertion, Conditions conditions, Confirmation confirmation) {
    require(conditions.notOnOrAfter(), SamlFailure.CONDITIONS);
    if (conditions.notBefore().filter(this::isAhead).isPresent()) {
      throw refusal(SamlFailure.NOT_YET_VALID, "its time is to come"); // SM-16
    }
    if (confirmation.notBefore().isPresent()) {
      throw refusal(
          SamlFailure.CONFIRMATION, "a start in a bearer confirmation"); // SAML profiles 4.1.4.2
    }
    if (isAhead(assertion.issueInstant())) {
      throw refusal(SamlFailure.NOT_YET_VALID, "issued in the future");
    }
    // SM-25: it may be as old as the limit, and the skew.
    if (maxAge
        .filter(age -> now.isAfter(later(later(assertion.issueInstant(), age), skew)))
        .isPresent()) {
      throw refusal(SamlFailure.EXPIRED, "issued too long ago");
    }
  }

  private void requireForHere(OpenedResponse response, Conditions conditions, String recipient) {
    Set<String> recipients = Set.copyOf(provider.settings().recipients());
    Set<String> audiences = Set.copyOf(provider.settings().audiences());
    if (!recipients.contains(recipient)
        || response.head().destination().filter(at -> !recipients.contains(at)).isPresent()) {
      throw refusal(SamlFailure.RECIPIENT, "for another sign-in URL"); // SM-20
    }
    // S28: every restriction must name us.
    if (conditions.audiences().isEmpty()
        || !conditions.audiences().stream()
            .allMatch(named -> named.stream().anyMatch(audiences::contains))) {
      throw refusal(SamlFailure.AUDIENCE, "for another audience"); // SM-21
    }
    Optional<String> asked = response.assertion().confirmations().get(0).inResponseTo();
    Optional<String> answered = response.head().inResponseTo();
    if (asked.isPresent() && answered.isPresent() && !asked.equals(answered)) {
      throw refusal(SamlFailure.CONFIRMATION, "an answer to two requests");
    }
  }

  private NameId name(Assertion assertion) {
    NameId name = assertion
        .name()
        .map(this::within)
        .filter(found -> !found.text().isBlank())
        .orElseThrow(() -> refusal(SamlFailure.NO_NAME, "no NameID")); // SM-23
    boolean unspecified = name.format().filter(format -> !format.isBlank()).isEmpty();
    if (unspecified && !provider.allows(Allowance.NAME_WITHOUT_FORMAT)) {
      throw refusal(SamlFailure.NAME, "a NameID without Format");
    }
    if (name.text().codePoints().anyMatch(Character::isISOControl)) {
      throw refusal(SamlFailure.NAME, "a control character in the NameID"); // S36
    }
    Set<String> audiences = Set.copyOf(provider.settings().audiences());
    if (provider.isStrict()
        && name.spNameQualifier().filter(by -> !audiences.contains(by)).isPresent()) {
      throw refusal(SamlFailure.NAME, "a NameID for another service");
    }
    return unspecified
        ? new NameId(name.text(), Optional.of(UNSPECIFIED), name.spNameQualifier())
        : name;
  }

  private NameId within(NameId name) {
    return provider.allows(Allowance.NAME_WITHIN_WHITE_SPACE)
        ? new NameId(
            PADDING.matcher(name.text()).replaceAll(""), name.format(), name.spNameQualifier())
        : name;
  }

  private Instant usableUntil(Assertion assertion, Conditions conditions, Instant confirmedUntil) {
    Instant end = conditions.notOnOrAfter().filter(confirmedUntil::isAfter).orElse(confirmedUntil);
    Optional<Instant> tooOld =
        maxAge.map(age -> later(assertion.issueInstant(), age).plusNanos(1));
    return later(tooOld.filter(end::isAfter).orElse(end), skew);
  }

  private boolean isAhead(Instant instant) {
    return instant.isAfter(later(now, skew));
  }

  private static Instant later(Instant instant, Duration duration) {
    return instant.plus(duration);
  }

  private static <T> T require(Optional<T> value, SamlFailure failure) {
    return value.orElseThrow(() -> refusal(failure, "a required moment or recipient is missing"));
  }

  private static SamlRefusal refusal(SamlFailure failure, String detail) {
    return new SamlRefusal(failure, detail);
  }
}

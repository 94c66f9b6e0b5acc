package io.github.sts4j.federation.saml;

import java.time.Instant;

/**
 * An assertion that met the rules of acceptance.
 *
 * @param assertion as it was signed
 * @param name of its subject
 * @param recipient of its one confirmation
 * @param usableUntil from when on it is refused for its age
 * @param oneTimeUse whether its issuer wants it to be used once
 */
record AcceptedAssertion(
    Assertion assertion, NameId name, String recipient, Instant usableUntil, boolean oneTimeUse) {}

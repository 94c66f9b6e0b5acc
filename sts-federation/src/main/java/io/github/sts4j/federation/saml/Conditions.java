package io.github.sts4j.federation.saml;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The conditions of an assertion.
 *
 * @param audiences one list a restriction; every restriction must be met, each by one of its audiences
 */
record Conditions(
    Optional<Instant> notBefore,
    Optional<Instant> notOnOrAfter,
    List<List<String>> audiences,
    boolean oneTimeUse) {}

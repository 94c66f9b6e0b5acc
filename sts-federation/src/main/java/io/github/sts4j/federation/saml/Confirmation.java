package io.github.sts4j.federation.saml;

import java.time.Instant;
import java.util.Optional;

/** One way in which the bearer of an assertion may be confirmed as its subject, and until when and where. */
record Confirmation(
    String method,
    Optional<Instant> notBefore,
    Optional<Instant> notOnOrAfter,
    Optional<String> recipient,
    Optional<String> inResponseTo) {}

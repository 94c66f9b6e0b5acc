package io.github.sts4j.federation.saml;

import java.time.Instant;
import java.util.Optional;

/** When the subject signed in at the provider, and until when that holds. */
record Authentication(Instant instant, Optional<Instant> sessionNotOnOrAfter) {}

package io.github.sts4j.federation.saml;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An assertion, read from signed octets. Of well-formed content, but nothing of it is checked against anything yet. */
record Assertion(
    String id,
    Instant issueInstant,
    String issuer,
    Optional<NameId> name,
    List<Confirmation> confirmations,
    Optional<Conditions> conditions,
    List<Authentication> authentications,
    List<SamlAttribute> attributes) {}

package io.github.sts4j.federation.saml;

import java.util.Optional;

/** The {@code NameID} of a subject. */
record NameId(String text, Optional<String> format, Optional<String> spNameQualifier) {}

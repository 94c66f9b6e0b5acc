package io.github.sts4j.federation.saml;

import java.util.List;

/**
 * An attribute by its exact {@code Name}; its friendly name and format mean nothing (S35).
 *
 * @param values the whole text of each value
 * @param plain whether every value is text and nothing else
 * @param readable whether {@code values} has every value: text, or one {@code NameID}
 */
record SamlAttribute(String name, List<String> values, boolean plain, boolean readable) {}

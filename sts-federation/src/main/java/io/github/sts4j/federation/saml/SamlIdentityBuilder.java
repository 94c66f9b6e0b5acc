package io.github.sts4j.federation.saml;

import io.github.sts4j.core.federation.FederatedIdentity;
import io.github.sts4j.core.federation.VerifiedSamlIdentity;
import io.github.sts4j.federation.saml.refusal.SamlFailure;
import io.github.sts4j.federation.saml.refusal.SamlRefusal;
import io.github.sts4j.policy.Arn;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From an accepted assertion to the identity that the service knows: attributes, tags and condition keys. */
final class SamlIdentityBuilder {
  private static final String NAME_FORMATS = "urn:oasis:names:tc:SAML:2.0:nameid-format:";

  private final TrustedProvider provider;

  SamlIdentityBuilder(TrustedProvider provider) {
    this.provider = provider;
  }

  /** @throws SamlRefusal when the assertion is not for the role, or an attribute breaks its rule */
  VerifiedSamlIdentity build(AcceptedAssertion accepted, Arn role) {
    Assertion assertion = accepted.assertion();
    Map<String, SamlAttribute> attributes = byName(assertion.attributes());
    AwsAttributes aws = new AwsAttributes(attributes);
    aws.requireRole(role, provider.settings().arn());
    String sessionName = aws.sessionName();
    String qualifier = NameQualifier.of(
        assertion.issuer(), provider.settings().account(), provider.settings().name());
    return new VerifiedSamlIdentity(
        identity(accepted, aws, qualifier, attributes),
        sessionName,
        assertion.issuer(),
        subjectType(accepted.name()),
        qualifier,
        aws.sessionDuration(),
        sessionEnd(assertion),
        assertion.id());
  }

  private FederatedIdentity identity(
      AcceptedAssertion accepted,
      AwsAttributes aws,
      String qualifier,
      Map<String, SamlAttribute> attributes) {
    String account = provider.settings().account().value();
    FederatedIdentity.Builder identity = FederatedIdentity.builder(
        provider.settings().arn().toString(),
        provider.settings().account(),
        accepted.name().text(),
        accepted.recipient());
    // SM-42 first: no attribute may take the place of a key that says who vouches.
    MappedAttributes.contextOf(attributes).forEach(identity::trustContext);
    identity
        .trustContext("saml:aud", List.of(accepted.recipient())) // SM-40
        .trustContext("saml:iss", List.of(accepted.assertion().issuer()))
        .trustContext("saml:doc", List.of(account + "/" + provider.settings().name()))
        .lastingContext("saml:namequalifier", List.of(qualifier)) // SM-41
        .lastingContext("saml:sub", List.of(accepted.name().text()))
        .lastingContext("saml:sub_type", List.of(subjectType(accepted.name())))
        .tags(aws.tags());
    sessionEnd(accepted.assertion()).ifPresent(identity::provenUntil);
    aws.sourceIdentity().ifPresent(identity::sourceIdentity);
    return identity.build();
  }

  /** By name; in the strict mode a name may occur once, else the first counts (SM-35). */
  private Map<String, SamlAttribute> byName(List<SamlAttribute> attributes) {
    Map<String, SamlAttribute> byName = new LinkedHashMap<>();
    for (SamlAttribute attribute : attributes) {
      if (byName.putIfAbsent(attribute.name(), attribute) != null && provider.isStrict()) {
        throw new SamlRefusal(SamlFailure.ATTRIBUTES, "an attribute occurs twice");
      }
    }
    return byName;
  }

  /** SA-12. */
  private static String subjectType(NameId name) {
    String format = name.format().orElse("");
    return format.startsWith(NAME_FORMATS) ? format.substring(NAME_FORMATS.length()) : format;
  }

  /** The first of the ends, where there are several (SM-36). */
  private static Optional<Instant> sessionEnd(Assertion assertion) {
    return assertion.authentications().stream()
        .flatMap(authentication -> authentication.sessionNotOnOrAfter().stream())
        .min(Comparator.naturalOrder());
  }
}

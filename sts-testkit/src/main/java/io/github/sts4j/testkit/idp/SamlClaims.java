package io.github.sts4j.testkit.idp;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a SAML assertion says. Immutable.
 *
 * @param nameId who it is about
 * @param recipient where it is to be presented
 * @param audience whom it is for
 * @param lifetime how long it can be used from the moment on when it is issued
 * @param attributes by full name, each with its values
 */
public record SamlClaims(
    String nameId,
    String recipient,
    String audience,
    Duration lifetime,
    Map<String, List<String>> attributes) {
  private static final String AWS = "https://aws.amazon.com/SAML/Attributes/";

  /** Checks that nothing is null. */
  public SamlClaims {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    attributes.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    attributes = Collections.unmodifiableMap(copy);
  }

  /**
   * What lets somebody assume a role: the role with its provider, and a name for the session (SM-30, SM-31). For AWS's own
   * sign-in page, for five minutes.
   */
  public static SamlClaims forRole(String roleArn, String providerArn, String sessionName) {
    return new SamlClaims(
            sessionName,
            "https://signin.aws.amazon.com/saml",
            "urn:amazon:webservices",
            Duration.ofMinutes(5),
            Map.of())
        .withAttribute(AWS + "Role", roleArn + "," + providerArn)
        .withAttribute(AWS + "RoleSessionName", sessionName);
  }

  /** These claims with an attribute of this name, in place of one that is there. */
  public SamlClaims withAttribute(String name, String... values) {
    Map<String, List<String>> more = new LinkedHashMap<>(attributes);
    more.put(name, List.of(values));
    return new SamlClaims(nameId, recipient, audience, lifetime, more);
  }

  /** These claims with a session tag, in the form that AWS reads (SM-34). */
  public SamlClaims withSessionTag(String key, String value) {
    return withAttribute(AWS + "PrincipalTag:" + key, value);
  }

  /** These claims about somebody else. */
  public SamlClaims withNameId(String newNameId) {
    return new SamlClaims(newNameId, recipient, audience, lifetime, attributes);
  }

  /** These claims to be presented elsewhere. */
  public SamlClaims withRecipient(String newRecipient) {
    return new SamlClaims(nameId, newRecipient, audience, lifetime, attributes);
  }

  /** These claims for somebody else. */
  public SamlClaims withAudience(String newAudience) {
    return new SamlClaims(nameId, recipient, newAudience, lifetime, attributes);
  }

  /** These claims for a longer or shorter time. */
  public SamlClaims withLifetime(Duration newLifetime) {
    return new SamlClaims(nameId, recipient, audience, newLifetime, attributes);
  }
}

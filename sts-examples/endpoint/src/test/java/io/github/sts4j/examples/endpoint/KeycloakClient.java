package io.github.sts4j.examples.endpoint;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The ways in which a service may be registered at Keycloak for SAML, by what its responses look like. */
enum KeycloakClient {
  SIGNED_ASSERTION(assertionSigned()),
  SIGNED_TWICE(assertionSigned().with("saml.server.signature", "true")),
  RSA_SHA512(assertionSigned().with("saml.signature.algorithm", "RSA_SHA512")),
  RSA_PSS_SHA256(assertionSigned().with("saml.signature.algorithm", "RSA_SHA256_MGF1")),
  RSA_PSS_SHA512(assertionSigned().with("saml.signature.algorithm", "RSA_SHA512_MGF1")),
  INCLUSIVE(assertionSigned()
      .with(
          "saml_signature_canonicalization_method",
          "http://www.w3.org/TR/2001/REC-xml-c14n-20010315")),
  ONE_TIME_USE(assertionSigned().with("saml.onetimeuse.condition", "true")),
  ENCRYPTED(assertionSigned().with("saml.encrypt", "true")),
  ENCRYPTED_WITH_CBC(encryptedWithCbc().with("saml.server.signature", "true")),
  ENCRYPTED_WITH_CBC_UNVOUCHED(encryptedWithCbc()),
  ENCRYPTED_WITH_PKCS1(assertionSigned()
      .with("saml.encrypt", "true")
      .with("saml.encryption.algorithm", "http://www.w3.org/2009/xmlenc11#aes256-gcm")
      .with("saml.encryption.keyAlgorithm", "http://www.w3.org/2001/04/xmlenc#rsa-1_5")),
  WITH_COMMENTS(assertionSigned()
      .with(
          "saml_signature_canonicalization_method",
          "http://www.w3.org/2001/10/xml-exc-c14n#WithComments")),
  RSA_SHA1(assertionSigned().with("saml.signature.algorithm", "RSA_SHA1")),
  SIGNED_RESPONSE(assertionSigned()
      .with("saml.server.signature", "true")
      .with("saml.assertion.signature", "false")),
  UNSIGNED(assertionSigned().with("saml.assertion.signature", "false"));

  private final Attributes attributes;

  KeycloakClient(Attributes attributes) {
    this.attributes = attributes;
  }

  /** The path by which a user signs in, and part of the audience. */
  String path() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String audience() {
    return "urn:example:" + path();
  }

  /** The members of a JSON object. */
  String attributes() {
    return attributes.values().entrySet().stream()
        .map(entry -> "\"" + entry.getKey() + "\": \"" + entry.getValue() + "\"")
        .collect(Collectors.joining(", "));
  }

  private static Attributes assertionSigned() {
    return new Attributes(Map.of(
        "saml.assertion.signature", "true",
        "saml.server.signature", "false",
        "saml.signature.algorithm", "RSA_SHA256"));
  }

  private static Attributes encryptedWithCbc() {
    return assertionSigned()
        .with("saml.encrypt", "true")
        .with("saml.encryption.algorithm", "http://www.w3.org/2001/04/xmlenc#aes256-cbc")
        .with("saml.encryption.keyAlgorithm", "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p");
  }

  private record Attributes(Map<String, String> values) {
    Attributes with(String name, String value) {
      Map<String, String> more = new LinkedHashMap<>(values);
      more.put(name, value);
      return new Attributes(Map.copyOf(more));
    }
  }
}

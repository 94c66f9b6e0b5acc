package io.github.sts4j.federation.x509;

import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * What a verified certificate says of its holder, under the names of IAM Roles Anywhere: {@code x509Subject/CN},
 * {@code x509Issuer/O}, {@code x509SAN/URI}. A second value of a type is {@code x509Subject/OU/2}, and so on.
 */
final class CertificateAttributes {
  private static final String ALTERNATIVE_NAMES = "2.5.29.17";

  private final Map<String, List<String>> subject;
  private final Map<String, List<String>> issuer;
  private final Map<String, List<String>> alternativeNames;

  private CertificateAttributes(
      Map<String, List<String>> subject,
      Map<String, List<String>> issuer,
      Map<String, List<String>> alternativeNames) {
    this.subject = subject;
    this.issuer = issuer;
    this.alternativeNames = alternativeNames;
  }

  static CertificateAttributes of(X509Certificate certificate) {
    byte[] extension = certificate.getExtensionValue(ALTERNATIVE_NAMES);
    CertificateAttributes attributes = new CertificateAttributes(
        DistinguishedName.read(certificate.getSubjectX500Principal().getEncoded()),
        DistinguishedName.read(certificate.getIssuerX500Principal().getEncoded()),
        extension == null ? Map.of() : AlternativeNames.read(extension));
    if (attributes
            .subject
            .getOrDefault(DistinguishedName.COMMON_NAME, List.of())
            .size()
        > 1) {
      // One program would believe the first, another the last.
      throw CertificateRefusal.of("the subject has several common names");
    }
    return attributes;
  }

  Optional<String> commonName() {
    return subject.getOrDefault(DistinguishedName.COMMON_NAME, List.of()).stream()
        .findFirst();
  }

  /** Who it is: the subject's name, or of an empty one the first alternative name. */
  String subject(X500Principal name) {
    if (!name.getName().isEmpty()) {
      return name.getName();
    }
    return Optional.ofNullable(alternativeNames.get("URI"))
        .or(() -> Optional.ofNullable(alternativeNames.get("DNS")))
        .map(values -> values.get(0))
        .orElseThrow(() ->
            CertificateRefusal.of("the certificate has neither subject, nor URI nor DNS name"));
  }

  Map<String, String> mapped(Set<CertificateField> fields) {
    Map<String, String> mapped = new LinkedHashMap<>();
    if (fields.contains(CertificateField.SUBJECT)) {
      put(mapped, "x509Subject/", subject);
    }
    if (fields.contains(CertificateField.ISSUER)) {
      put(mapped, "x509Issuer/", issuer);
    }
    if (fields.contains(CertificateField.SUBJECT_ALTERNATIVE_NAME)) {
      put(mapped, "x509SAN/", alternativeNames);
    }
    return mapped;
  }

  private static void put(
      Map<String, String> mapped, String prefix, Map<String, List<String>> attributes) {
    attributes.forEach((type, values) -> {
      for (int i = 0; i < values.size(); i++) {
        mapped.put(prefix + type + (i == 0 ? "" : "/" + (i + 1)), values.get(i));
      }
    });
  }
}

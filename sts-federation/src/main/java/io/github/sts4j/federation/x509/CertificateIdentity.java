package io.github.sts4j.federation.x509;

import io.github.sts4j.core.federation.FederatedIdentity;
import io.github.sts4j.core.federation.VerifiedCertificate;
import io.github.sts4j.core.token.SessionTag;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the identity out of a certificate whose path was validated. Each mapped attribute is the condition key {@code x509:<name>}
 * of the trust evaluation, to the letter. Those that can be session tags are, and policies see them as
 * {@code aws:PrincipalTag/<name>}; of the others the session keeps the condition key.
 */
record CertificateIdentity(RegisteredTrustAnchor anchor, CertificatePath path) {
  private static final Pattern SOURCE_IDENTITY = Pattern.compile("[A-Za-z0-9_+=,.@-]{2,64}");

  VerifiedCertificate read() {
    X509Certificate certificate = path.certificates().get(0);
    CertificateAttributes attributes = CertificateAttributes.of(certificate);
    String serial = serialNumber(certificate);
    FederatedIdentity.Builder identity = FederatedIdentity.builder(
            anchor.arn().toString(),
            anchor.account(),
            attributes.subject(certificate.getSubjectX500Principal()),
            serial)
        .provenUntil(path.end())
        .sessionsEndBy(path.end());
    putAttributes(identity, attributes.mapped(anchor.fields()));
    sourceIdentity(attributes, serial).ifPresent(identity::sourceIdentity);
    return new VerifiedCertificate(identity.build(), serial);
  }

  private static void putAttributes(
      FederatedIdentity.Builder identity, Map<String, String> attributes) {
    List<SessionTag> tags = new ArrayList<>();
    attributes.forEach((name, value) -> {
      String key = "x509:" + name.substring("x509".length());
      Optional<SessionTag> tag = tag(name, value);
      tag.ifPresent(tags::add);
      if (tag.isPresent()) {
        identity.trustContext(key, List.of(value));
      } else {
        identity.lastingContext(key, List.of(value));
      }
    });
    identity.principalTags(tags);
  }

  private static Optional<SessionTag> tag(String name, String value) {
    try {
      return Optional.of(new SessionTag(name, value, false));
    } catch (IllegalArgumentException notATag) { // ST-2
      return Optional.empty();
    }
  }

  private Optional<String> sourceIdentity(CertificateAttributes attributes, String serial) {
    return switch (anchor.sourceIdentity()) {
      case NONE -> Optional.empty();
      case SERIAL_NUMBER -> Optional.of(serial);
      case COMMON_NAME ->
        Optional.of(attributes
            .commonName()
            .filter(name -> SOURCE_IDENTITY.matcher(name).matches())
            .orElseThrow(() -> CertificateRefusal.of(
                "the common name is missing, or cannot be a source identity")));
    };
  }

  private static String serialNumber(X509Certificate certificate) {
    String digits = certificate.getSerialNumber().toString(16);
    return digits.length() % 2 == 0 ? digits : "0" + digits;
  }
}

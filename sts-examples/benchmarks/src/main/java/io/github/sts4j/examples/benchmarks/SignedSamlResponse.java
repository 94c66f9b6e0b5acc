package io.github.sts4j.examples.benchmarks;

import io.github.sts4j.core.federation.SamlProvider;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.federation.saml.SamlResponseVerifier;
import io.github.sts4j.policy.Arn;
import io.github.sts4j.testkit.idp.FakeSamlProvider;
import io.github.sts4j.testkit.idp.SamlClaims;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** A response whose assertion is signed, with RSA of 2,048 bits and SHA-256, and what verifies it. */
record SignedSamlResponse(String base64, SamlResponseVerifier verifier, PublicKey key) {
  static final Arn ROLE = Arn.parse("arn:aws:iam::111122223333:role/Staff");
  static final Arn PROVIDER = Arn.parse("arn:aws:iam::111122223333:saml-provider/corp");

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-06-01T12:00:00Z"));

  static SignedSamlResponse typical() throws GeneralSecurityException {
    FakeSamlProvider issuer = FakeSamlProvider.of("https://idp.example.org/saml", CLOCK);
    SamlClaims claims = SamlClaims.forRole(
            ROLE.toString(), PROVIDER.toString(), "alice@example.org")
        .withSessionTag("Department", "Engineering")
        .withSessionTag("CostCenter", "4711");
    return new SignedSamlResponse(
        issuer.response(claims), verifier(issuer.metadata()), key(issuer.metadata()));
  }

  /** The response as a tree, the assertion's id known as one. */
  Document document() throws ParserConfigurationException, SAXException, IOException {
    DocumentBuilderFactory parsers = DocumentBuilderFactory.newDefaultNSInstance();
    parsers.setAttribute("http://apache.org/xml/features/disallow-doctype-decl", true);
    return parsers
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
  }

  private static SamlResponseVerifier verifier(String metadata) {
    SamlProvider provider = new SamlProvider(
        AccountId.of("111122223333"),
        "corp",
        metadata,
        List.of(SamlProvider.SIGN_IN_URL),
        List.of(SamlProvider.SIGN_IN_AUDIENCE),
        Duration.ofSeconds(60),
        false,
        false,
        false,
        Optional.empty(),
        List.of());
    // One response over and over: each counts as the first use of it.
    return SamlResponseVerifier.builder(
            arn -> Optional.of(provider), (scope, id, until, now) -> true, CLOCK)
        .build();
  }

  private static PublicKey key(String metadata) throws GeneralSecurityException {
    int begin = metadata.indexOf("<ds:X509Certificate>") + "<ds:X509Certificate>".length();
    String certificate = metadata.substring(begin, metadata.indexOf("</ds:X509Certificate>"));
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(
            Base64.getMimeDecoder().decode(certificate.getBytes(StandardCharsets.US_ASCII))))
        .getPublicKey();
  }
}

package io.github.sts4j.federation.saml;

import io.github.sts4j.core.federation.SamlProvider;
import io.github.sts4j.core.federation.SamlProvider.AssertionEncryptionMode;
import io.github.sts4j.federation.saml.refusal.SamlFailure;
import io.github.sts4j.federation.saml.refusal.SamlRefusal;
import io.github.sts4j.federation.saml.signature.JdkSignatureEngine;
import io.github.sts4j.federation.saml.signature.XmlSignatureEngine;
import io.github.sts4j.federation.saml.xml.StrictXml;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Asks for the verdict on a recorded response, with a provider that is configured as the sample says. The samples were not
 * made for AWS: one whose every other check passes ends at the role attribute that it lacks.
 */
final class CorpusBench {
  static final String ACCEPTED = "accepted";

  private final ResponseOpener opener;
  private final List<RSAPrivateKey> privateKeys;
  private final Corpus corpus;
  private final Map<String, List<PublicKey>> known = new HashMap<>();

  CorpusBench(Corpus corpus) {
    this(corpus, new JdkSignatureEngine());
  }

  CorpusBench(Corpus corpus, XmlSignatureEngine engine) {
    this.corpus = corpus;
    this.opener =
        new ResponseOpener(new StrictXml(), engine, new AssertionDecryptor(new SecureRandom()));
    this.privateKeys = corpus.privateKeys().stream()
        .map(pem -> PrivateKeyPem.parse(pem, SamlMode.AWS))
        .toList();
  }

  /** What a sample says itself: who it is for, and when. */
  record Expected(
      String issuer, List<String> recipients, List<String> audiences, Instant time, Instant end) {}

  /** The keys of these certificates, without those that are too weak for the mode. */
  List<PublicKey> keys(List<String> certificates, SamlMode mode) {
    return certificates.stream()
        .flatMap(name -> known.computeIfAbsent(name + mode, any -> keys(name, mode)).stream())
        .toList();
  }

  private List<PublicKey> keys(String certificate, SamlMode mode) {
    try {
      String descriptor = TestIdp.keyDescriptor("signing", corpus.certificate(certificate));
      return SamlMetadata.parse(TestIdp.metadata(descriptor), mode).signingKeys();
    } catch (IllegalArgumentException tooWeak) {
      return List.of();
    }
  }

  /** Reads what the sample says; throws where it cannot even be opened. */
  Expected expected(String base64, List<PublicKey> keys) {
    OpenedResponse opened = opener.open(base64, anyProvider(keys));
    Assertion assertion = opened.assertion();
    Instant issued = assertion.issueInstant().plusSeconds(1);
    Instant start = assertion
        .conditions()
        .flatMap(Conditions::notBefore)
        .filter(issued::isBefore)
        .orElse(issued);
    return new Expected(
        assertion.issuer(),
        Stream.concat(
                assertion.confirmations().stream().flatMap(one -> one.recipient().stream()),
                opened.head().destination().stream())
            .filter(recipient -> !recipient.isEmpty())
            .toList(),
        assertion.conditions().map(Conditions::audiences).orElse(List.of()).stream()
            .flatMap(List::stream)
            .toList(),
        start,
        assertion.conditions().flatMap(Conditions::notOnOrAfter).orElse(start));
  }

  /** The failure, or {@link #ACCEPTED}. */
  String verdict(
      String base64,
      Expected expected,
      List<PublicKey> keys,
      boolean sha1,
      SamlMode mode,
      Set<Allowance> allowances,
      Instant now) {
    try {
      TrustedProvider provider = provider(Optional.of(expected), keys, sha1, mode, allowances);
      OpenedResponse opened = opener.open(base64, provider);
      AcceptedAssertion accepted =
          new AcceptanceRules(provider, Optional.of(Duration.ofMinutes(5)), now).accept(opened);
      new SamlIdentityBuilder(provider).build(accepted, TestIdp.ROLE);
      throw new AssertionError("no sample is for AWS");
    } catch (SamlRefusal refusal) {
      return refusal.failure() == SamlFailure.ROLE
          ? ACCEPTED
          : refusal.failure().toString();
    }
  }

  /** A provider with these keys and every switch on. */
  TrustedProvider anyProvider(List<PublicKey> keys) {
    return provider(Optional.empty(), keys, true, SamlMode.AWS, EnumSet.allOf(Allowance.class));
  }

  private TrustedProvider provider(
      Optional<Expected> expected,
      List<PublicKey> keys,
      boolean sha1,
      SamlMode mode,
      Set<Allowance> allowances) {
    SamlProvider settings = new SamlProvider(
        TestIdp.ACCOUNT,
        "corp",
        "",
        expected.map(Expected::recipients).orElse(List.of()),
        expected.map(Expected::audiences).orElse(List.of()),
        Duration.ofSeconds(60),
        false,
        true,
        sha1,
        Optional.of(AssertionEncryptionMode.ALLOWED),
        List.of());
    return new TrustedProvider(
        settings,
        new SamlMetadata(expected.map(Expected::issuer).orElse("?"), keys, Optional.empty()),
        privateKeys,
        mode,
        allowances);
  }
}

package io.github.sts4j.core;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.FederatedIdentity;
import io.github.sts4j.core.federation.SamlVerifier;
import io.github.sts4j.core.federation.VerifiedSamlIdentity;
import io.github.sts4j.core.federation.VerifiedWebIdentity;
import io.github.sts4j.core.federation.WebIdentityVerifier;
import io.github.sts4j.policy.Arn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Verifiers that know each proof they were told of, and refuse every other. */
public final class FakeVerifiers implements SamlVerifier, WebIdentityVerifier {
  public static final String SAML = "arn:aws:iam::111122223333:saml-provider/corp";
  public static final String OIDC = "arn:aws:iam::111122223333:oidc-provider/idp.example.com";

  private final Map<String, VerifiedSamlIdentity> assertions = new ConcurrentHashMap<>();
  private final Map<String, VerifiedWebIdentity> tokens = new ConcurrentHashMap<>();

  /** An ID token of these words, with the keys that OI-30 and OI-31 name and whatever more. */
  public String token(String token, UnaryOperator<FederatedIdentity.Builder> more) {
    FederatedIdentity.Builder identity = FederatedIdentity.builder(
            OIDC, TestSts.HOME, "alice", "my-app")
        .lastingContext("idp.example.com:aud", List.of("my-app"))
        .lastingContext("idp.example.com:sub", List.of("alice"))
        .lastingContext("idp.example.com:amr", List.of("mfa"))
        .trustContext("idp.example.com:email", List.of("alice@example.com"));
    String proof = "token-" + token;
    tokens.put(
        proof, new VerifiedWebIdentity(more.apply(identity).build(), "https://idp.example.com"));
    return proof;
  }

  /** An assertion of these words, with the keys that SM-40 and SM-41 name and whatever more. */
  public String assertion(String assertion, UnaryOperator<FederatedIdentity.Builder> more) {
    return assertion(assertion, more, Optional.empty(), Optional.empty());
  }

  public String assertion(
      String assertion,
      UnaryOperator<FederatedIdentity.Builder> more,
      Optional<Duration> sessionDuration,
      Optional<Instant> sessionNotOnOrAfter) {
    FederatedIdentity.Builder identity = FederatedIdentity.builder(
            SAML, TestSts.HOME, "alice", "https://signin.aws.amazon.com/saml")
        .trustContext("saml:aud", List.of("https://signin.aws.amazon.com/saml"))
        .trustContext("saml:iss", List.of("https://idp.example.com/saml"))
        .lastingContext("saml:sub", List.of("alice"))
        .lastingContext("saml:sub_type", List.of("persistent"))
        .lastingContext("saml:namequalifier", List.of("qualifier"))
        .trustContext("saml:edupersonaffiliation", List.of("staff"));
    String proof = "assertion-" + assertion;
    assertions.put(
        proof,
        new VerifiedSamlIdentity(
            more.apply(identity).build(),
            "alice",
            "https://idp.example.com/saml",
            "persistent",
            "qualifier",
            sessionDuration,
            sessionNotOnOrAfter,
            "_1"));
    return proof;
  }

  @Override
  public VerifiedSamlIdentity verify(Arn role, Arn provider, String samlAssertion) {
    return Optional.ofNullable(assertions.get(samlAssertion)).orElseThrow(FakeVerifiers::refusal);
  }

  @Override
  public VerifiedWebIdentity verify(Arn role, String webIdentityToken) {
    return Optional.ofNullable(tokens.get(webIdentityToken)).orElseThrow(FakeVerifiers::refusal);
  }

  private static StsException refusal() {
    return new StsException(StsError.INVALID_IDENTITY_TOKEN, "not one that was told of");
  }
}

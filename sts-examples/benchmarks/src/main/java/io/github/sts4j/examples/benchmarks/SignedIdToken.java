package io.github.sts4j.examples.benchmarks;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.github.sts4j.core.federation.OidcProvider;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.federation.oidc.KeySource;
import io.github.sts4j.federation.oidc.OidcRegistration;
import io.github.sts4j.federation.oidc.OidcRegistrations;
import io.github.sts4j.federation.oidc.OidcVerifier;
import io.github.sts4j.policy.Arn;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A token in the shape of GitHub Actions, and what verifies it. */
record SignedIdToken(String token, OidcVerifier verifier, PublicKey key) {
  static final Arn ROLE = Arn.parse("arn:aws:iam::111122223333:role/Deploy");
  private static final String ISSUER = "https://token.actions.githubusercontent.com";
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  static final String CLAIMS = """
      {"jti":"example-id","sub":"repo:octo-org/octo-repo:environment:prod","environment":"prod","aud":"sts.amazonaws.com",\
      "ref":"refs/heads/main","sha":"example-sha","repository":"octo-org/octo-repo","repository_owner":"octo-org",\
      "actor_id":"12","repository_visibility":"private","repository_id":"74","repository_owner_id":"65","run_id":"example-run-id",\
      "run_number":"10","run_attempt":"2","runner_environment":"github-hosted","actor":"octocat","workflow":"example-workflow",\
      "head_ref":"","base_ref":"","event_name":"workflow_dispatch","ref_type":"branch",\
      "job_workflow_ref":"octo-org/octo-automation/.github/workflows/oidc.yml@refs/heads/main",\
      "iss":"https://token.actions.githubusercontent.com","nbf":1780315200,"exp":1780316100,"iat":1780315200}""";

  static SignedIdToken of(String algorithm) throws JOSEException {
    if (algorithm.startsWith("RS")) {
      RSAKey key = new RSAKeyGenerator(2048).keyID("k").generate();
      return new SignedIdToken(
          sign(algorithm, new RSASSASigner(key)), verifier(new JWKSet(key)), key.toPublicKey());
    }
    ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k").generate();
    return new SignedIdToken(
        sign(algorithm, new ECDSASigner(key)), verifier(new JWKSet(key)), key.toPublicKey());
  }

  private static String sign(String algorithm, JWSSigner signer) throws JOSEException {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.parse(algorithm)).keyID("k").build();
    JWSObject token = new JWSObject(header, new Payload(CLAIMS));
    token.sign(signer);
    return token.serialize();
  }

  private static OidcVerifier verifier(JWKSet keys) {
    OidcProvider provider = new OidcProvider(
        AccountId.of("111122223333"),
        ISSUER,
        List.of("sts.amazonaws.com"),
        List.of(),
        Optional.empty(),
        Duration.ofMinutes(5),
        false);
    OidcRegistration registration = OidcRegistration.builder(provider)
        .keys(KeySource.fixed(keys.toPublicJWKSet().toString()))
        .build();
    return OidcVerifier.builder()
        .registrations(OidcRegistrations.of(List.of(registration)))
        .clock(InstantSource.fixed(NOW))
        .build();
  }
}

package io.github.sts4j.examples.guides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sts4j.core.AssumeRoleRequest;
import io.github.sts4j.core.AssumeRoleResponse;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.VerifiedCertificate;
import io.github.sts4j.core.federation.VerifiedWebIdentity;
import io.github.sts4j.core.federation.WebIdentityVerifier;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.federation.custom.CustomIdentity;
import io.github.sts4j.federation.custom.CustomWebIdentities;
import io.github.sts4j.federation.oidc.OidcVerifier;
import io.github.sts4j.federation.x509.CertificateIdentityVerifier;
import io.github.sts4j.federation.x509.RegisteredTrustAnchor;
import io.github.sts4j.federation.x509.RevocationLists;
import io.github.sts4j.federation.x509.TlsClientCertificate;
import io.github.sts4j.federation.x509.TrustAnchors;
import io.github.sts4j.policy.Arn;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;

/** docs/federation-x509.md, and the proofs of one's own in docs/federation-oidc.md. */
class OtherProofsTest {
  private static final String AUTHORITY = """
      -----BEGIN CERTIFICATE-----
      MIIBuTCCAV+gAwIBAgIUVH6FXeIRc6nGJg2YEi4j8wSp4h4wCgYIKoZIzj0EAwIw
      KTEQMA4GA1UECgwHRXhhbXBsZTEVMBMGA1UEAwwMQ29ycCBEZXZpY2VzMCAXDTI2
      MTEyMTE5MzgxNloYDzIxMjYxMDI4MTkzODE2WjApMRAwDgYDVQQKDAdFeGFtcGxl
      MRUwEwYDVQQDDAxDb3JwIERldmljZXMwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC
      AATZDi66n0MbDo6U+D0d3YPZwla/8or164Zh8/XMITy7YKvks4Fbye8jEMCbJt98
      xZel+sKwlRDKEgWVLrUUBhMoo2MwYTAdBgNVHQ4EFgQUh6LvIKVMAe6duEUacLe7
      xBZt00gwHwYDVR0jBBgwFoAUh6LvIKVMAe6duEUacLe7xBZt00gwDwYDVR0TAQH/
      BAUwAwEB/zAOBgNVHQ8BAf8EBAMCAQYwCgYIKoZIzj0EAwIDSAAwRQIgYp6OXL1W
      5TvSqEGtfwquHwBmHV2zZTuSH1HQ5vIRIOsCIQDJySfaN7ATZt9u5PLvj83eFYL6
      yBuAy2RtIVZ9cJhNSA==
      -----END CERTIFICATE-----
      """;

  private record Person(String name, List<String> groups) {}

  private interface Directory {
    Optional<Person> login(String proof);
  }

  @Test
  void aConnectionWithoutCertificateIsNobodys() throws Exception {
    TokenService sts = TokenService.builder()
        .directory(World.directory())
        .keyRing(KeyRing.generate())
        .build();
    SSLSession noHandshake = SSLContext.getDefault().createSSLEngine().getSession();
    StsException refusal = assertThrows(
        StsException.class,
        () -> certificate(sts, AUTHORITY, noHandshake, RequestEnvironment.unknown()));
    assertEquals(StsError.INVALID_IDENTITY_TOKEN, refusal.error());
  }

  private static AssumeRoleResponse certificate(
      TokenService sts, String pem, SSLSession sslSession, RequestEnvironment environment) {
    RegisteredTrustAnchor corp = RegisteredTrustAnchor.builder(AccountId.of("111122223333"), "corp")
        .certificates(pem)
        .revocationLists(RevocationLists.file(Path.of("corp.crl")))
        .build();
    CertificateIdentityVerifier verifier =
        CertificateIdentityVerifier.of(TrustAnchors.of(List.of(corp)));

    VerifiedCertificate client = verifier.verify(corp.arn(), TlsClientCertificate.of(sslSession));
    AssumeRoleResponse response = sts.assumeRole(
        client,
        AssumeRoleRequest.builder()
            .roleArn("arn:aws:iam::111122223333:role/Device")
            .build(),
        environment);
    return response;
  }

  @Test
  void aProofIsAskedOfItsProviderAndItsAttributesAreConditionKeys() {
    Directory ldap = proof -> proof.equals("alice:right")
        ? Optional.of(new Person("alice", List.of("staff", "night-shift")))
        : Optional.empty();
    try (OidcVerifier oidc = OidcVerifier.builder().build()) {
      WebIdentityVerifier verifier = withLdap(oidc, AccountId.of("444455556666"), ldap);
      Arn role = Arn.parse(World.ROLE);

      StsException refusal =
          assertThrows(StsException.class, () -> verifier.verify(role, "custom:ldap:alice:wrong"));
      assertEquals(StsError.INVALID_IDENTITY_TOKEN, refusal.error());

      VerifiedWebIdentity alice = verifier.verify(role, "custom:ldap:alice:right");
      assertEquals("alice", alice.identity().subject());
    }
  }

  private static WebIdentityVerifier withLdap(
      OidcVerifier oidcVerifier, AccountId account, Directory ldap) {
    WebIdentityVerifier verifier = CustomWebIdentities.before(oidcVerifier)
        .provider(
            account,
            "ldap",
            proof -> ldap.login(proof)
                .map(user ->
                    CustomIdentity.of(user.name()).withAttributes(Map.of("group", user.groups()))))
        .build();
    return verifier;
  }
}

package io.github.sts4j.federation.x509;

import static io.github.sts4j.federation.x509.TestAuthority.NOW;
import static io.github.sts4j.federation.x509.X509Fixture.ROOT;
import static io.github.sts4j.federation.x509.X509Fixture.trusting;
import static io.github.sts4j.federation.x509.X509Fixture.verify;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.AssumeRoleRequest;
import io.github.sts4j.core.AssumeRoleResponse;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.audit.AuditRecord;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.VerifiedCertificate;
import io.github.sts4j.core.session.AuthorizationRequest;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.core.world.World;
import io.github.sts4j.core.world.WorldFileException;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** From a certificate to the session and what it may do, through the trust evaluation of every other identity. */
class CertificateSessionTest {
  private static final String ROLE = "arn:aws:iam::111122223333:role/Device";
  private static final String TRUST = """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
      "Principal":{"Federated":"arn:aws:rolesanywhere::111122223333:trust-anchor/corp"},
      "Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"],
      "Condition":{"StringEquals":{"aws:PrincipalTag/x509Subject/OU":"Devices","x509:Subject/OU":"Devices",
      "aws:RequestTag/x509Issuer/CN":"Root","sts:SourceIdentity":"pump-7"}}}]}""";

  private final List<AuditRecord> events = new ArrayList<>();

  @Test
  void whoTheTrustPolicyDoesNotMeanIsDenied() {
    assertDenied(TRUST, "OU=Staff,CN=pump-7");
    assertDenied(TRUST, "OU=Devices,CN=pump-8");
    assertDenied(TRUST, "CN=pump-7");
    assertDenied(TRUST.replace("trust-anchor/corp", "trust-anchor/other"), "OU=Devices,CN=pump-7");
    assertDenied(TRUST.replace("\"sts:TagSession\",", ""), "OU=Devices,CN=pump-7"); // ST-11
    assertDenied(TRUST.replace(",\"sts:SetSourceIdentity\"", ""), "OU=Devices,CN=pump-7");
    assertDenied(
        TRUST.replace("\"sts:AssumeRole\"", "\"sts:AssumeRoleWithWebIdentity\""),
        "OU=Devices,CN=pump-7");
  }

  @Test
  void aTrustPolicyForAllAwsPrincipalsTrustsNoCertificate() { // TP-28
    String everybody = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:*"}]}""";
    assertDenied(everybody, "OU=Devices,CN=pump-7");
  }

  @Test
  void anAnchorVouchesForRolesOfItsOwnAccountOnly() { // TP-11
    AssumeRoleRequest elsewhere = AssumeRoleRequest.builder()
        .roleArn(ROLE.replace("111122223333", "444455556666"))
        .build();
    TokenService sts = service(TRUST);
    VerifiedCertificate pump = pump();
    assertEquals(
        StsError.ACCESS_DENIED,
        assertThrows(StsException.class, () -> sts.assumeRole(pump, elsewhere)).error());
    assertThrows(
        WorldFileException.class, () -> service(TRUST.replace("111122223333", "444455556666")));
    assertThrows(WorldFileException.class, () -> service(TRUST.replace("rolesanywhere::", "s3::")));
    assertThrows(
        WorldFileException.class, () -> service(TRUST.replace("trust-anchor/", "profile/")));
  }

  @Test
  void whatTheCertificateSaysNobodyElseMaySay() {
    for (UnaryOperator<AssumeRoleRequest.Builder> more :
        List.<UnaryOperator<AssumeRoleRequest.Builder>>of(
            request -> request.tag("x509Subject/OU", "Devices"),
            request -> request.sourceIdentity("pump-7"),
            request -> request.externalId("external"),
            request -> request.serialNumber("arn:aws:iam::111122223333:mfa/a"),
            request -> request.tokenCode("123456"))) {
      AssumeRoleRequest request =
          more.apply(AssumeRoleRequest.builder().roleArn(ROLE)).build();
      TokenService sts = service(TRUST);
      VerifiedCertificate pump = pump();
      assertEquals(
          StsError.VALIDATION_ERROR,
          assertThrows(StsException.class, () -> sts.assumeRole(pump, request)).error());
    }
  }

  @Test
  void aSessionIsNamedByTheSerialNumberUnlessTheCallerNamesIt() {
    AssumeRoleResponse response = assume("OU=Devices,CN=pump-7");
    assertEquals(
        "arn:aws:sts::111122223333:assumed-role/Device/c0ffee",
        response.assumedRoleUser().arn().toString());
    assertEquals(Optional.of("pump-7"), response.sourceIdentity());
    AssumeRoleRequest named =
        AssumeRoleRequest.builder().roleArn(ROLE).roleSessionName("seven").build();
    assertEquals(
        "arn:aws:sts::111122223333:assumed-role/Device/seven",
        service(TRUST).assumeRole(pump(), named).assumedRoleUser().arn().toString());
  }

  @Test
  void theSessionEndsWithTheCertificate() { // X08
    Instant end = NOW.plusSeconds(120);
    VerifiedCertificate brief =
        verify(trusting(ROOT), ROOT.client("OU=Devices,CN=pump-7").until(end).build());
    AssumeRoleRequest request =
        AssumeRoleRequest.builder().roleArn(ROLE).durationSeconds(3_600).build();
    assertEquals(end, service(TRUST).assumeRole(brief, request).credentials().expiration());
    TokenService late = service(TRUST, InstantSource.fixed(end));
    assertEquals(
        StsError.EXPIRED_IDENTITY_TOKEN,
        assertThrows(StsException.class, () -> late.assumeRole(brief, request)).error());
  }

  @Test
  void theSessionKeepsWhatTheCertificateSays() {
    TokenService sts = service(TRUST);
    VerifiedCertificate pump = verify(
        trusting(ROOT), ROOT.client("O=Pumps\\, Inc.,OU=Devices,CN=pump-7").build());
    AssumeRoleResponse response =
        sts.assumeRole(pump, AssumeRoleRequest.builder().roleArn(ROLE).build());
    Session session = sts.verify(
        response.credentials().accessKeyId(),
        response.credentials().sessionToken().text());
    assertTrue(has(sts, session, "aws:PrincipalTag/x509Subject/CN", "pump-7"));
    assertTrue(has(sts, session, "aws:SourceIdentity", "pump-7"));
    assertTrue(has(
        sts,
        session,
        "aws:FederatedProvider",
        "arn:aws:rolesanywhere::111122223333:trust-anchor/corp"));
    assertTrue(has(sts, session, "x509:Subject/O", "Pumps, Inc."));
    assertFalse(has(sts, session, "aws:PrincipalTag/x509Subject/O", "Pumps, Inc."));
    assertFalse(has(sts, session, "x509:Subject/CN", "pump-7"), "the tag says it");
  }

  @Test
  void theCallIsRecordedWithWhomTheCertificateNames() { // AU-4, AU-6
    assume("OU=Devices,CN=pump-7");
    assertDenied(TRUST, "OU=Staff,CN=pump-7");
    assertEquals(2, events.size());
    String record = events.get(0).toString();
    assertTrue(
        events.get(0).toJson().contains("trust-anchor/corp:c0ffee:CN=pump-7,OU=Devices"), record);
    assertTrue(events.get(1).toJson().contains("AccessDenied"), record);
  }

  private void assertDenied(String trust, String subject) {
    TokenService sts = service(trust);
    VerifiedCertificate certificate =
        verify(trusting(ROOT), ROOT.client(subject).build());
    AssumeRoleRequest request = AssumeRoleRequest.builder().roleArn(ROLE).build();
    assertEquals(
        StsError.ACCESS_DENIED,
        assertThrows(StsException.class, () -> sts.assumeRole(certificate, request))
            .error());
  }

  private AssumeRoleResponse assume(String subject) {
    return service(TRUST)
        .assumeRole(
            verify(trusting(ROOT), ROOT.client(subject).build()),
            AssumeRoleRequest.builder().roleArn(ROLE).build());
  }

  private static VerifiedCertificate pump() {
    return verify(trusting(ROOT), ROOT.client("OU=Devices,CN=pump-7").build());
  }

  private static boolean has(TokenService sts, Session session, String key, String value) {
    Policy policy =
        Policy.parse(PolicyKind.RESOURCE, """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:role/Device"},
        "Action":"s3:GetObject","Resource":"*","Condition":{"StringEquals":{"KEY":"VALUE"}}}]}""".replace("KEY", key).replace("VALUE", value));
    AuthorizationRequest.Builder request =
        AuthorizationRequest.builder("s3:GetObject", "arn:aws:s3:::data/1");
    request.resourcePolicy(policy);
    return sts.authorize(session, request.build()).isAllowed();
  }

  private TokenService service(String trust) {
    return service(trust, InstantSource.fixed(NOW));
  }

  private TokenService service(String trust, InstantSource clock) {
    World world = World.parse("""
        {"Accounts":[{"AccountId":"111122223333","RoleDetailList":[{"RoleName":"Device","AssumeRolePolicyDocument":TRUST}]},
        {"AccountId":"444455556666","RoleDetailList":[{"RoleName":"Device","AssumeRolePolicyDocument":
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":
        {"Federated":"arn:aws:rolesanywhere::444455556666:trust-anchor/corp"},"Action":"sts:*"}]}}]}]}""".replace("TRUST", trust));
    return TokenService.builder()
        .directory(world.directory())
        .keyRing(KeyRing.generate())
        .clock(clock)
        .auditSink(events::addAll)
        .build();
  }
}

package io.github.sts4j.core;

import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.OTHER;
import static io.github.sts4j.core.TestSts.as;
import static io.github.sts4j.core.TestSts.refused;
import static io.github.sts4j.core.audit.RecordedCalls.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.audit.AuditRecord;
import io.github.sts4j.core.audit.CallOutcome;
import io.github.sts4j.core.audit.RecordedCalls;
import io.github.sts4j.core.delegation.Delegation;
import io.github.sts4j.core.delegation.InMemoryDelegationStore;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.FederatedIdentity;
import io.github.sts4j.core.federation.VerifiedSamlIdentity;
import io.github.sts4j.core.federation.VerifiedWebIdentity;
import io.github.sts4j.core.identity.Account;
import io.github.sts4j.core.identity.AccountRoot;
import io.github.sts4j.core.identity.OrganizationMembership;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.mfa.MfaVerifier;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.SessionTag;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** AU-2, AU-6, AU-7, AU-8: what is recorded of each action. After each, AU-3: none of its secrets is. */
class EveryActionAuditTest {
  private static final String SAML = "arn:aws:iam::111122223333:saml-provider/corp";
  private static final String OIDC = "arn:aws:iam::111122223333:oidc-provider/idp.example.com";
  private static final String ASSERTION = "PHNhbWxwOlJlc3BvbnNlPnNlY3JldA";
  private static final String JWT = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJtYXJ5In0.c2lnbmF0dXJl";
  private static final String CODE = "417093";
  private static final String TASK =
      "arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials";

  private final TestSts world = new TestSts();
  private final RecordedCalls recorded = new RecordedCalls();
  private final InMemoryDelegationStore delegations = InMemoryDelegationStore.create(world.random);
  private final TokenService sts = TokenService.builder()
      .directory(world.directory)
      .keyRing(world.keyRing)
      .clock(world.clock)
      .random(world.random)
      .auditSink(recorded)
      .mfaVerifier((owner, serial, code, now) -> MfaVerifier.Result.VERIFIED)
      .samlVerifier((role, provider, assertion) -> saml(assertion))
      .webIdentityVerifier((role, token) -> web(token))
      .delegationStore(delegations)
      .webIdentityTokenIssuer(new UnsignedIssuer())
      .build();
  private final User alice = world.user("alice", TestSts.ALLOW_ALL);
  private Optional<TemporaryCredentials> made = Optional.empty();

  // AU-3, ER-12
  @AfterEach
  void noSecretIsRecorded() {
    assertFalse(recorded.calls().isEmpty());
    for (List<AuditRecord> call : recorded.calls()) {
      for (AuditRecord record : call) {
        for (String secret : List.of(ASSERTION, JWT, CODE)) {
          assertFalse(record.toJson().contains(secret), record::toJson);
        }
        made.ifPresent(credentials -> {
          assertFalse(record.toJson().contains(credentials.secretAccessKey().reveal()));
          assertFalse(record.toJson().contains(credentials.sessionToken().text()));
        });
      }
    }
  }

  // AU-3: whom the token is for, and not the token
  @Test
  void getWebIdentityToken() {
    world.directory.putAccount(new Account(HOME, Optional.empty(), List.of(), List.of(), true));

    GetWebIdentityTokenResponse response = sts.getWebIdentityToken(
        as(alice),
        GetWebIdentityTokenRequest.builder()
            .audience("app")
            .signingAlgorithm("RS256")
            .durationSeconds(60)
            .tag("team", "red")
            .build());

    AuditRecord record = recorded.only();
    says(record, "GetWebIdentityToken", false, HOME.value());
    assertEquals(
        "[audience=[app], signingAlgorithm=RS256, durationSeconds=60, tags=[[key=team, value=red]]]",
        at(record, "requestParameters").orElseThrow());
    assertEquals(
        Set.of("expiration"),
        record.outcome() instanceof CallOutcome.Success success
            ? success.elements().asMap().keySet()
            : Set.of());
    assertFalse(record.toJson().contains(response.webIdentityToken().text()), record::toJson);
  }

  // AU-3: neither the message nor what it says
  @Test
  void decodeAuthorizationMessage() {
    User nobody = world.user("nobody");
    String message = sts.encodeAuthorizationMessage(
        as(nobody), sts.authorize(as(nobody), "s3:GetObject", TestSts.OBJECT));

    DecodeAuthorizationMessageResponse response =
        sts.decodeAuthorizationMessage(as(alice), DecodeAuthorizationMessageRequest.of(message));

    AuditRecord record = recorded.only();
    says(record, "DecodeAuthorizationMessage", true, HOME.value());
    assertFalse(record.toJson().contains(message), record::toJson);
    assertFalse(record.toJson().contains(response.decodedMessage()), record::toJson);
  }

  @Test
  void assumeRoleWithSaml() {
    trusting("Federated", SAML, "SamlRole");

    AssumeRoleWithSamlResponse response = sts.assumeRoleWithSaml(saml("SamlRole", ASSERTION));

    made = Optional.of(response.credentials());
    AuditRecord record = recorded.only();
    says(record, "AssumeRoleWithSAML", true, HOME.value());
    assertEquals("SAMLUser", at(record, "userIdentity", "type").orElseThrow());
    assertEquals("qualifier:mary", at(record, "userIdentity", "principalId").orElseThrow());
    assertEquals(
        "[sAMLAssertionID=_1, roleSessionName=mary, roleArn=arn:aws:iam::111122223333:role/SamlRole,"
            + " principalArn=" + SAML
            + ", durationSeconds=900, principalTags=[team=red, cost=7], transitiveTagKeys=[team]]",
        at(record, "requestParameters").orElseThrow());
    assertEquals(
        credentials() + ", assumedRoleUser=[assumedRoleId="
            + response.assumedRoleUser().assumedRoleId()
            + ", arn=arn:aws:sts::111122223333:assumed-role/SamlRole/mary], packedPolicySize="
            + response.packedPolicySize().orElseThrow()
            + ", subject=mary, subjectType=persistent, issuer=https://idp.example.com/saml,"
            + " nameQualifier=qualifier, audience=https://signin.aws.amazon.com/saml,"
            + " sourceIdentity=mary]",
        at(record, "responseElements").orElseThrow());
    assertEquals(
        "[[ARN=arn:aws:iam::111122223333:role/SamlRole, accountId=111122223333, type=AWS::IAM::Role],"
            + " [ARN=" + SAML + ", accountId=111122223333, type=AWS::IAM::SAMLProvider]]",
        at(record, "resources").orElseThrow());
  }

  @Test
  void anAssertionThatDoesNotVerifyNamesNobody() {
    refused(
        StsError.INVALID_IDENTITY_TOKEN,
        () -> sts.assumeRoleWithSaml(saml("SamlRole", ASSERTION + "x")));

    AuditRecord record = recorded.only();
    assertEquals("[type=Unknown]", at(record, "userIdentity").orElseThrow());
    assertEquals("null", at(record, "responseElements").orElseThrow());
    assertEquals(Optional.empty(), at(record, "requestParameters", "sAMLAssertionID"));
    assertEquals("111122223333", at(record, "recipientAccountId").orElseThrow());
  }

  @Test
  void aRoleThatDoesNotTrustTheProviderLeavesARecordOfWhoAsked() {
    refused(StsError.ACCESS_DENIED, () -> sts.assumeRoleWithWebIdentity(web("Absent", JWT)));

    AuditRecord record = recorded.only();
    assertEquals("AccessDenied", at(record, "errorCode").orElseThrow());
    assertEquals("WebIdentityUser", at(record, "userIdentity", "type").orElseThrow());
  }

  @Test
  void assumeRoleWithWebIdentity() {
    trusting("Federated", OIDC, "WebRole");

    AssumeRoleWithWebIdentityResponse response = sts.assumeRoleWithWebIdentity(web("WebRole", JWT));

    made = Optional.of(response.credentials());
    AuditRecord record = recorded.only();
    says(record, "AssumeRoleWithWebIdentity", true, HOME.value());
    assertEquals(
        "[type=WebIdentityUser, principalId=https://idp.example.com:my-app:mary, userName=mary,"
            + " identityProvider=https://idp.example.com]",
        at(record, "userIdentity").orElseThrow());
    assertEquals(
        "[roleArn=arn:aws:iam::111122223333:role/WebRole, roleSessionName=session,"
            + " principalTags=[team=red, cost=7], transitiveTagKeys=[team]]",
        at(record, "requestParameters").orElseThrow());
    assertEquals(
        credentials() + ", assumedRoleUser=[assumedRoleId="
            + response.assumedRoleUser().assumedRoleId()
            + ", arn=arn:aws:sts::111122223333:assumed-role/WebRole/session], packedPolicySize="
            + response.packedPolicySize().orElseThrow()
            + ", provider=" + OIDC + ", subjectFromWebIdentityToken=mary, audience=my-app,"
            + " sourceIdentity=mary]",
        at(record, "responseElements").orElseThrow());
  }

  // AU-5, LK-22
  @Test
  void callsOfASessionThatBeganWithATokenSayWhoVouchedForIt() {
    trusting("Federated", OIDC, "WebRole");
    AssumeRoleWithWebIdentityResponse response = sts.assumeRoleWithWebIdentity(web("WebRole", JWT));
    recorded.clear();

    sts.getCallerIdentity(open(response.credentials()));

    AuditRecord record = recorded.only();
    assertEquals(
        "[federatedProvider=" + OIDC + ", attributes=[idp.example.com:aud=my-app,"
            + " idp.example.com:groups=[a, b]]]",
        at(record, "userIdentity", "sessionContext", "webIdFederationData").orElseThrow());
    assertEquals(
        OIDC + ":mary", at(record, "additionalEventData", "firstPrincipal").orElseThrow());
  }

  @Test
  void getSessionToken() {
    GetSessionTokenResponse response = sts.getSessionToken(
        as(alice),
        GetSessionTokenRequest.builder()
            .durationSeconds(900)
            .serialNumber("arn:aws:iam::111122223333:mfa/alice")
            .tokenCode(CODE)
            .build());

    made = Optional.of(response.credentials());
    says(recorded.only(), "GetSessionToken", false, HOME.value());
    assertEquals(
        "[durationSeconds=900, serialNumber=arn:aws:iam::111122223333:mfa/alice]",
        at(recorded.only(), "requestParameters").orElseThrow());
    assertEquals(credentials() + "]", at(recorded.only(), "responseElements").orElseThrow());
  }

  @Test
  void getFederationToken() {
    GetFederationTokenResponse response = sts.getFederationToken(
        as(alice),
        GetFederationTokenRequest.builder()
            .name("mary")
            .durationSeconds(900)
            .tag("team", "red")
            .build());

    made = Optional.of(response.credentials());
    says(recorded.only(), "GetFederationToken", false, HOME.value());
    assertEquals(
        "[name=mary, durationSeconds=900, tags=[[key=team, value=red]]]",
        at(recorded.only(), "requestParameters").orElseThrow());
    assertEquals(
        credentials() + ", federatedUser=[federatedUserId=111122223333:mary,"
            + " arn=arn:aws:sts::111122223333:federated-user/mary], packedPolicySize="
            + response.packedPolicySize() + "]",
        at(recorded.only(), "responseElements").orElseThrow());
  }

  // AU-4: the row of a federated user, when an account root vouches.
  @Test
  void theFederatedUserOfARootSaysSo() {
    GetFederationTokenResponse response = sts.getFederationToken(
        root(), GetFederationTokenRequest.builder().name("mary").build());
    recorded.clear();

    sts.getCallerIdentity(open(response.credentials()));

    assertEquals(
        "[type=Root, principalId=111122223333, arn=arn:aws:iam::111122223333:root,"
            + " accountId=111122223333]",
        at(recorded.only(), "userIdentity", "sessionContext", "sessionIssuer").orElseThrow());
  }

  @Test
  void getAccessKeyInfo() {
    sts.getAccessKeyInfo(as(alice), GetAccessKeyInfoRequest.of("ASIARZPUZDIKEXAMPLE2"));

    says(recorded.only(), "GetAccessKeyInfo", true, HOME.value());
    assertEquals(
        "[accessKeyId=ASIARZPUZDIKEXAMPLE2]",
        at(recorded.only(), "requestParameters").orElseThrow());
    assertEquals(
        "[account=123456789012]", at(recorded.only(), "responseElements").orElseThrow());
  }

  // ER-12: somebody may have pasted the secret.
  @Test
  void whatIsNoAccessKeyIsNotRecorded() {
    String secret = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY";

    try {
      sts.getAccessKeyInfo(as(alice), GetAccessKeyInfoRequest.of(secret));
    } catch (StsException refusal) {
      assertTrue(at(recorded.only(), "errorCode").isPresent());
    }

    assertEquals("null", at(recorded.only(), "requestParameters").orElseThrow());
  }

  // AU-9: the member account is told who acts as its root.
  @Test
  void assumeRoot() {
    organize();

    AssumeRootResponse response = sts.assumeRoot(
        as(alice), AssumeRootRequest.of(OTHER.value(), TASK).withDurationSeconds(600));

    made = Optional.of(response.credentials());
    AuditRecord record = recorded.both().get(0);
    says(record, "AssumeRoot", false, HOME.value());
    assertEquals(
        "[targetPrincipal=444455556666, taskPolicyArn=[arn=" + TASK + "], durationSeconds=600]",
        at(record, "requestParameters").orElseThrow());
    assertEquals(
        "[credentials=[accessKeyId=" + made.get().accessKeyId()
            + ", expiration=Jan 15, 2026, 12:10:00 PM]]",
        at(record, "responseElements").orElseThrow());
    says(recorded.both().get(1), "AssumeRoot", false, OTHER.value());
  }

  // AU-4: the row of a root session.
  @Test
  void callsOfARootSessionAreARoots() {
    organize();
    AssumeRootResponse response =
        sts.assumeRoot(as(alice), AssumeRootRequest.of(OTHER.value(), TASK));
    recorded.clear();

    sts.getCallerIdentity(open(response.credentials()));

    assertEquals("Root", at(recorded.only(), "userIdentity", "type").orElseThrow());
    assertEquals(
        "true",
        at(recorded.only(), "userIdentity", "sessionContext", "assumedRoot").orElseThrow());
    assertEquals(
        alice.arn().toString(),
        at(recorded.only(), "additionalEventData", "firstPrincipal").orElseThrow());
  }

  // AU-13
  @Test
  void getDelegatedAccessToken() {
    User partner = world.user(OTHER, "partner", TestSts.ALLOW_ALL);
    String token = delegations.send(new Delegation(
        alice.arn(),
        alice.id(),
        Optional.empty(),
        OTHER,
        Optional.of(TestSts.ALLOW_ALL),
        List.of(),
        world.clock.instant(),
        Duration.ofMinutes(15)));

    GetDelegatedAccessTokenResponse response =
        sts.getDelegatedAccessToken(as(partner), GetDelegatedAccessTokenRequest.of(token));

    made = Optional.of(response.credentials());
    AuditRecord record = recorded.both().get(0);
    says(record, "GetDelegatedAccessToken", false, OTHER.value());
    assertEquals("null", at(record, "requestParameters").orElseThrow());
    assertEquals(
        credentials() + ", assumedPrincipal=" + alice.arn() + ", packedPolicySize="
            + response.packedPolicySize().orElseThrow() + "]",
        at(record, "responseElements").orElseThrow());
    says(recorded.both().get(1), "GetDelegatedAccessToken", false, HOME.value());
    assertFalse(record.toJson().contains(token));
    recorded.clear();

    sts.getCallerIdentity(open(response.credentials()));

    assertEquals("IAMUser", at(recorded.only(), "userIdentity", "type").orElseThrow());
    assertEquals(
        "[accountId=444455556666]",
        at(recorded.only(), "userIdentity", "invokedByDelegate").orElseThrow());
  }

  private static void says(AuditRecord record, String action, boolean readOnly, String account) {
    assertEquals(action, at(record, "eventName").orElseThrow());
    assertEquals(Boolean.toString(readOnly), at(record, "readOnly").orElseThrow());
    assertEquals(account, at(record, "recipientAccountId").orElseThrow());
  }

  /** How the elements of new credentials begin. */
  private String credentials() {
    TemporaryCredentials credentials = made.orElseThrow();
    Duration left = Duration.between(world.clock.instant(), credentials.expiration());
    return "[credentials=[accessKeyId=" + credentials.accessKeyId() + ", expiration=Jan 15, 2026, "
        + (left.toMinutes() == 60 ? "1:00:00 PM]" : "12:15:00 PM]");
  }

  private Session open(TemporaryCredentials credentials) {
    return sts.verify(credentials.accessKeyId(), credentials.sessionToken().text());
  }

  private static AuthenticatedCaller root() {
    return AuthenticatedCaller.root(new AccountRoot("aws", HOME, List.of()));
  }

  private void organize() {
    OrganizationMembership member = new OrganizationMembership(
        "o-exampleorg1",
        HOME,
        Optional.empty(),
        Set.of(OrganizationMembership.ROOT_SESSIONS),
        Optional.empty());
    world.directory.putAccount(new Account(HOME, Optional.of(member), List.of(), List.of()));
    world.directory.putAccount(new Account(OTHER, Optional.of(member), List.of(), List.of()));
  }

  private void trusting(String kind, String principal, String name) {
    String statement = "{\"Effect\":\"Allow\",\"Principal\":{\"" + kind + "\":\"" + principal
        + "\"},\"Action\":\"sts:*\"}";
    world.role(name, TestSts.policy(statement));
  }

  private static AssumeRoleWithSamlRequest saml(String role, String assertion) {
    return AssumeRoleWithSamlRequest.builder()
        .roleArn("arn:aws:iam::111122223333:role/" + role)
        .principalArn(SAML)
        .samlAssertion(assertion)
        .durationSeconds(900)
        .build();
  }

  private static AssumeRoleWithWebIdentityRequest web(String role, String token) {
    return AssumeRoleWithWebIdentityRequest.builder()
        .roleArn("arn:aws:iam::111122223333:role/" + role)
        .roleSessionName("session")
        .webIdentityToken(token)
        .build();
  }

  private static VerifiedSamlIdentity saml(String assertion) {
    if (!assertion.equals(ASSERTION)) {
      throw new StsException(StsError.INVALID_IDENTITY_TOKEN, "not this one");
    }
    FederatedIdentity identity =
        identity(SAML, "https://signin.aws.amazon.com/saml").build();
    return new VerifiedSamlIdentity(
        identity,
        "mary",
        "https://idp.example.com/saml",
        "persistent",
        "qualifier",
        Optional.empty(),
        Optional.empty(),
        "_1");
  }

  private static VerifiedWebIdentity web(String token) {
    FederatedIdentity identity = identity(OIDC, "my-app")
        .lastingContext("idp.example.com:aud", List.of("my-app"))
        .lastingContext("idp.example.com:groups", List.of("a", "b"))
        .build();
    return new VerifiedWebIdentity(identity, "https://idp.example.com");
  }

  private static FederatedIdentity.Builder identity(String provider, String audience) {
    return FederatedIdentity.builder(provider, HOME, "mary", audience)
        .sourceIdentity("mary")
        .tags(List.of(new SessionTag("team", "red", true), new SessionTag("cost", "7", false)));
  }
}

package io.github.sts4j.core.session;

import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.OBJECT;
import static io.github.sts4j.core.TestSts.OTHER;
import static io.github.sts4j.core.TestSts.START;
import static io.github.sts4j.core.TestSts.arn;
import static io.github.sts4j.core.TestSts.as;
import static io.github.sts4j.core.TestSts.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.TestSts;
import io.github.sts4j.core.identity.Account;
import io.github.sts4j.core.identity.AccountRoot;
import io.github.sts4j.core.identity.OrganizationMembership;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.User;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The condition keys of section 9: what each kind of caller has, what it lacks, and that nobody else sets them. */
class ContextKeysTest {
  private final TestSts world = new TestSts();
  private final User alice = world.directory.putUser(
      User.builder(arn(HOME, "user/team/alice")).tags(Map.of("team", "red")).build());
  private final Role reader = world.directory.putRole(
      world.roleAt(arn(HOME, "role/path/Reader"), trusting("*")).build());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws:PrincipalArn",
        "aws:principalarn",
        "aws:PrincipalAccount",
        "aws:PrincipalType",
        "aws:PrincipalTag/team",
        "AWS:PRINCIPALTAG/x",
        "aws:PrincipalOrgID",
        "aws:PrincipalOrgPaths",
        "aws:PrincipalIsAWSService",
        "aws:PrincipalServiceName",
        "aws:userid",
        "aws:username",
        "aws:TokenIssueTime",
        "aws:MultiFactorAuthPresent",
        "aws:MultiFactorAuthAge",
        "aws:SourceIdentity",
        "aws:FederatedProvider",
        "aws:AssumedRoot",
        "aws:CurrentTime",
        "aws:EpochTime",
        "aws:SecureTransport",
        "aws:SourceIp",
        "aws:UserAgent",
        "aws:Referer",
        "aws:RequestedRegion",
        "aws:ViaAWSService",
        "aws:ResourceAccount",
        "saml:sub",
        "SAML:aud",
        "\u017Faml:sub",
        "idp.example.com:sub",
        "idp.example.com/realm:aud",
        "localhost/realm:aud",
        "accounts.google.com:sub",
        "aws:\u017FourceIdentity",
        "aws:pr\u0131ncipalTag/team",
        "aw\u017F:username",
        "aws:To\u212AenIssueTime"
      })
  void aHostCannotSetAKeyThatIsDerived(String key) {
    AuthorizationRequest.Builder request = AuthorizationRequest.builder("s3:GetObject", OBJECT);
    assertThrows(IllegalArgumentException.class, () -> request.context(key, "forged"));
    assertThrows(IllegalArgumentException.class, () -> request.context(key, List.of("forged")));
    assertEquals(Map.of(), request.build().singleValued());
    assertEquals(Map.of(), request.build().multiValued());
  }

  @Test
  void aRequestStaysAsItWasBuilt() {
    AuthorizationRequest.Builder builder = AuthorizationRequest.builder("s3:GetObject", OBJECT)
        .context("s3:prefix", "a/")
        .context("aws:TagKeys", List.of("k"));
    AuthorizationRequest request = builder.build();
    AuthorizationRequest another = builder
        .context("s3:prefix", "b/")
        .context("s3:delimiter", "/")
        .context("aws:TagKeys", List.of())
        .build();
    assertEquals(Map.of("s3:prefix", "a/"), request.singleValued());
    assertEquals(Map.of("aws:TagKeys", List.of("k")), request.multiValued());
    assertEquals(Map.of("s3:prefix", "b/", "s3:delimiter", "/"), another.singleValued());
    assertEquals(Map.of("aws:TagKeys", List.of()), another.multiValued());
    assertThrows(
        UnsupportedOperationException.class, () -> request.singleValued().put("s3:prefix", "c/"));
  }

  @Test
  void aHostSetsTheKeysOfItsService() {
    assertTrue(world.holds(
        as(alice),
        "{\"StringEquals\":{\"s3:prefix\":\"a/\"},\"ForAllValues:StringEquals\":{\"aws:TagKeys\":[\"k\"]}}",
        request -> request.context("s3:prefix", "a/").context("aws:TagKeys", List.of("k"))));
  }

  // Section 9, column «user LT»; TP-46
  @Test
  void aUserWithALongTermKey() {
    AuthenticatedCaller caller = as(alice);
    has(caller, "aws:PrincipalArn", alice.arn().toString());
    has(caller, "aws:PrincipalAccount", HOME.value());
    has(caller, "aws:PrincipalType", "User");
    has(caller, "aws:userid", alice.id().value());
    has(caller, "aws:username", "alice");
    has(caller, "aws:PrincipalTag/team", "red");
    has(caller, "aws:PrincipalIsAWSService", "false");
    lacks(
        caller,
        "aws:TokenIssueTime",
        "aws:MultiFactorAuthPresent",
        "aws:MultiFactorAuthAge",
        "aws:SourceIdentity",
        "aws:FederatedProvider",
        "aws:AssumedRoot",
        "aws:PrincipalOrgID",
        "aws:PrincipalServiceName");
  }

  // Section 9, column «user session»; GS-6, CK-10
  @Test
  void aUserSessionWithAndWithoutMfa() {
    Session plain = world.userSession(alice, claims -> {});
    has(plain, "aws:PrincipalArn", alice.arn().toString());
    has(plain, "aws:PrincipalType", "User");
    has(plain, "aws:userid", alice.id().value());
    has(plain, "aws:username", "alice");
    has(plain, "aws:PrincipalTag/team", "red");
    has(plain, "aws:TokenIssueTime", START.toString());
    has(plain, "aws:MultiFactorAuthPresent", "false");
    lacks(plain, "aws:MultiFactorAuthAge", "aws:SourceIdentity");
    Session proven =
        world.userSession(alice, claims -> claims.mfaAuthenticatedAt(START.minusSeconds(60)));
    world.clock.advance(Duration.ofSeconds(30));
    has(proven, "aws:MultiFactorAuthPresent", "true");
    has(proven, "aws:MultiFactorAuthAge", "90");
  }

  // Section 9, column «role session»; CK-2, CK-3, CK-9, X-9
  @Test
  void aRoleSession() {
    Session session = world.session(
        as(alice),
        reader,
        r -> r.externalId("external").tag("k", "v").transitiveTagKeys(List.of("k")));
    has(session, "aws:PrincipalArn", reader.arn().toString());
    assertFalse(world.has(session, "aws:PrincipalArn", session.arn().toString()));
    has(session, "aws:PrincipalAccount", HOME.value());
    has(session, "aws:PrincipalType", "AssumedRole");
    has(session, "aws:userid", reader.id() + ":session");
    has(session, "aws:PrincipalTag/k", "v");
    has(session, "aws:TokenIssueTime", START.toString());
    has(session, "aws:MultiFactorAuthPresent", "false");
    has(session, "aws:PrincipalIsAWSService", "false");
    lacks(
        session,
        "aws:username",
        "aws:MultiFactorAuthAge",
        "aws:SourceIdentity",
        "aws:FederatedProvider",
        "aws:AssumedRoot",
        "aws:PrincipalTag/team",
        "sts:ExternalId",
        "sts:RoleSessionName",
        "sts:SourceIdentity",
        "sts:TransitiveTagKeys",
        "aws:TagKeys",
        "aws:RequestTag/k");
  }

  // CK-3: a date key, compared with date operators; RV-4, RV-6
  @Test
  void tokenIssueTimeIsADateThatALongTermKeyLacks() {
    Session session = world.session(as(alice), reader);
    String before = "{\"DateLessThan\":{\"aws:TokenIssueTime\":\"" + START.plusSeconds(1) + "\"}}";
    assertTrue(world.holds(session, before, request -> {}));
    assertFalse(world.holds(as(alice), before, request -> {}));
    String sameSecond = "{\"DateLessThan\":{\"aws:TokenIssueTime\":\"" + START + "\"}}";
    assertFalse(world.holds(session, sameSecond, request -> {}));
  }

  // Section 9, column «root LT»
  @Test
  void anAccountRoot() {
    AuthenticatedCaller root = AuthenticatedCaller.root(new AccountRoot("aws", HOME, List.of()));
    has(root, "aws:PrincipalArn", arn(HOME, "root"));
    has(root, "aws:PrincipalType", "Account");
    has(root, "aws:userid", HOME.value());
    lacks(
        root,
        "aws:username",
        "aws:TokenIssueTime",
        "aws:MultiFactorAuthPresent",
        "aws:PrincipalTag/team");
  }

  // Section 9, row PrincipalOrgID
  @Test
  void membersOfAnOrganizationHaveItsIdAndPaths() {
    world.directory.putAccount(new Account(
        HOME,
        Optional.of(new OrganizationMembership(
            "o-exampleorg1", OTHER, Optional.of("o-exampleorg1/r-ab12/"))),
        List.of(),
        List.of()));
    for (AuthenticatedCaller caller : List.of(as(alice), world.session(as(alice), reader))) {
      has(caller, "aws:PrincipalOrgID", "o-exampleorg1");
      assertTrue(world.holds(
          caller,
          "{\"ForAnyValue:StringLike\":{\"aws:PrincipalOrgPaths\":\"o-exampleorg1/*\"}}",
          request -> {}));
    }
  }

  // CK-6
  @Test
  void timeAndConnection() throws UnknownHostException {
    RequestEnvironment environment = new RequestEnvironment(
        Optional.of(InetAddress.getByName("192.0.2.7")),
        true,
        Optional.of("agent"),
        Optional.of("https://example.com/"),
        Optional.of("eu-central-1"));
    assertTrue(world.holds(
        as(alice),
        "{\"StringEquals\":{\"aws:UserAgent\":\"agent\",\"aws:Referer\":\"https://example.com/\","
            + "\"aws:RequestedRegion\":\"eu-central-1\",\"aws:EpochTime\":\""
            + START.getEpochSecond()
            + "\"},\"DateEquals\":{\"aws:CurrentTime\":\"" + START
            + "\"},\"IpAddress\":{\"aws:SourceIp\":\"192.0.2.7\"},\"Bool\":{\"aws:SecureTransport\":\"true\","
            + "\"aws:ViaAWSService\":\"false\"}}",
        request -> request.environment(environment)));
    has(as(alice), "aws:SecureTransport", "false"); // nothing known: not encrypted
    lacks(as(alice), "aws:SourceIp", "aws:UserAgent", "aws:Referer", "aws:RequestedRegion");
  }

  private void has(AuthenticatedCaller caller, String key, String value) {
    assertTrue(world.has(caller, key, value), key + " is not " + value);
  }

  private void lacks(AuthenticatedCaller caller, String... keys) {
    for (String key : keys) {
      assertTrue(world.lacks(caller, key), key + " is there");
    }
  }
}

package io.github.sts4j.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.sigv4.SignedRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The actions beside AssumeRole on the wire: parameters in, members out, errors as documents (section 1). */
class EveryActionTest {
  private static final String VERSION = "&Version=2011-06-15";

  private final TestWorld world = new TestWorld();

  @ParameterizedTest // 2.1, column «anonymous»; ER-11
  @ValueSource(
      strings = {
        "AssumeRole",
        "AssumeRoot",
        "DecodeAuthorizationMessage",
        "GetAccessKeyInfo",
        "GetCallerIdentity",
        "GetDelegatedAccessToken",
        "GetFederationToken",
        "GetSessionToken",
        "GetWebIdentityToken"
      })
  void anUnsignedCallIsRefusedBeforeItsParametersAreRead(String action) {
    world
        .answer(ClientSigner.unsignedPost(), utf8("Action=" + action + VERSION))
        .refused(403, "MissingAuthenticationToken");
  }

  @ParameterizedTest // WP-8, 2.2: each missing parameter is named in lower camel case
  @CsvSource({
    "AssumeRoot, targetPrincipal",
    "AssumeRoot, taskPolicyArn.arn",
    "DecodeAuthorizationMessage, encodedMessage",
    "GetAccessKeyInfo, accessKeyId",
    "GetDelegatedAccessToken, tradeInToken",
    "GetFederationToken, name",
    "GetWebIdentityToken, signingAlgorithm"
  })
  void aMissingParameterIsNamed(String action, String parameter) {
    world
        .post(TestWorld.ALICE, "Action=" + action + VERSION)
        .refused(400, "ValidationError", "'" + parameter + "'", "must not be null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AssumeRoleWithSAML", "AssumeRoleWithWebIdentity"})
  void theCallsThatNobodySignsIgnoreASignature(String action) {
    String form = "Action=" + action + VERSION;
    for (SignedRequest request : List.of( // 2.1, WP-3, SA-2
        ClientSigner.unsignedPost(),
        TestWorld.ALICE.wrongSecret().post(utf8(form)),
        TestWorld.NOBODY.post(utf8(form)))) {
      world.answer(request, utf8(form)).refused(400, "ValidationError", "3 validation errors");
    }
  }

  @Test // WI-4, SA-3: nobody vouches
  void aProofThatNobodyVerifiesIsRefused() {
    world
        .answer(
            ClientSigner.unsignedPost(),
            utf8("Action=AssumeRoleWithWebIdentity" + VERSION + "&RoleArn=" + TestWorld.READER
                + "&RoleSessionName=alice&WebIdentityToken=abcd"))
        .refused(400, "InvalidIdentityToken", "No OpenIDConnect provider found");
    world
        .answer(
            ClientSigner.unsignedPost(),
            utf8("Action=AssumeRoleWithSAML" + VERSION + "&RoleArn=" + TestWorld.READER
                + "&PrincipalArn=arn:aws:iam::444455556666:saml-provider/x&SAMLAssertion=abcd"))
        .refused(400, "InvalidIdentityToken", "provider doesn't exist");
  }

  @Test // GS-1, GS-10, WP-7, WP-12
  void sessionToken() {
    Answer answer = world.post(
        TestWorld.ALICE, "Action=GetSessionToken" + VERSION + "&DurationSeconds=%2B0900");
    answer.succeeded("GetSessionToken");
    assertEquals(List.of("Credentials"), answer.members("GetSessionTokenResult"));
    assertEquals(
        "2026-01-15T12:15:00Z", answer.text("GetSessionTokenResult", "Credentials", "Expiration"));
    world
        .post(TestWorld.ALICE, "Action=GetSessionToken" + VERSION + "&DurationSeconds=1h")
        .refused(400, "MalformedInput");
    world
        .post(ClientSigner.of(world.session()), "Action=GetSessionToken" + VERSION)
        .refused(403, "AccessDenied", "with session credentials"); // GS-2
  }

  @Test // GF-7, GF-10, CR-6, WP-4
  void federationToken() {
    Answer answer = world.post(
        TestWorld.ALICE,
        "Action=GetFederationToken" + VERSION
            + "&Name=bob&Tags.member.1.Key=team&Tags.member.1.Value=red");
    answer.succeeded("GetFederationToken");
    assertEquals(
        List.of("Credentials", "FederatedUser", "PackedPolicySize"),
        answer.members("GetFederationTokenResult"));
    assertEquals(
        "arn:aws:sts::111122223333:federated-user/bob",
        answer.text("GetFederationTokenResult", "FederatedUser", "Arn"));
    assertEquals(
        "111122223333:bob",
        answer.text("GetFederationTokenResult", "FederatedUser", "FederatedUserId"));
    Answer plain = world.post(TestWorld.ALICE, "Action=GetFederationToken" + VERSION + "&Name=bob");
    assertEquals("0", plain.text("GetFederationTokenResult", "PackedPolicySize"));
    world
        .post(TestWorld.BOB, "Action=GetFederationToken" + VERSION + "&Name=eve")
        .refused(403, "AccessDenied", "user/bob", "sts:GetFederationToken", "federated-user/eve");
  }

  @Test // AK-1, AK-4
  void accessKeyInfo() {
    Answer answer = world.get(
        TestWorld.ALICE,
        "AccessKeyId=ASIAVJ2E6QGR2WZILJFM&Action=GetAccessKeyInfo&Version=2011-06-15");
    answer.succeeded("GetAccessKeyInfo");
    assertEquals("364679954851", answer.text("GetAccessKeyInfoResult", "Account"));
    world
        .post(TestWorld.ALICE, "Action=GetAccessKeyInfo" + VERSION + "&AccessKeyId=x")
        .refused(400, "ValidationError", "accessKeyId");
  }

  @Test // RT-1, RT-5, X-7
  void assumeRootIsRegional() {
    String form = "Action=AssumeRoot" + VERSION + "&TargetPrincipal=444455556666"
        + "&TaskPolicyArn.arn=arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy";
    world.post(TestWorld.ALICE, form).refused(403, "AccessDenied", "sts:AssumeRoot");
    for (String host : List.of("sts.amazonaws.com", "STS.amazonaws.com:443")) {
      world
          .answer(SignedRequest.of("POST", "/", Map.of("host", List.of(host))), utf8(form))
          .refused(400, "InvalidAction", "AssumeRoot");
    }
  }

  @Test // DT-5
  void delegatedAccessToken() {
    world
        .post(TestWorld.ALICE, "Action=GetDelegatedAccessToken" + VERSION + "&TradeInToken=nothing")
        .refused(403, "AccessDenied");
  }

  @Test
  void everyActionAnswersUnderItsName() {
    assertTrue(QueryActions.find("AssumeRole").isPresent());
    assertTrue(QueryActions.find("assumeRole").isEmpty());
    for (String action : List.of(
        "AssumeRole",
        "AssumeRoleWithSAML",
        "AssumeRoleWithWebIdentity",
        "AssumeRoot",
        "DecodeAuthorizationMessage",
        "GetAccessKeyInfo",
        "GetCallerIdentity",
        "GetDelegatedAccessToken",
        "GetFederationToken",
        "GetSessionToken",
        "GetWebIdentityToken")) {
      QueryAction<?, ?> found = QueryActions.find(action).orElseThrow();
      assertEquals(action, found.name());
      assertEquals(
          action,
          found.request(FormParameters.parse("", StsError.MALFORMED_INPUT)).action());
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

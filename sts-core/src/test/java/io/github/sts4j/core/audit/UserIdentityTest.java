package io.github.sts4j.core.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.sts4j.core.TestSts;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.AccountRoot;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.SecretAccessKey;
import io.github.sts4j.core.identity.UniqueId;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthenticatedRoot;
import io.github.sts4j.core.session.AuthenticatedUser;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.SessionClaims;
import io.github.sts4j.core.token.SessionClaimsBuilder;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.policy.json.JsonWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** AU-4 row by row, with AU-5: who a record says called, for every kind of caller. */
class UserIdentityTest {
  private static final AccountId HOME = TestSts.HOME;
  private static final AccessKeyId KEY = AccessKeyId.of("AKIARTX3GSDSVPMANSL7");
  private static final AccessKeyId SESSION = AccessKeyId.of("ASIARTX3GSDSVPMANSL7");
  private static final TestSts WORLD = new TestSts();
  private static final User ALICE =
      WORLD.directory.putUser(User.builder("arn:aws:iam::111122223333:user/dev/alice")
          .id(UniqueId.of("AIDAALICEALICEALICE22"))
          .build());
  private static final Role READER = WORLD.directory.putRole(
      Role.builder("arn:aws:iam::111122223333:role/team/Reader", TestSts.trusting("111122223333"))
          .id(UniqueId.of("AROAREADERREADERREA22"))
          .build());

  private static final String ALICE_ROW = """
      {"type":"IAMUser","principalId":"AIDAALICEALICEALICE22","arn":"arn:aws:iam::111122223333:user/dev/alice",\
      "accountId":"111122223333","accessKeyId":"%s","userName":"alice"%s}""";
  private static final String ATTRIBUTES =
      "\"attributes\":{\"creationDate\":\"2026-01-15T12:00:00Z\",\"mfaAuthenticated\":\"%s\"}";

  static Stream<Arguments> rows() {
    return Stream.of(
        arguments(
            "root",
            UserIdentity.of(new AuthenticatedRoot(
                new AccountRoot("aws", HOME, List.of()), Optional.of(KEY), Optional.empty())),
            """
            {"type":"Root","principalId":"111122223333","arn":"arn:aws:iam::111122223333:root",\
            "accountId":"111122223333","accessKeyId":"AKIARTX3GSDSVPMANSL7"}"""),
        arguments(
            "user",
            UserIdentity.of(new AuthenticatedUser(ALICE, Optional.of(KEY), Optional.empty())),
            ALICE_ROW.formatted(KEY, "")),
        arguments(
            "user vouched for by the application",
            UserIdentity.of(AuthenticatedCaller.user(ALICE)),
            ALICE_ROW.formatted("", "").replace("\"accessKeyId\":\"\",", "")),
        arguments(
            "user session",
            UserIdentity.of(session(user(SessionKind.USER))),
            ALICE_ROW.formatted(
                SESSION, ",\"sessionContext\":{" + ATTRIBUTES.formatted("false") + "}")),
        arguments(
            "user session with MFA",
            UserIdentity.of(session(user(SessionKind.USER).mfaAuthenticatedAt(TestSts.START))),
            ALICE_ROW.formatted(
                SESSION, ",\"sessionContext\":{" + ATTRIBUTES.formatted("true") + "}")),
        arguments(
            "role session", UserIdentity.of(session(role().sourceIdentity("alice"))), """
            {"type":"AssumedRole","principalId":"AROAREADERREADERREA22:session",\
            "arn":"arn:aws:sts::111122223333:assumed-role/Reader/session","accountId":"111122223333",\
            "accessKeyId":"ASIARTX3GSDSVPMANSL7","sessionContext":{"sessionIssuer":{"type":"Role",\
            "principalId":"AROAREADERREADERREA22","arn":"arn:aws:iam::111122223333:role/team/Reader",\
            "accountId":"111122223333","userName":"Reader"},%s,"sourceIdentity":"alice"}}""".formatted(
                    ATTRIBUTES.formatted("false"))),
        arguments(
            "federated user",
            UserIdentity.of(session(user(SessionKind.FEDERATED_USER).sessionName("mary"))),
            """
            {"type":"FederatedUser","principalId":"111122223333:mary",\
            "arn":"arn:aws:sts::111122223333:federated-user/mary","accountId":"111122223333",\
            "accessKeyId":"ASIARTX3GSDSVPMANSL7","sessionContext":{"sessionIssuer":{"type":"IAMUser",\
            "principalId":"AIDAALICEALICEALICE22","arn":"arn:aws:iam::111122223333:user/dev/alice",\
            "accountId":"111122223333","userName":"alice"},%s}}""".formatted(ATTRIBUTES.formatted("false"))),
        arguments("root session", UserIdentity.of(session(root(SessionKind.ROOT))), """
            {"type":"Root","principalId":"111122223333","arn":"arn:aws:iam::111122223333:root",\
            "accountId":"111122223333","accessKeyId":"ASIARTX3GSDSVPMANSL7",\
            "sessionContext":{%s,"assumedRoot":"true"}}""".formatted(
                ATTRIBUTES.formatted("false"))),
        arguments(
            "caller of AssumeRoleWithSAML",
            UserIdentity.samlUser("1uAJanUnBc2XeUkHURMht+xam2c=", "mary@example.com"),
            """
            {"type":"SAMLUser","principalId":"1uAJanUnBc2XeUkHURMht+xam2c=:mary@example.com",\
            "userName":"mary@example.com","identityProvider":"1uAJanUnBc2XeUkHURMht+xam2c="}"""),
        arguments(
            "caller of AssumeRoleWithWebIdentity",
            UserIdentity.webIdentityUser("https://idp.example.com", "app", "mary"),
            """
            {"type":"WebIdentityUser","principalId":"https://idp.example.com:app:mary",\
            "userName":"mary","identityProvider":"https://idp.example.com"}"""),
        arguments(
            "user of another account",
            UserIdentity.of(session(user(SessionKind.USER))).seenFromAnotherAccount(),
            """
            {"type":"AWSAccount","principalId":"AIDAALICEALICEALICE22","accountId":"111122223333"}"""),
        arguments(
            "role session of another account",
            UserIdentity.of(session(role().sourceIdentity("alice"))).seenFromAnotherAccount(),
            """
            {"type":"AWSAccount","principalId":"AROAREADERREADERREA22:session",\
            "accountId":"111122223333"}"""),
        arguments(
            "service",
            UserIdentity.service("ec2.amazonaws.com"),
            "{\"type\":\"AWSService\",\"invokedBy\":\"ec2.amazonaws.com\"}"),
        arguments("nobody", UserIdentity.unknown(), "{\"type\":\"Unknown\"}"));
  }

  // AU-4, AU-5
  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void everyKindOfCallerIsWrittenAsItsRowSays(
      String caller, UserIdentity identity, String expected) {
    assertEquals(expected, JsonWriter.write(identity.toMap()));
  }

  private static SessionClaimsBuilder user(SessionKind kind) {
    return claims(kind)
        .principalArn(ALICE.arn().toString())
        .principalId(ALICE.id().value());
  }

  private static SessionClaimsBuilder root(SessionKind kind) {
    return claims(kind).principalArn("arn:aws:iam::" + HOME + ":root").principalId(HOME.value());
  }

  private static SessionClaimsBuilder role() {
    return claims(SessionKind.ROLE)
        .principalArn(READER.arn().toString())
        .principalId(READER.id().value())
        .sessionName("session");
  }

  private static SessionClaimsBuilder claims(SessionKind kind) {
    Instant now = TestSts.START;
    return SessionClaims.builder()
        .kind(kind)
        .accessKeyId(AccessKeyId.temporary(HOME, WORLD.random))
        .secretAccessKey(SecretAccessKey.generate(WORLD.random))
        .issuedAt(now)
        .expiresAt(now.plusSeconds(900));
  }

  private static Session session(SessionClaimsBuilder claims) {
    return WORLD.open(claims.accessKeyId(SESSION).build());
  }
}

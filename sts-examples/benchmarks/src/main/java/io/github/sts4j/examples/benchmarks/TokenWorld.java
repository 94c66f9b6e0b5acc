package io.github.sts4j.examples.benchmarks;

import io.github.sts4j.core.AssumeRoleRequest;
import io.github.sts4j.core.TemporaryCredentials;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.InMemoryIdentityDirectory;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.SecretAccessKey;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.sigv4.SignedRequest;
import io.github.sts4j.core.token.BlockRandom;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.core.token.SessionClaims;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.core.token.SessionTag;
import io.github.sts4j.core.token.SessionToken;
import io.github.sts4j.core.token.SessionTokenSealer;
import java.security.SecureRandom;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** A service, a user and a role with five statements each, and the session that {@link TokenBenchmark} is about. */
final class TokenWorld {
  static final AccountId ACCOUNT = AccountId.of("444455556666");
  static final String ROLE = "arn:aws:iam::444455556666:role/team-a/Reader";
  static final String OBJECT = "arn:aws:s3:::data/reports/2026/january.parquet";

  /** Five, which make the claims about 320 bytes. */
  private static final List<SessionTag> TAGS = IntStream.range(0, 5)
      .mapToObj(i -> new SessionTag("CostCenter" + i, "department-" + i, false))
      .toList();

  /** As services have it by default. */
  final RandomGenerator random = BlockRandom.of(new SecureRandom(), System::nanoTime);

  final KeyRing keys = KeyRing.generate(random);
  final SessionTokenSealer sealer = SessionTokenSealer.create(keys, random);
  final AuthenticatedCaller caller;
  /** Opens each token anew. */
  final TokenService sts;

  /** As services are by default. */
  final TokenService rememberingSts;

  private final Role role;
  final AssumeRoleRequest request = request().build();
  final AssumeRoleRequest requestWithPolicy = request().policy("""
          {"Version":"2012-10-17","Statement":[
            {"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/reports/*"},
            {"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::data/reports/secret/*"}]}""").build();

  TokenWorld() {
    InMemoryIdentityDirectory directory = InMemoryIdentityDirectory.create();
    caller = AuthenticatedCaller.user(
        directory.putUser(User.builder("arn:aws:iam::111122223333:user/alice")
            .policy("p", fiveStatements("sts:*", "arn:aws:iam::444455556666:role/team-a/*"))
            .build()));
    role = directory.putRole(Role.builder(ROLE, """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["sts:AssumeRole","sts:TagSession"],
              "Principal":{"AWS":"arn:aws:iam::111122223333:user/alice"}}]}""")
        .policy("p", fiveStatements("s3:Get*", "arn:aws:s3:::data/reports/*"))
        .build());
    TokenService.Builder service =
        TokenService.builder().directory(directory).keyRing(keys).clock(() -> SignedCall.NOW);
    rememberingSts = service.build();
    sts = service.rememberedSessions(0).build();
  }

  /** The session of {@link #request}, as claims. */
  SessionClaims claims() {
    return SessionClaims.builder()
        .kind(SessionKind.ROLE)
        .newKey(ACCOUNT, random)
        .principalArn(ROLE)
        .principalId(role.id().value())
        .sessionName("alice")
        .issuedAt(SignedCall.NOW)
        .expiresAt(SignedCall.NOW.plusSeconds(3600))
        .tags(TAGS)
        .build();
  }

  /** A request of the session that this call gives, as a server receives it. */
  SignedRequest signedRequest(AssumeRoleRequest parameters) {
    TemporaryCredentials credentials = sts.assumeRole(caller, parameters).credentials();
    return signed(
        credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
  }

  /** A request of a new session whose token has a derived key of its own. */
  SignedRequest signedRequestFromElsewhere() {
    SessionClaims claims = claims();
    return signed(claims.accessKeyId(), claims.secretAccessKey(), sealedElsewhere(claims));
  }

  private static SignedRequest signed(AccessKeyId id, SecretAccessKey secret, SessionToken token) {
    AwsSessionCredentialsIdentity identity =
        AwsSessionCredentialsIdentity.create(id.value(), secret.reveal(), token.text());
    return new SignedCall(RequestHeaders.TYPICAL, identity).received();
  }

  /** A token under a derived key that no other token has, as from a machine just started. */
  SessionToken sealedElsewhere(SessionClaims claims) {
    return SessionTokenSealer.create(keys, random).seal(claims);
  }

  private static AssumeRoleRequest.Builder request() {
    AssumeRoleRequest.Builder request =
        AssumeRoleRequest.builder().roleArn(ROLE).roleSessionName("alice");
    TAGS.forEach(tag -> request.tag(tag.key(), tag.value()));
    return request;
  }

  private static String fiveStatements(String action, String resource) {
    return """
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Action":"sqs:*","Resource":"arn:aws:sqs:*:444455556666:jobs-*"},
          {"Effect":"Allow","Action":"kms:Decrypt","Resource":"*"},
          {"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::data/*/secret/*"},
          {"Effect":"Allow","Action":"%s","Resource":"%s"},
          {"Effect":"Deny","NotAction":["s3:*","sqs:*","kms:*","sts:*"],"Resource":"*"}]}""".formatted(action, resource);
  }
}

package io.github.sts4j.examples.guides;

import static java.lang.System.Logger.Level.INFO;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.sts4j.core.AssumeRoleRequest;
import io.github.sts4j.core.TemporaryCredentials;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.identity.InMemoryIdentityDirectory;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.policy.AccessDecision;
import org.junit.jupiter.api.Test;

/** README.md. */
class FirstPageTest {
  private static final System.Logger log = System.getLogger(FirstPageTest.class.getName());

  private final InMemoryIdentityDirectory directory = World.directory();
  private final AuthenticatedCaller caller = AuthenticatedCaller.user(World.alice(directory));

  @Test
  void theSessionDoesLessThanTheRole() {
    String sessionPolicy = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/b/*"}]}""";
    TokenService sts =
        TokenService.builder().directory(directory).keyRing(KeyRing.generate()).build();

    TemporaryCredentials credentials = sts.assumeRole(
            caller,
            AssumeRoleRequest.builder()
                .roleArn("arn:aws:iam::444455556666:role/Reader")
                .roleSessionName("alice")
                .policy(sessionPolicy)
                .build())
        .credentials();

    Session session =
        sts.verify(credentials.accessKeyId(), credentials.sessionToken().text());
    AccessDecision decision = sts.authorize(session, "s3:GetObject", "arn:aws:s3:::data/a/1");
    if (!decision.isAllowed()) log.log(INFO, decision.explain());
    assertFalse(decision.isAllowed());
  }
}

package io.github.sts4j.examples.quickstart;

import io.github.sts4j.core.AssumeRoleRequest;
import io.github.sts4j.core.TemporaryCredentials;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.identity.InMemoryIdentityDirectory;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.KeyRing;

/** Two accounts, a role, a session policy: mint temporary credentials, use them, see them refused. */
public final class Quickstart {
  private Quickstart() {}

  public static void main(String[] args) {
    // Account 111122223333 has a user, account 444455556666 a role that trusts her.
    InMemoryIdentityDirectory directory = InMemoryIdentityDirectory.create();
    User alice = directory.putUser(User.builder("arn:aws:iam::111122223333:user/alice")
        .policy("assume", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}""")
        .build());
    directory.putRole(Role.builder("arn:aws:iam::444455556666:role/Reader", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
              "Principal":{"AWS":"arn:aws:iam::111122223333:user/alice"}}]}""")
        .policy("read", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::data/*"}]}""")
        .build());
    TokenService sts =
        TokenService.builder().directory(directory).keyRing(KeyRing.generate()).build();

    // Alice assumes the role for a session that may do less than the role.
    TemporaryCredentials credentials = sts.assumeRole(
            AuthenticatedCaller.user(alice),
            AssumeRoleRequest.builder()
                .roleArn("arn:aws:iam::444455556666:role/Reader")
                .roleSessionName("alice")
                .policy("""
                    {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject",
                      "Resource":"arn:aws:s3:::data/a/*"}]}""")
                .build())
        .credentials();
    String token = credentials.sessionToken().text();

    // Any node with the same keys knows the session from the token alone.
    Session session = sts.verify(credentials.accessKeyId(), token);
    System.out.println("session: " + session.arn());
    System.out.println(
        sts.authorize(session, "s3:GetObject", "arn:aws:s3:::data/a/1").explain());
    System.out.println(
        sts.authorize(session, "s3:GetObject", "arn:aws:s3:::data/b/1").explain());

    // A token with one character changed is nobody's.
    String tampered =
        token.substring(0, 40) + (token.charAt(40) == 'A' ? 'B' : 'A') + token.substring(41);
    try {
      sts.verify(credentials.accessKeyId(), tampered);
    } catch (AuthenticationException refused) {
      System.out.println("tampered: " + refused.error().code() + ": " + refused.getMessage());
    }
  }
}

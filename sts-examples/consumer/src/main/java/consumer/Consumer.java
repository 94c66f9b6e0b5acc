package consumer;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sts4j.core.AssumeRoleRequest;
import io.github.sts4j.core.TemporaryCredentials;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.identity.InMemoryIdentityDirectory;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.federation.saml.ServiceProviderMetadata;
import java.util.Map;

/** Uses every module the way a program of a user would, and prints what came of it. */
public final class Consumer {
  private Consumer() {}

  public static void main(String[] args) throws Exception {
    InMemoryIdentityDirectory directory = InMemoryIdentityDirectory.create();
    User alice = directory.putUser(User.builder("arn:aws:iam::111122223333:user/alice")
        .policy("assume", policy("sts:AssumeRole", "*"))
        .build());
    directory.putRole(Role.builder("arn:aws:iam::111122223333:role/Reader", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
              "Principal":{"AWS":"arn:aws:iam::111122223333:user/alice"}}]}""")
        .policy("read", policy("s3:Get*", "arn:aws:s3:::data/*"))
        .build());
    TokenService sts =
        TokenService.builder().directory(directory).keyRing(KeyRing.generate()).build();
    TemporaryCredentials credentials = sts.assumeRole(
            AuthenticatedCaller.user(alice),
            AssumeRoleRequest.builder()
                .roleArn("arn:aws:iam::111122223333:role/Reader")
                .roleSessionName("alice")
                .policy(policy("s3:GetObject", "arn:aws:s3:::data/a/*"))
                .build())
        .credentials();
    Session session = sts.verify(credentials.accessKeyId(), credentials.sessionToken().text());
    System.out.println(path() + " " + session.arn() + " " + allowed(sts, session, "a/1") + " "
        + allowed(sts, session, "b/1") + " " + ServiceProviderMetadata.class.getModule().isNamed());
  }

  private static boolean allowed(TokenService sts, Session session, String key) {
    return sts.authorize(session, "s3:GetObject", "arn:aws:s3:::data/" + key).isAllowed();
  }

  /** A policy made with the Jackson of the program, which is the version that Spring Boot manages. */
  private static String policy(String action, String resource) throws Exception {
    return new ObjectMapper()
        .writeValueAsString(Map.of(
            "Version", "2012-10-17",
            "Statement", Map.of("Effect", "Allow", "Action", action, "Resource", resource)));
  }

  private static String path() {
    return Consumer.class.getModule().isNamed() ? "module path" : "class path";
  }
}

package example;

import io.github.sts4j.core.AssumeRoleRequest;
import io.github.sts4j.core.TemporaryCredentials;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.identity.InMemoryIdentityDirectory;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.policy.AccessDecision;

/** A store of reports that gives its readers credentials for an hour. */
public final class Reports {
  /** What sessions of the role may do at most. */
  static final String READ_REPORTS = """
      {"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::reports/*"},
        {"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::reports/drafts/*"}]}""";

  private final User alice;
  private final TokenService sts;

  public Reports() {
    InMemoryIdentityDirectory directory = InMemoryIdentityDirectory.create();
    alice = directory.putUser(User.builder("arn:aws:iam::111122223333:user/alice").build());
    directory.putRole(Role.builder("arn:aws:iam::111122223333:role/Reader", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
              "Principal":{"AWS":"arn:aws:iam::111122223333:user/alice"}}]}""")
        .policy("read", READ_REPORTS)
        .build());
    sts = TokenService.builder().directory(directory).keyRing(KeyRing.generate()).build();
  }

  /** Credentials for what the role may do, less what the session policy leaves out. */
  public TemporaryCredentials logIn(String sessionPolicy) {
    return sts.assumeRole(
            AuthenticatedCaller.user(alice),
            AssumeRoleRequest.builder()
                .roleArn("arn:aws:iam::111122223333:role/Reader")
                .roleSessionName("alice")
                .policy(sessionPolicy)
                .build())
        .credentials();
  }

  /** Whether, and why, these credentials may do this to a report. */
  public AccessDecision mayDo(TemporaryCredentials credentials, String action, String report) {
    Session session = sts.verify(credentials.accessKeyId(), credentials.sessionToken().text());
    return sts.authorize(session, action, "arn:aws:s3:::reports/" + report);
  }

  public static void main(String[] args) {
    Reports reports = new Reports();
    TemporaryCredentials credentials = reports.logIn("""
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/2026/*"}]}""");
    System.out.println(reports.mayDo(credentials, "s3:GetObject", "2026/q1").explain());
    System.out.println(reports.mayDo(credentials, "s3:GetObject", "2025/q4").explain());
  }
}

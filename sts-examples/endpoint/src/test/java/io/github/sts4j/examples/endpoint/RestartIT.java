package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Sessions and restarts: nothing is stored but the sealing keys. */
class RestartIT {
  @TempDir
  Path folder;

  private String[] keyStore;

  @BeforeEach
  void writePassword() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "correct horse\n");
    keyStore = new String[] {
      "--key-store", folder.resolve("keys.p12").toString(),
      "--key-store-password-file", password.toString()
    };
  }

  @Test
  void sessionOutlivesARestartWithTheSameKeyStore() throws Exception {
    AwsSessionCredentials session = mint(keyStore);

    try (RunningEndpoint restarted = RunningEndpoint.start(keyStore);
        Clients clients = new Clients(restarted.uri())) {
      assertEquals(
          "arn:aws:sts::444455556666:assumed-role/Editor/alice",
          clients.sts(session).getCallerIdentity().arn());
    }
  }

  @Test
  void sessionDiesWithKeysThatLiveInMemory() throws Exception {
    AwsSessionCredentials session = mint();

    try (RunningEndpoint restarted = RunningEndpoint.start();
        Clients clients = new Clients(restarted.uri())) {
      refused("InvalidClientTokenId", 403, () -> clients.sts(session).getCallerIdentity());
    }
  }

  @Test
  void twoHoursLaterTheSessionIsExpired() throws Exception {
    AwsSessionCredentials session = mint(keyStore);

    try (RunningEndpoint later = RunningEndpoint.start(
            keyStore[0], keyStore[1], keyStore[2], keyStore[3], "--clock-offset", "PT2H");
        Clients clients = new Clients(later.uri())) {
      // ER-3, section 11.3. Expiry comes before the clock skew that the client has too.
      refused("ExpiredToken", 403, () -> clients.sts(session).getCallerIdentity());
      refused("ExpiredToken", 400, () -> clients.s3(session).listObjectsV2(r -> r.bucket("data")));
      // Section 11.3: what is left for a key that does not expire
      refused("RequestExpired", 400, () -> clients.sts(Clients.alice()).getCallerIdentity());
      refused(
          "RequestTimeTooSkewed",
          403,
          () -> clients.s3(Clients.alice()).listObjectsV2(r -> r.bucket("data")));
    }
  }

  private static AwsSessionCredentials mint(String... options) throws Exception {
    try (RunningEndpoint endpoint = RunningEndpoint.start(options);
        Clients clients = new Clients(endpoint.uri())) {
      return Clients.of(clients
          .sts(Clients.alice())
          .assumeRole(r -> r.roleArn(TestWorlds.EDITOR).roleSessionName("alice"))
          .credentials());
    }
  }

  private static void refused(String code, int status, Executable call) {
    AwsServiceException refusal = assertThrows(AwsServiceException.class, call);
    assertEquals(code, refusal.awsErrorDetails().errorCode());
    assertEquals(status, refusal.statusCode());
  }
}

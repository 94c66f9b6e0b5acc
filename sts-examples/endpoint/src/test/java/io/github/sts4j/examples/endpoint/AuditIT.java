package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

/** {@code --audit FILE}: what the AWS SDK does is on record, and what cannot be recorded is not done. */
class AuditIT {
  @TempDir
  Path folder;

  @Test
  void aFileThatCannotBeWrittenIsNamedAtTheStart() throws Exception {
    EndpointProcess.Failure failure =
        EndpointProcess.fail(folder, "--port", "0", "--audit", folder.toString());

    assertEquals(2, failure.exitCode());
    assertTrue(failure.err().contains("audit file"), failure.err());
    assertEquals("", failure.out());
  }

  // AU-1, AU-3, AU-9, AU-12
  @Test
  void everyCallIsALine() throws Exception {
    Path file = folder.resolve("audit.jsonl");
    try (EndpointProcess endpoint = start(file);
        Clients clients = new Clients(endpoint.uri())) {
      Credentials made = clients
          .sts(Clients.alice())
          .assumeRole(r -> r.roleArn(TestWorlds.EDITOR).roleSessionName("alice"))
          .credentials();
      AwsCredentials impostor = AwsBasicCredentials.create(TestWorlds.ALICE_KEY, "wrong");
      StsException refusal =
          assertThrows(StsException.class, () -> clients.sts(impostor).getCallerIdentity());
      clients.sts(Clients.of(made)).getCallerIdentity();

      List<String> lines = Files.readAllLines(file);
      assertEquals(4, lines.size(), lines::toString);
      assertTrue(lines.get(0).contains("\"recipientAccountId\":\"111122223333\""), lines.get(0));
      assertTrue(lines.get(0).contains("\"sourceIPAddress\":\"127.0.0.1\""), lines.get(0));
      assertTrue(lines.get(0).contains("aws-sdk-java"), lines.get(0));
      assertTrue(lines.get(1).contains("\"recipientAccountId\":\"444455556666\""), lines.get(1));
      assertTrue(lines.get(2).contains(refusal.requestId()), lines.get(2));
      assertTrue(lines.get(3).contains(made.accessKeyId()), lines.get(3));
      assertFalse(Files.readString(file).contains(made.secretAccessKey()));
      assertFalse(Files.readString(file).contains(made.sessionToken()));
    }
  }

  @Test
  void whatCannotBeRecordedIsRefused() throws Exception {
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Path file = inside.resolve("audit.jsonl");
    try (EndpointProcess endpoint = start(file);
        Clients clients = new Clients(endpoint.uri())) {
      Files.delete(file);
      Files.delete(inside);

      StsException refusal = assertThrows(
          StsException.class,
          () -> clients
              .sts(Clients.alice())
              .assumeRole(r -> r.roleArn(TestWorlds.EDITOR).roleSessionName("alice")));

      assertEquals("ServiceUnavailable", refusal.awsErrorDetails().errorCode());
      assertEquals(503, refusal.statusCode());
      assertTrue(endpoint.log().contains("make it writable"), endpoint.log());
    }
  }

  private EndpointProcess start(Path file) throws IOException {
    return EndpointProcess.start(
        folder, "--world", TestWorlds.file().toString(), "--audit", file.toString());
  }
}

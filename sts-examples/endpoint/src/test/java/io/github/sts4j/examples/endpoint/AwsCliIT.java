package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first thing that must be true: the AWS command line, unmodified, against the program and its demo world. */
class AwsCliIT {
  private static final String ALICE_KEY = "AKIARTX3GSDSVPMANSL7";
  private static final String ALICE_SECRET = "demo/alice/not+a+secret/0123456789abcdef";
  private static final String ROLE = "arn:aws:iam::444455556666:role/Editor";
  private static final String READ_A_ONLY =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":"
          + "\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::data/a/*\"}]}";

  @TempDir
  Path folder;

  @Test
  void mintsUsesAndIsRefused() throws Exception {
    Tool.require(folder, "the AWS CLI", "aws", "--version");
    try (EndpointProcess endpoint = EndpointProcess.start(folder)) {
      Tool alice = new Tool(folder, endpoint.uri()).as(ALICE_KEY, ALICE_SECRET, "");

      assertEquals(
          "arn:aws:iam::111122223333:user/alice",
          alice
              .run("aws", "sts", "get-caller-identity", "--query", "Arn", "--output", "text")
              .succeeded()); // CI-2

      Tool editor = assume(endpoint, alice, "");
      assertEquals(
          "arn:aws:sts::444455556666:assumed-role/Editor/cli",
          editor
              .run("aws", "sts", "get-caller-identity", "--query", "Arn", "--output", "text")
              .succeeded());
      Files.writeString(folder.resolve("up.txt"), "hello from the command line");
      editor.run("aws", "s3", "cp", "up.txt", "s3://data/a/up.txt").succeeded();
      editor.run("aws", "s3", "cp", "up.txt", "s3://data/b/up.txt").succeeded();
      assertTrue(editor.run("aws", "s3", "ls", "s3://data/a/").succeeded().endsWith(" 27 up.txt"));
      assertTrue(editor.run("aws", "s3", "ls").succeeded().endsWith(" data"));

      Tool reader = assume(endpoint, alice, READ_A_ONLY);
      reader.run("aws", "s3", "cp", "s3://data/a/up.txt", "down.txt").succeeded();
      assertEquals("hello from the command line", Files.readString(folder.resolve("down.txt")));
      reader
          .run("aws", "s3api", "get-object", "--bucket", "data", "--key", "b/up.txt", "no.txt")
          .failedWith("AccessDenied"); // SP-4
      reader.run("aws", "s3", "ls", "s3://data/").failedWith("AccessDenied");
    }
  }

  private Tool assume(EndpointProcess endpoint, Tool caller, String policy) throws Exception {
    String[] command = {
      "aws",
      "sts",
      "assume-role",
      "--role-arn",
      ROLE,
      "--role-session-name",
      "cli",
      "--query",
      "Credentials.[AccessKeyId,SecretAccessKey,SessionToken]",
      "--output",
      "text",
      "--policy",
      policy
    };
    if (policy.isEmpty()) {
      command = Arrays.copyOf(command, command.length - 2);
    }
    String[] credentials = caller.run(command).succeeded().split("\\s+");
    return new Tool(folder, endpoint.uri()).as(credentials[0], credentials[1], credentials[2]);
  }
}

package io.github.sts4j.examples.credentialprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CredentialProcess.java keeps to the contract of `credential_process`, whatever answers it. */
class CredentialProcessTest {
  /** Version 1 of what AWS's clients read; nothing before it and nothing behind it. */
  private static final Pattern VERSION_1 = Pattern.compile(
      "\\{\"Version\": 1, \"AccessKeyId\": \"(ASIA[A-Z2-7]{16})\", \"SecretAccessKey\":"
          + " \"([^\"]{40})\", \"SessionToken\": \"([^\"]+)\", \"Expiration\": \"([^\"]+)\"\\}\\R");

  @TempDir
  static Path folder;

  private static Program program;

  @BeforeAll
  static void compile() throws Exception {
    program = Program.compiled(folder, "CredentialProcess");
    Files.writeString(
        folder.resolve("credentials"),
        "[other]\naws_access_key_id = x\n[alice]\naws_access_key_id = " + LocalSts.KEY
            + "\naws_secret_access_key = " + LocalSts.SECRET + "\n");
  }

  @Test
  void wrongOptionsAreExplained() throws Exception {
    program.run("--endpoint").failedWith("option --endpoint is unknown or lacks its value");
    program.run("--password", "x").failedWith("usage: java CredentialProcess.java");
    program.run("--role-arn", LocalSts.EDITOR).failedWith("option --endpoint is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://sts.example.com", "ftp://127.0.0.1", "127.0.0.1:8080", "https:// x"})
  void secretIsNotAskedForWhereOthersCanReadIt(String endpoint) throws Exception {
    program.run(arguments(endpoint)).failedWith("");
  }

  @Test
  void profileThatHasNoKeysIsNamed() throws Exception {
    program
        .run(arguments("http://127.0.0.1:9", "--source-profile", "other"))
        .failedWith("has no keys in a profile [other]");
    program
        .run(arguments("http://127.0.0.1:9", "--credentials-file", "absent"))
        .failedWith("name a file with --credentials-file");
  }

  @Test
  void nobodyAnsweringIsSaidSo() throws Exception {
    String endpoint;
    try (LocalSts sts = LocalSts.start()) {
      endpoint = sts.uri();
    }
    program.run(arguments(endpoint)).failedWith("no answer from " + endpoint);
  }

  @Test
  void refusalsAreThoseOfTheService() throws Exception {
    try (LocalSts sts = LocalSts.start()) {
      program
          .run(arguments(sts.uri(), "--role-arn", LocalSts.EDITOR + "s"))
          .failedWith("AccessDenied: User: arn:aws:iam::111122223333:user/alice is not authorized");
      program.run(arguments(sts.uri(), "--duration-seconds", "soon")).failedWith(": ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>sign in</html>",
        "not xml",
        "<!DOCTYPE x [<!ENTITY s SYSTEM \"file:///etc/hostname\">]><AccessKeyId>&s;</AccessKeyId>",
        "<r><AccessKeyId>A</AccessKeyId><AccessKeyId>B</AccessKeyId></r>",
        "<r><AccessKeyId>A\", \"x\": \"</AccessKeyId><SecretAccessKey>s</SecretAccessKey>"
            + "<SessionToken>t</SessionToken><Expiration>e</Expiration></r>"
      })
  void answersThatAreNoneAreRefused(String body) throws Exception {
    try (LocalSts other = LocalSts.answering(200, body)) {
      program
          .run(arguments(other.uri()))
          .failedWith("the answer is not one of a Security Token Service");
    }
  }

  @Test
  void clientsGetVersion1AndNothingElse() throws Exception {
    try (LocalSts sts = LocalSts.start()) {
      String printed =
          Program.source(folder, "CredentialProcess").run(arguments(sts.uri())).succeeded();

      Matcher json = VERSION_1.matcher(printed);
      assertTrue(json.matches());
      Session session = sts.sts.verify(AccessKeyId.of(json.group(1)), json.group(3));
      assertEquals(
          "arn:aws:sts::111122223333:assumed-role/Editor/from-process",
          session.arn().toString());
      assertEquals(session.expiresAt(), Instant.parse(json.group(4)));
      assertEquals(
          Duration.ofMinutes(15), Duration.between(session.issuedAt(), session.expiresAt()));
      assertFalse(printed.contains(LocalSts.SECRET));
    }
  }

  /** The usual arguments, and others that take their places. */
  private static String[] arguments(String endpoint, String... others) {
    List<String> arguments = new ArrayList<>(List.of(
        "--endpoint",
        endpoint,
        "--role-arn",
        LocalSts.EDITOR,
        "--role-session-name",
        "from-process",
        "--duration-seconds",
        "900",
        "--source-profile",
        "alice",
        "--credentials-file",
        folder.resolve("credentials").toString()));
    arguments.addAll(List.of(others)); // the last one counts
    return arguments.toArray(String[]::new);
  }
}

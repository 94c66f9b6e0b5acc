package io.github.sts4j.examples.credentialprocess;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SamlCredentialProcess.java says why there are no credentials. How it gets some is shown in the endpoint's tests. */
class SamlCredentialProcessTest {
  private static final String PROVIDER = "arn:aws:iam::111122223333:saml-provider/idp";

  @TempDir
  static Path folder;

  private static Program program;

  @BeforeAll
  static void compile() {
    program = Program.compiled(folder, "SamlCredentialProcess");
  }

  @Test
  void wrongOptionsAreExplained() throws Exception {
    program.run("--source-profile", "x").failedWith("usage: java SamlCredentialProcess.java");
    program
        .run("--endpoint", "http://sts.example.com")
        .failedWith("--endpoint must be https, or http on this machine");
  }

  @Test
  void responseThatTheServiceDoesNotTakeIsRefused() throws Exception {
    Path response = folder.resolve("response");
    Files.writeString(response, "PHNhbWxwOlJlc3BvbnNlLz4=");
    try (LocalSts sts = LocalSts.start()) {
      program
          .run(
              "--endpoint",
              sts.uri(),
              "--role-arn",
              LocalSts.EDITOR,
              "--principal-arn",
              PROVIDER,
              "--response-file",
              response.toString())
          .failedWith("InvalidIdentityToken: ");
    }
  }
}

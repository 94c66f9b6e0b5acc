package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same from JavaScript: the AWS SDK, version 3, unmodified, as npm delivers it. The script lies in {@code javascript/}. */
class JavaScriptIT {
  private static final Path PROJECT = Path.of("target", "javascript").toAbsolutePath();

  @TempDir
  Path folder;

  @Test
  void mintsUsesAndIsRefused() throws Exception {
    Tool.require(folder, "Node.js", "node", "--version");
    Tool.require(folder, "npm", "npm", "--version");
    install();
    try (RunningEndpoint endpoint = RunningEndpoint.start()) {
      String output = new Tool(folder, endpoint.uri())
          .as(TestWorlds.ALICE_KEY, TestWorlds.ALICE_SECRET, "")
          .run("node", PROJECT.resolve("flow.mjs").toString())
          .succeeded();

      assertEquals(
          List.of(
              "arn:aws:iam::111122223333:user/alice",
              "9 keys of 9",
              "CRC32 y/Q5Jg== true",
              "CRC32C 4waSgw== true",
              "CRC64NVME rosUhgp5mIg= true",
              "SHA1 98O8HYCOBHMq32eZZczDTKeuNEE= true",
              "SHA256 FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU= true",
              "stream true",
              "AccessDenied 403",
              "AccessDenied 403",
              "MalformedPolicyDocumentException 400",
              "STREAMING-UNSIGNED-PAYLOAD-TRAILER hash"),
          output.lines().toList());
    }
  }

  /** Once for all runs, in the build's own folder; the versions are pinned in {@code package.json}. */
  private void install() throws Exception {
    Files.createDirectories(PROJECT);
    copy("package.json");
    copy("flow.mjs");
    if (!Files.exists(PROJECT.resolve("node_modules/@aws-sdk/client-s3/package.json"))) {
      Tool.Result npm = Tool.unconfigured(folder)
          .run(
              "npm",
              "install",
              "--prefix",
              PROJECT.toString(),
              "--no-package-lock",
              "--no-audit",
              "--no-fund");
      if (npm.exitCode() != 0) {
        Tool.skip("the AWS SDK for JavaScript cannot be installed from npm");
      }
    }
  }

  private static void copy(String name) throws Exception {
    Files.copy(
        TestWorlds.resource("javascript/" + name),
        PROJECT.resolve(name),
        StandardCopyOption.REPLACE_EXISTING);
  }
}

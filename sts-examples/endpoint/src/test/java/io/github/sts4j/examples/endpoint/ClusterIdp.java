package io.github.sts4j.examples.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;

/** The identity provider of the cluster test, in an account of its own beside the world of the tests. */
final class ClusterIdp {
  private static final String ACCOUNT = "777788889999";
  private static final String ROLE = SamlIdp.ROLE.replace("444455556666", ACCOUNT);
  private static final String PROVIDER = SamlIdp.PROVIDER.replace("444455556666", ACCOUNT);

  private final SamlIdp idp;

  ClusterIdp() throws Exception {
    idp = new SamlIdp().attribute("Role", ROLE + "," + PROVIDER);
  }

  /** Writes the world of the tests with one more account, in which this provider is trusted. */
  Path world(Path folder) throws Exception {
    String own = idp.world().replace("444455556666", ACCOUNT);
    String account = own.substring(own.indexOf('[') + 1, own.lastIndexOf(']'));
    String tests = Files.readString(TestWorlds.file());
    int accounts = tests.indexOf('[', tests.indexOf("\"Accounts\"")) + 1;
    if (accounts == 0) {
      throw new IOException("the world of the tests has no accounts");
    }
    return Files.writeString(
        folder.resolve("world.json"),
        tests.substring(0, accounts) + account + "," + tests.substring(accounts));
  }

  /** A call of AssumeRoleWithSAML, as a form, with a response that nobody has seen yet. */
  String call() throws Exception {
    return "Action=AssumeRoleWithSAML&Version=2011-06-15&RoleArn=" + encoded(ROLE)
        + "&PrincipalArn=" + encoded(PROVIDER) + "&SAMLAssertion=" + encoded(idp.response());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }
}

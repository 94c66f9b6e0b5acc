package io.github.sts4j.examples.endpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One {@link KeycloakServer} for all tests that ask for it. Without the profile {@code keycloak}, which unpacks the
 * distribution, such tests are skipped.
 */
final class KeycloakExtension implements ParameterResolver {
  /** Where the distribution is. */
  static final String HOME = "sts4j.keycloak.home";

  /** The home of another Java than the one of the tests, to run it with. */
  private static final String JAVA = "sts4j.keycloak.java";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == KeycloakServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .getOrComputeIfAbsent(KeycloakServer.class, key -> start(), KeycloakServer.class);
  }

  private static KeycloakServer start() {
    Path java = Path.of(System.getProperty(JAVA, System.getProperty("java.home")));
    if (!Files.isExecutable(java.resolve("bin/java"))) {
      Tool.skip("no Java at " + java + " (set -D" + JAVA + " to the home of one)");
    }
    try {
      return new KeycloakServer(Path.of(System.getProperty(HOME)).toAbsolutePath(), java);
    } catch (Exception e) {
      throw new AssertionError("Keycloak cannot be started", e);
    }
  }
}

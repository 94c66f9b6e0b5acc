package io.github.sts4j.examples.guides;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sts4j.core.SessionLimits;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.jdbc.SharedDatabaseBuilder;
import io.github.sts4j.core.keystore.KeyStoreFileBuilder;
import io.github.sts4j.core.keystore.SharedKeyRingBuilder;
import io.github.sts4j.core.sigv4.SigV4SettingsBuilder;
import io.github.sts4j.federation.custom.CustomWebIdentities;
import io.github.sts4j.federation.oidc.OidcRegistration;
import io.github.sts4j.federation.oidc.OidcVerifier;
import io.github.sts4j.federation.saml.SamlResponseVerifier;
import io.github.sts4j.federation.x509.RegisteredTrustAnchor;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/settings.md names every setting, and none that there is not. */
class SettingsTest {
  private static final Path PAGE = Path.of("../../docs/settings.md");
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  static Stream<Class<?>> builders() {
    return Stream.of(
        TokenService.Builder.class,
        SessionLimits.Builder.class,
        SigV4SettingsBuilder.class,
        KeyStoreFileBuilder.class,
        SharedKeyRingBuilder.class,
        SharedDatabaseBuilder.class,
        OidcVerifier.Builder.class,
        OidcRegistration.Builder.class,
        SamlResponseVerifier.Builder.class,
        RegisteredTrustAnchor.Builder.class,
        CustomWebIdentities.Builder.class);
  }

  @ParameterizedTest
  @MethodSource("builders")
  void everySettingIsOnThePage(Class<?> builder) throws IOException {
    Set<String> settings = Arrays.stream(builder.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .filter(method -> method.getReturnType() == builder)
        .map(Method::getName)
        .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(settings, named(builder));
  }

  /** The names in the first column of the table under the builder's heading. */
  private static Set<String> named(Class<?> builder) throws IOException {
    String name = builder.isMemberClass()
        ? builder.getEnclosingClass().getSimpleName() + "." + builder.getSimpleName()
        : builder.getSimpleName();
    String page = Files.readString(PAGE);
    String heading = "## " + name + "\n";
    String section = page.substring(page.indexOf(heading) + heading.length()).split("\n## ")[0];
    return section
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split("\\|")[1])
        .flatMap(cell -> NAME.matcher(cell).results())
        .map(result -> result.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

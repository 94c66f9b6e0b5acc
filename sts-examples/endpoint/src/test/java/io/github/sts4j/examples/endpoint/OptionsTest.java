package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.EncodedDenials;
import io.github.sts4j.policy.Arn;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line, and what is wrong with one. */
class OptionsTest {

  @ParameterizedTest
  @CsvSource({
    "--port, option --port needs a value",
    "--bogus 1, option --bogus is unknown",
    "8080 --port, option 8080 is unknown",
    "--port x, not x",
    "--port -1, 0 to 65535",
    "--port 65536, 0 to 65535",
    "--clock-offset 1h, --clock-offset does not understand 1h",
    "--clock-offset P36526D, at most 100 years",
    "--clock-offset -P36526D, at most 100 years",
    "--clock-offset PT-9223372036854775808S, at most 100 years",
    "--clock-offset PT99999999999999999999H, --clock-offset does not understand",
    "--fixed-clock yesterday, --fixed-clock does not understand yesterday",
    "--fixed-clock 2026-01-15, --fixed-clock does not understand 2026-01-15",
    "--fixed-clock 1969-12-31T23:59:59Z, from the year 1970",
    "--fixed-clock 9999-01-01T00:00:00Z, to the year 9998",
    "--fixed-clock 2026-01-15T12:00:00Z --clock-offset PT1H, exclude each other",
    "--key-store keys.p12, go together",
    "--key-store-password-file password, go together",
    "--container-credentials-role arn:aws:iam::444455556666:role/R, go together",
    "--container-credentials-user arn:aws:iam::444455556666:user/u, go together",
    "--container-authorization-token-file token, go together",
    "--container-credentials-role R --container-credentials-user arn:aws:iam::1:user/u --container-authorization-token-file t, `R` is not an ARN",
    "--encoded-denials some, --encoded-denials must be none",
    "--audit, option --audit needs a value",
    "--jdbc-url jdbc:h2:mem --key-store k --key-store-password-file p, exclude each other",
    "--key-encryption-key-file key, goes with --jdbc-url",
  })
  void mistakesAreNamed(String line, String message) {
    Options.UsageException mistake =
        assertThrows(Options.UsageException.class, () -> Options.parse(List.of(line.split(" "))));

    assertTrue(mistake.getMessage().contains(message), mistake.getMessage());
  }

  @Test
  void nothingGivenMeansTheDemoWorldOnPort8080() {
    Options options = Options.parse(List.of());

    assertEquals(
        new Options(
            Optional.empty(),
            8080,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            EncodedDenials.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        options);
  }

  @Test
  void everyOptionIsTakenInAnyOrder() {
    Options options = Options.parse(List.of(
        "--clock-offset", "-PT30M",
        "--key-store", "keys.p12",
        "--port", "0",
        "--encoded-denials", "all",
        "--audit", "calls.jsonl",
        "--world", "world.json",
        "--container-authorization-token-file", "token",
        "--container-credentials-user", "arn:aws:iam::111122223333:user/alice",
        "--key-store-password-file", "password",
        "--container-credentials-role", TestWorlds.EDITOR));

    assertEquals(
        new Options(
            Optional.of(Path.of("world.json")),
            0,
            Optional.of(Path.of("keys.p12")),
            Optional.of(Path.of("password")),
            Optional.of(Duration.ofMinutes(-30)),
            Optional.empty(),
            EncodedDenials.ALL,
            Optional.of(new ContainerOptions(
                Arn.parse(TestWorlds.EDITOR),
                Arn.parse("arn:aws:iam::111122223333:user/alice"),
                Path.of("token"))),
            Optional.of(Path.of("calls.jsonl")),
            Optional.empty()),
        options);
  }

  @Test
  void databaseHasAUrlAndMayHaveAKey() {
    assertEquals(
        Optional.of(new DatabaseOptions("jdbc:h2:mem:a", Optional.empty())),
        Options.parse(List.of("--jdbc-url", "jdbc:h2:mem:a")).database());
    assertEquals(
        Optional.of(new DatabaseOptions("jdbc:h2:mem:a", Optional.of(Path.of("key")))),
        Options.parse(List.of("--key-encryption-key-file", "key", "--jdbc-url", "jdbc:h2:mem:a"))
            .database());
  }

  @Test
  void passwordInTheUrlDoesNotPrint() {
    for (String url :
        List.of("jdbc:postgresql://h/d?password=hunter2", "jdbc:h2:mem:a;PASSWORD=hunter2")) {
      assertFalse(Options.parse(List.of("--jdbc-url", url)).toString().contains("hunter2"));
    }
  }

  @Test
  void fixedClockIsAnInstant() {
    assertEquals(
        Optional.of(Instant.parse("2026-01-15T12:00:00Z")),
        Options.parse(List.of("--fixed-clock", "2026-01-15T12:00:00Z")).fixedClock());
  }

  @Test
  void usageNamesEveryOption() {
    for (String option : List.of(
        "--world",
        "--port",
        "--key-store",
        "--key-store-password-file",
        "--jdbc-url",
        "--key-encryption-key-file",
        "--clock-offset",
        "--fixed-clock",
        "--audit",
        "--container-credentials-role",
        "--container-credentials-user",
        "--container-authorization-token-file")) {
      assertTrue(Options.USAGE.contains(option + " "), option);
    }
  }
}

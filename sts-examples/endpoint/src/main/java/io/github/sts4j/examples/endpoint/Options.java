package io.github.sts4j.examples.endpoint;

import io.github.sts4j.core.EncodedDenials;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The command line of the endpoint. */
record Options(
    Optional<Path> world,
    int port,
    Optional<Path> keyStore,
    Optional<Path> keyStorePasswordFile,
    Optional<Duration> clockOffset,
    Optional<Instant> fixedClock,
    EncodedDenials encodedDenials,
    Optional<ContainerOptions> container,
    Optional<Path> audit,
    Optional<DatabaseOptions> database) {

  static final String USAGE = """
      usage: java -jar sts-endpoint.jar [options]
        --world FILE                    the accounts to serve, as JSON; without it, a demo world
        --port N                        port on the loopback address; 0 picks a free one; default 8080
        --key-store FILE                PKCS#12 file with the sealing keys, created on first use; without it, keys live
                                        in memory. Needs --key-store-password-file
        --key-store-password-file FILE  holds the key store's password in its first line
        --jdbc-url URL                  keys, revocations and what may be used once, shared with other nodes in this
                                        database, such as jdbc:postgresql://host/db or jdbc:h2:./state
        --key-encryption-key-file FILE  holds 64 hexadecimal digits in its first line: sealing keys are encrypted
                                        under them in the database
        --clock-offset DURATION         ISO-8601 duration added to the clock, such as PT1H or -PT30M
        --fixed-clock INSTANT           a clock that stands still, such as 2026-01-15T12:00:00Z
        --encoded-denials WHICH         the denials that carry a message for DecodeAuthorizationMessage: none (default),
                                        within-account or all
        --audit FILE                    appends one JSON record a line for each call of STS; a call that
                                        cannot be recorded is refused

        GET /container-credentials serves a role to whoever sends the token; these three go together:
        --container-credentials-role ARN          the role
        --container-credentials-user ARN          the user on whose behalf the role is assumed
        --container-authorization-token-file FILE holds the token that a client must send, without a line break
      """;

  private static final int DEFAULT_PORT = 8080;
  private static final int MAX_OFFSET_DAYS = 36_525;
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
  private static final Set<String> AVAILABLE = Set.of(
      "--world",
      "--port",
      "--key-store",
      "--key-store-password-file",
      "--clock-offset",
      "--fixed-clock",
      "--encoded-denials",
      "--audit",
      ContainerOptions.ROLE,
      ContainerOptions.USER,
      ContainerOptions.TOKEN_FILE,
      DatabaseOptions.URL,
      DatabaseOptions.KEY_FILE);

  /** A command line that is not as it must be; the message says what would be right. */
  static final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
      super(message);
    }
  }

  /**
   * @throws UsageException when an option is unknown, incomplete, malformed, or not available
   */
  static Options parse(List<String> arguments) {
    Map<String, String> values = values(arguments);
    Options options = new Options(
        value(values, "--world", Path::of),
        value(values, "--port", Options::port).orElse(DEFAULT_PORT),
        value(values, "--key-store", Path::of),
        value(values, "--key-store-password-file", Path::of),
        value(values, "--clock-offset", Duration::parse),
        value(values, "--fixed-clock", Instant::parse),
        value(values, "--encoded-denials", Options::encodedDenials).orElse(EncodedDenials.NONE),
        ContainerOptions.of(values),
        value(values, "--audit", Path::of),
        DatabaseOptions.of(values));
    if (options.keyStore.isPresent() != options.keyStorePasswordFile.isPresent()) {
      throw new UsageException("--key-store and --key-store-password-file go together");
    }
    if (options.clockOffset.isPresent() && options.fixedClock.isPresent()) {
      throw new UsageException("--clock-offset and --fixed-clock exclude each other");
    }
    options.requireUsableClock();
    return options;
  }

  /** The options by name; the last of a name counts. */
  private static Map<String, String> values(List<String> arguments) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      String name = arguments.get(i);
      if (!AVAILABLE.contains(name)) {
        throw new UsageException("option " + name + " is unknown");
      }
      if (i + 1 == arguments.size()) {
        throw new UsageException("option " + name + " needs a value");
      }
      values.put(name, arguments.get(i + 1));
    }
    return values;
  }

  private static <T> Optional<T> value(
      Map<String, String> values, String name, Function<String, T> parse) {
    String value = values.get(name);
    try {
      return value == null ? Optional.empty() : Optional.of(parse.apply(value));
    } catch (DateTimeException e) {
      throw new UsageException(
          name + " does not understand " + value + ": write it as in the usage below");
    }
  }

  /** A signature's date has four digits for the year, and so has a token's. */
  private void requireUsableClock() {
    if (clockOffset
        .filter(offset -> Math.abs(offset.toDays()) > MAX_OFFSET_DAYS)
        .isPresent()) {
      throw new UsageException("--clock-offset must be at most 100 years either way");
    }
    if (fixedClock
        .filter(instant -> instant.isBefore(Instant.EPOCH) || !instant.isBefore(LATEST))
        .isPresent()) {
      throw new UsageException("--fixed-clock must lie from the year 1970 to the year 9998");
    }
  }

  private static EncodedDenials encodedDenials(String value) {
    return switch (value) {
      case "none" -> EncodedDenials.NONE;
      case "within-account" -> EncodedDenials.WITHIN_ACCOUNT;
      case "all" -> EncodedDenials.ALL;
      default ->
        throw new UsageException(
            "--encoded-denials must be none, within-account or all, not " + value);
    };
  }

  private static int port(String value) {
    try {
      int port = Integer.parseInt(value);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Refused below, like a number out of range.
    }
    throw new UsageException("--port must be a number from 0 to 65535, not " + value);
  }
}

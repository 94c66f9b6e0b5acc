package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Watches a provider of the AWS SDK for Java. */
final class Refreshes {
  private static final Duration PATIENCE = Duration.ofSeconds(25);
  private static final int PAUSE_MILLIS = 100;

  private Refreshes() {}

  /** The provider's next key, asked for until it hands one out: near its end the SDK keeps a key for one second. */
  static AwsCredentials await(AwsCredentialsProvider provider) throws InterruptedException {
    String first = provider.resolveCredentials().accessKeyId();
    Instant end = Instant.now().plus(PATIENCE);
    AwsCredentials next = provider.resolveCredentials();
    while (next.accessKeyId().equals(first)) {
      assertTrue(Instant.now().isBefore(end), "it still uses " + first);
      Thread.sleep(PAUSE_MILLIS);
      next = provider.resolveCredentials();
    }
    return next;
  }
}

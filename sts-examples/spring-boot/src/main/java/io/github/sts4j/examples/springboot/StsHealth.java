package io.github.sts4j.examples.springboot;

import io.github.sts4j.core.error.AuthenticationFailure;
import io.github.sts4j.core.observe.SharedPart;
import io.github.sts4j.core.observe.StsObserver;
import io.github.sts4j.core.token.SessionKind;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * What the service does, as {@code /actuator/health} shows it: it is down while what it shares with other nodes is older than
 * it may be.
 */
@Component("sts")
class StsHealth implements StsObserver, HealthIndicator {
  private static final Duration OLDEST_SNAPSHOT = Duration.ofMinutes(5);

  private final LongAdder minted = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final Map<SharedPart, Duration> ages = new ConcurrentHashMap<>();

  @Override
  public void minted(SessionKind kind) {
    minted.increment();
  }

  @Override
  public void refused(AuthenticationFailure reason) {
    refused.increment();
  }

  @Override
  public void snapshotAge(SharedPart part, Duration age) {
    ages.put(part, age);
  }

  @Override
  public Health health() {
    boolean fresh = ages.values().stream().allMatch(age -> age.compareTo(OLDEST_SNAPSHOT) <= 0);
    return (fresh ? Health.up() : Health.down())
        .withDetail("minted", minted.sum())
        .withDetail("refused", refused.sum())
        .build();
  }
}

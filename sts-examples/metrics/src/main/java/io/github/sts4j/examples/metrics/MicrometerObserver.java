package io.github.sts4j.examples.metrics;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.error.AuthenticationFailure;
import io.github.sts4j.core.observe.SharedPart;
import io.github.sts4j.core.observe.StsObserver;
import io.github.sts4j.core.token.SessionKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Counts what a service does, and shows how old its keys and snapshots are, in any Micrometer registry. Every meter is there
 * from the start, so that a dashboard shows zero rather than nothing. Safe for use by many threads.
 */
public final class MicrometerObserver implements StsObserver {
  private final Counter verified;
  private final Map<SessionKind, Counter> minted;
  private final Map<AuthenticationFailure, Counter> refused;
  private final Map<SharedPart, Counter> failed;
  private final Map<SharedPart, AtomicReference<Duration>> snapshotAge;
  private final AtomicReference<Duration> sealingKeyAge;

  /** An observer whose meters are in this registry. */
  public MicrometerObserver(MeterRegistry registry) {
    verified = registry.counter("sts.verified");
    minted = each(SessionKind.class, kind -> registry.counter("sts.minted", "kind", kind.name()));
    refused = each(
        AuthenticationFailure.class,
        reason -> registry.counter("sts.refused", "reason", reason.name()));
    failed =
        each(SharedPart.class, part -> registry.counter("sts.refresh.failed", "part", part.name()));
    snapshotAge = each(SharedPart.class, part -> gauge(registry, "sts.snapshot.age", part.name()));
    sealingKeyAge = gauge(registry, "sts.sealing.key.age", SharedPart.KEY_RING.name());
  }

  private static <K extends Enum<K>, V> Map<K, V> each(Class<K> type, Function<K, V> meter) {
    Map<K, V> meters = new EnumMap<>(type);
    for (K key : type.getEnumConstants()) {
      meters.put(key, meter.apply(key));
    }
    return meters;
  }

  private static AtomicReference<Duration> gauge(MeterRegistry registry, String name, String part) {
    AtomicReference<Duration> age = new AtomicReference<>(Duration.ZERO);
    Gauge.builder(name, age, held -> requireNonNull(held.get()).toMillis() / 1000.0)
        .baseUnit("seconds")
        .tag("part", part)
        .register(registry);
    return age;
  }

  @Override
  public void minted(SessionKind kind) {
    requireNonNull(minted.get(kind)).increment();
  }

  @Override
  public void verified() {
    verified.increment();
  }

  @Override
  public void refused(AuthenticationFailure reason) {
    requireNonNull(refused.get(reason)).increment();
  }

  @Override
  public void sealingKeyAge(Duration age) {
    sealingKeyAge.set(age);
  }

  @Override
  public void snapshotAge(SharedPart part, Duration age) {
    requireNonNull(snapshotAge.get(part)).set(age);
  }

  @Override
  public void refreshFailed(SharedPart part, Exception why) {
    requireNonNull(failed.get(part)).increment();
  }
}

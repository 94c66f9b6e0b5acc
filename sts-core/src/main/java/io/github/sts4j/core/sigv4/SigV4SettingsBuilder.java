package io.github.sts4j.core.sigv4;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.sigv4.SigV4Settings.PathRule;
import io.github.sts4j.core.sigv4.SigV4Settings.PayloadRule;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Builds {@link SigV4Settings}. Each method refuses a value out of range at once, with an {@link IllegalArgumentException}.
 * Not for use by several threads.
 */
public final class SigV4SettingsBuilder {
  // Fifteen minutes and seven days are AWS's own bounds (section 11.1, `RequestExpired`).
  static final Duration STANDARD_CLOCK_SKEW = Duration.ofMinutes(15);
  static final Duration STANDARD_PRESIGNED_LIFETIME = Duration.ofDays(7);
  private static final long FIVE_GIB = 5L << 30;

  final String service;
  Optional<Set<String>> regions = Optional.empty();
  PathRule pathRule = PathRule.NORMALIZED;
  PayloadRule payloadRule = PayloadRule.FROM_BODY;
  Duration clockSkew = STANDARD_CLOCK_SKEW;
  Duration maxPresignedLifetime = STANDARD_PRESIGNED_LIFETIME;
  int maxHeaderLength = 16 * 1024;
  int maxRequestLength = 64 * 1024;
  long maxChunkLength = FIVE_GIB;
  boolean allowsLateSessionToken;

  SigV4SettingsBuilder(String service) {
    require(CredentialScope.isWellFormedPart(service), "`%s` is not a service name", service);
    this.service = service;
  }

  SigV4SettingsBuilder(SigV4Settings from) {
    this.service = from.service();
    this.regions = from.regions();
    this.pathRule = from.pathRule();
    this.payloadRule = from.payloadRule();
    this.clockSkew = from.clockSkew();
    this.maxPresignedLifetime = from.maxPresignedLifetime();
    this.maxHeaderLength = from.maxHeaderLength();
    this.maxRequestLength = from.maxRequestLength();
    this.maxChunkLength = from.maxChunkLength();
    this.allowsLateSessionToken = from.allowsSessionTokenAddedAfterSigning();
  }

  /** The only regions a signature may name; at least one. With exactly one, asymmetric signatures are accepted, too. */
  public SigV4SettingsBuilder regions(Set<String> allowed) {
    Set<String> copy = Set.copyOf(allowed);
    require(!copy.isEmpty(), "no region is allowed by `%s`", copy);
    for (String region : copy) {
      require(CredentialScope.isWellFormedPart(region), "`%s` is not a region", region);
    }
    this.regions = Optional.of(copy);
    return this;
  }

  /** How the path enters the signature. */
  public SigV4SettingsBuilder pathRule(PathRule rule) {
    this.pathRule = requireNonNull(rule, "rule");
    return this;
  }

  /** Where the hash of the payload comes from. */
  public SigV4SettingsBuilder payloadRule(PayloadRule rule) {
    this.payloadRule = requireNonNull(rule, "rule");
    return this;
  }

  /** How far the signing time may be from now: up to one day, fifteen minutes unless set. */
  public SigV4SettingsBuilder clockSkew(Duration skew) {
    require(
        !skew.isNegative() && skew.compareTo(Duration.ofDays(1)) <= 0,
        "clock skew `%s` is not between zero and one day",
        skew);
    this.clockSkew = skew;
    return this;
  }

  /** The longest life of a presigned request: one second to seven days. */
  public SigV4SettingsBuilder maxPresignedLifetime(Duration lifetime) {
    require(
        lifetime.toSeconds() >= 1 && lifetime.compareTo(STANDARD_PRESIGNED_LIFETIME) <= 0,
        "presigned lifetime `%s` is not between one second and seven days",
        lifetime);
    this.maxPresignedLifetime = lifetime;
    return this;
  }

  /** The longest value of one header or authentication parameter: at least 1,024 characters, 16,384 unless set. */
  public SigV4SettingsBuilder maxHeaderLength(int characters) {
    require(characters >= 1024, "maximum header length `%s` is below 1024", characters);
    this.maxHeaderLength = characters;
    return this;
  }

  /** The longest path and query, and the longest signed headers: at least 1,024 characters, 65,536 unless set. */
  public SigV4SettingsBuilder maxRequestLength(int characters) {
    require(characters >= 1024, "maximum request length `%s` is below 1024", characters);
    this.maxRequestLength = characters;
    return this;
  }

  /** The longest chunk of a chunked body: at least 8,192 bytes, 5 GiB unless set. Chunks are never buffered. */
  public SigV4SettingsBuilder maxChunkLength(long bytes) {
    require(bytes >= 8192, "maximum chunk length `%s` is below 8192", bytes);
    this.maxChunkLength = bytes;
    return this;
  }

  /**
   * Accepts requests whose session token was added after signing, as some IoT services ask of their clients. The token is
   * then not part of what is signed: a header may be left out of the signed headers, and a query parameter always is.
   */
  public SigV4SettingsBuilder allowSessionTokenAddedAfterSigning() {
    this.allowsLateSessionToken = true;
    return this;
  }

  /** The settings. */
  public SigV4Settings build() {
    return new SigV4Settings(this);
  }

  private static void require(boolean holds, String message, Object offender) {
    if (!holds) {
      throw new IllegalArgumentException(String.format(message, offender));
    }
  }
}

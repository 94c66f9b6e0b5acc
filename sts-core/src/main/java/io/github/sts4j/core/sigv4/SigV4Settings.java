package io.github.sts4j.core.sigv4;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How a service reads signatures: its name, its regions, its rules for path and payload, and its limits. Immutable; the
 * ready-made {@link #forSts} and {@link #forS3} suit most hosts, {@link #toBuilder} narrows them.
 */
public final class SigV4Settings {

  /** How the path enters the signature. */
  public enum PathRule {
    /** The general rule: dot segments and doubled slashes are removed, then the path is encoded once more. */
    NORMALIZED,
    /** S3's rule: the path as it is, encoded once; {@code //} and {@code ..} are ordinary parts of a key. */
    RAW
  }

  /** Where the hash of the payload that enters the signature comes from. */
  public enum PayloadRule {
    /** The general rule: always from the body itself. */
    FROM_BODY,
    /** S3's rule: {@code x-amz-content-sha256} declares it, and the body is checked against it as it is read. */
    DECLARED
  }

  private final String service;
  private final Optional<Set<String>> regions;
  private final PathRule pathRule;
  private final PayloadRule payloadRule;
  private final Duration clockSkew;
  private final Duration maxPresignedLifetime;
  private final int maxHeaderLength;
  private final int maxRequestLength;
  private final long maxChunkLength;
  private final boolean allowsLateSessionToken;

  SigV4Settings(SigV4SettingsBuilder from) {
    this.service = from.service;
    this.regions = from.regions;
    this.pathRule = from.pathRule;
    this.payloadRule = from.payloadRule;
    this.clockSkew = from.clockSkew;
    this.maxPresignedLifetime = from.maxPresignedLifetime;
    this.maxHeaderLength = from.maxHeaderLength;
    this.maxRequestLength = from.maxRequestLength;
    this.maxChunkLength = from.maxChunkLength;
    this.allowsLateSessionToken = from.allowsLateSessionToken;
  }

  /** The settings of STS: service {@code sts}, general rules for path and payload, any region (WP-3). */
  public static SigV4Settings forSts() {
    return builder("sts").build();
  }

  /** The settings of an object store that speaks S3: service {@code s3}, raw path, declared payload, any region. */
  public static SigV4Settings forS3() {
    return builder("s3")
        .pathRule(PathRule.RAW)
        .payloadRule(PayloadRule.DECLARED)
        .build();
  }

  /**
   * Settings to start from: general rules for path and payload, any region.
   *
   * @param service the service name of the credential scope, such as {@code sts}
   */
  public static SigV4SettingsBuilder builder(String service) {
    return new SigV4SettingsBuilder(requireNonNull(service, "service"));
  }

  /** These settings, to change. */
  public SigV4SettingsBuilder toBuilder() {
    return new SigV4SettingsBuilder(this);
  }

  /** The service name of the credential scope. */
  public String service() {
    return service;
  }

  /**
   * The regions a signature may name; absent means any that is well-formed. Asymmetric signatures, which are good in a set
   * of regions, are accepted only where exactly one is named: the region of this service.
   */
  public Optional<Set<String>> regions() {
    return regions;
  }

  /** How the path enters the signature. */
  public PathRule pathRule() {
    return pathRule;
  }

  /** Where the hash of the payload comes from. */
  public PayloadRule payloadRule() {
    return payloadRule;
  }

  /** How far the signing time may be from now, either way. */
  public Duration clockSkew() {
    return clockSkew;
  }

  /** The longest life a presigned request may ask for. */
  public Duration maxPresignedLifetime() {
    return maxPresignedLifetime;
  }

  /** The longest value of a signed header, authentication header or authentication parameter, in characters. */
  public int maxHeaderLength() {
    return maxHeaderLength;
  }

  /** The longest path and query together, and the longest signed headers together, in characters. */
  public int maxRequestLength() {
    return maxRequestLength;
  }

  /** The longest chunk of a chunked body, in bytes. */
  public long maxChunkLength() {
    return maxChunkLength;
  }

  /** Whether the session token may be missing from what is signed. */
  public boolean allowsSessionTokenAddedAfterSigning() {
    return allowsLateSessionToken;
  }
}

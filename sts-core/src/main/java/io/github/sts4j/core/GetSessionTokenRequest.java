package io.github.sts4j.core;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The parameters of GetSessionToken, as the caller sent them, all of them optional (GS-1). The code does not print.
 *
 * @param durationSeconds 900 to 129600; 43200 when absent. For an account root 3600 at most, and more is quietly reduced
 *     (GS-4)
 * @param serialNumber the caller's MFA device; goes with {@code tokenCode} (GS-5)
 * @param tokenCode the six-digit code the MFA device shows
 */
public record GetSessionTokenRequest(
    Optional<Integer> durationSeconds, Optional<String> serialNumber, Optional<String> tokenCode)
    implements StsRequest {

  public GetSessionTokenRequest {
    requireNonNull(durationSeconds, "durationSeconds");
    requireNonNull(serialNumber, "serialNumber");
    requireNonNull(tokenCode, "tokenCode");
  }

  /** Starts a request without parameters. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String action() {
    return "GetSessionToken";
  }

  @Override
  public String toString() {
    return "GetSessionTokenRequest[MFA device " + serialNumber.orElse("none") + "]"; // ER-12
  }

  /** Collects a request. Not thread-safe. */
  public static final class Builder {
    private Optional<Integer> durationSeconds = Optional.empty();
    private Optional<String> serialNumber = Optional.empty();
    private Optional<String> tokenCode = Optional.empty();

    private Builder() {}

    /** Sets how long the session lasts, in seconds. */
    public Builder durationSeconds(int seconds) {
      durationSeconds = Optional.of(seconds);
      return this;
    }

    /** Sets the MFA device. */
    public Builder serialNumber(String value) {
      serialNumber = Optional.of(value);
      return this;
    }

    /** Sets the MFA code. */
    public Builder tokenCode(String value) {
      tokenCode = Optional.of(value);
      return this;
    }

    /** The request. */
    public GetSessionTokenRequest build() {
      return new GetSessionTokenRequest(durationSeconds, serialNumber, tokenCode);
    }
  }
}

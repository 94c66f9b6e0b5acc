package io.github.sts4j.core;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of GetWebIdentityToken, as the caller sent them (WT-1).
 *
 * @param audience for whom the token is; required, 1 to 10 of 1 to 1,000 characters each
 * @param signingAlgorithm {@code RS256} or {@code ES384}; required
 * @param durationSeconds 60 to 3600; 300 when absent
 * @param tags up to 50 tags, which become claims. Unlike session tags they may begin {@code aws:} (WT-9)
 */
public record GetWebIdentityTokenRequest(
    List<String> audience,
    Optional<String> signingAlgorithm,
    Optional<Integer> durationSeconds,
    List<Tag> tags)
    implements StsRequest {

  public GetWebIdentityTokenRequest {
    audience = List.copyOf(audience);
    requireNonNull(signingAlgorithm, "signingAlgorithm");
    requireNonNull(durationSeconds, "durationSeconds");
    tags = List.copyOf(tags);
  }

  /** Starts a request; an audience and an algorithm are required. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String action() {
    return "GetWebIdentityToken";
  }

  /** Collects a request. Not thread-safe. */
  public static final class Builder {
    private final List<String> audience = new ArrayList<>();
    private Optional<String> signingAlgorithm = Optional.empty();
    private Optional<Integer> durationSeconds = Optional.empty();
    private final List<Tag> tags = new ArrayList<>();

    private Builder() {}

    /** Adds somebody for whom the token is. */
    public Builder audience(String value) {
      audience.add(value);
      return this;
    }

    /** Sets how the token is signed. */
    public Builder signingAlgorithm(String name) {
      signingAlgorithm = Optional.of(name);
      return this;
    }

    /** Sets how long the token lives, in seconds. */
    public Builder durationSeconds(int seconds) {
      durationSeconds = Optional.of(seconds);
      return this;
    }

    /** Adds a tag. */
    public Builder tag(String key, String value) {
      tags.add(new Tag(key, value));
      return this;
    }

    /** The request. */
    public GetWebIdentityTokenRequest build() {
      return new GetWebIdentityTokenRequest(audience, signingAlgorithm, durationSeconds, tags);
    }
  }
}

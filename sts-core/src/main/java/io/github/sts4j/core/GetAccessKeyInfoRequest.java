package io.github.sts4j.core;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The parameters of GetAccessKeyInfo, as the caller sent them (AK-1).
 *
 * @param accessKeyId any account's access key id; required, 16 to 128 of {@code A-Z a-z 0-9 _}
 */
public record GetAccessKeyInfoRequest(Optional<String> accessKeyId) implements StsRequest {
  public GetAccessKeyInfoRequest {
    requireNonNull(accessKeyId, "accessKeyId");
  }

  /** A request for this key. */
  public static GetAccessKeyInfoRequest of(String accessKeyId) {
    return new GetAccessKeyInfoRequest(Optional.of(accessKeyId));
  }

  @Override
  public String action() {
    return "GetAccessKeyInfo";
  }
}

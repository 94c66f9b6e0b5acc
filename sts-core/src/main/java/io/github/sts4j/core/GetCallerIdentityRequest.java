package io.github.sts4j.core;

/** GetCallerIdentity, which has no parameters (CI-1). */
public record GetCallerIdentityRequest() implements StsRequest {
  @Override
  public String action() {
    return "GetCallerIdentity";
  }
}

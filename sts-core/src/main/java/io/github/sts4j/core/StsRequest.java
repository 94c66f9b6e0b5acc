package io.github.sts4j.core;

/**
 * The parameters of one action, as the caller sent them and not yet checked. {@link TokenService#checkParameters} says
 * what is wrong with them before anybody is authenticated; the action itself checks them again. Immutable; what is secret
 * does not print.
 */
public sealed interface StsRequest
    permits AssumeRoleRequest,
        AssumeRoleWithSamlRequest,
        AssumeRoleWithWebIdentityRequest,
        AssumeRootRequest,
        GetAccessKeyInfoRequest,
        GetCallerIdentityRequest,
        GetDelegatedAccessTokenRequest,
        GetFederationTokenRequest,
        GetSessionTokenRequest {

  /** The action's name on the wire, such as {@code AssumeRole}. */
  String action();
}

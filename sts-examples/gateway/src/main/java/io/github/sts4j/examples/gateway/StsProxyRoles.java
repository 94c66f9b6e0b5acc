package io.github.sts4j.examples.gateway;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.AssumeRoleRequest;
import io.github.sts4j.core.AssumeRoleResponse;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.session.RequestEnvironment;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Sessions of the roles of the directory, for whom their trust policies allow. Safe for use by many threads. */
public final class StsProxyRoles implements ProxyRoles {
  private static final Logger LOG = System.getLogger(StsProxyRoles.class.getName());

  private final TokenService sts;

  /** Roles of this service. */
  public StsProxyRoles(TokenService sts) {
    this.sts = requireNonNull(sts, "sts");
  }

  /** The proxy's interface has no room for the reason of a refusal, so that it is logged. */
  @Override
  public Optional<AssumeRoleResponse> assume(
      ProxyCredential caller,
      String region,
      String roleArn,
      Optional<String> externalId,
      Optional<String> sessionName,
      Optional<Integer> durationSeconds) {
    AssumeRoleRequest.Builder request = AssumeRoleRequest.builder().roleArn(roleArn);
    externalId.ifPresent(request::externalId);
    sessionName.ifPresent(request::roleSessionName);
    durationSeconds.ifPresent(request::durationSeconds);
    try {
      return Optional.of(sts.assumeRole(
          caller.owner(), request.build(), RequestEnvironment.unknown().withRegion(region)));
    } catch (StsException refusal) {
      LOG.log(Level.INFO, refusal.error().code() + ": " + refusal.getMessage());
      return Optional.empty();
    }
  }
}

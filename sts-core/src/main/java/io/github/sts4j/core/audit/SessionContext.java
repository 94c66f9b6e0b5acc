package io.github.sts4j.core.audit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the caller of a recorded call came by its session (AU-5). Its {@code ec2RoleDelivery} does not occur: there is no
 * instance metadata service here.
 *
 * @param issuer whose session it is; empty for a user's own session (AU-4)
 * @param mfaAuthenticated whether the session carries proof of MFA
 * @param creationDate when the session began
 * @param webIdFederation who vouched for a session that began with an OpenID Connect token
 * @param sourceIdentity the source identity of the session
 * @param assumedRoot whether it is the session of another account's root (RT-7)
 */
public record SessionContext(
    Optional<SessionIssuer> issuer,
    boolean mfaAuthenticated,
    Instant creationDate,
    Optional<WebIdFederation> webIdFederation,
    Optional<String> sourceIdentity,
    boolean assumedRoot) {
  public SessionContext {
    requireNonNull(issuer, "issuer");
    requireNonNull(creationDate, "creationDate");
    requireNonNull(webIdFederation, "webIdFederation");
    requireNonNull(sourceIdentity, "sourceIdentity");
  }

  Map<String, @Nullable Object> toMap() {
    return new JsonMembers()
        .put("sessionIssuer", issuer.map(SessionIssuer::toMap))
        .put("webIdFederationData", webIdFederation.map(WebIdFederation::toMap))
        .put("attributes", attributes())
        .put("sourceIdentity", sourceIdentity)
        .put("assumedRoot", Optional.of("true").filter(text -> assumedRoot))
        .toMap();
  }

  private Map<String, @Nullable Object> attributes() {
    return new JsonMembers()
        .put("creationDate", creationDate.truncatedTo(ChronoUnit.SECONDS).toString())
        .put("mfaAuthenticated", Boolean.toString(mfaAuthenticated))
        .toMap();
  }
}

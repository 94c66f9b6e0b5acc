package io.github.sts4j.core;

import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.token.SessionClaims;
import io.github.sts4j.core.token.SessionClaimsBuilder;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.policy.Arn;

/** What all sessions of roles have in common, whoever obtained them. */
final class RoleSessions {
  private RoleSessions() {}

  /** The claims that say whose session it is. */
  static SessionClaimsBuilder claims(Role role, String sessionName) {
    return SessionClaims.builder()
        .kind(SessionKind.ROLE)
        .principalArn(role.arn().toString())
        .principalId(role.id().value())
        .sessionName(sessionName);
  }

  /** CR-4: the role's path is dropped. */
  static AssumedRoleUser user(Role role, String sessionName) {
    Arn arn = new Arn(
        role.arn().partition(),
        "sts",
        "",
        role.account().value(),
        "assumed-role/" + role.name() + "/" + sessionName);
    return new AssumedRoleUser(role.id() + ":" + sessionName, arn);
  }
}

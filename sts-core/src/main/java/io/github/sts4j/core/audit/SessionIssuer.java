package io.github.sts4j.core.audit;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.policy.Arn;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The role, user or account root whose session a caller has (AU-5).
 *
 * @param type {@code Role}, {@code IAMUser} or {@code Root}
 * @param principalId its unique id; the account's id for a root
 * @param arn its ARN, with path
 * @param accountId its account
 * @param userName the name of the role or user; empty for a root
 */
public record SessionIssuer(
    String type, String principalId, Arn arn, AccountId accountId, Optional<String> userName) {
  public SessionIssuer {
    requireNonNull(type, "type");
    requireNonNull(principalId, "principalId");
    requireNonNull(arn, "arn");
    requireNonNull(accountId, "accountId");
    requireNonNull(userName, "userName");
  }

  static SessionIssuer of(Session session) {
    Arn arn = session.principalArn();
    if (session.isOfRoot()) {
      return new SessionIssuer("Root", arn.account(), arn, session.account(), Optional.empty());
    }
    return new SessionIssuer(
        arn.resource().startsWith("role/") ? "Role" : "IAMUser",
        session.principalId().value(),
        arn,
        session.account(),
        Optional.of(arn.resource().substring(arn.resource().lastIndexOf('/') + 1)));
  }

  Map<String, @Nullable Object> toMap() {
    return new JsonMembers()
        .put("type", type)
        .put("principalId", principalId)
        .put("arn", arn)
        .put("accountId", accountId)
        .put("userName", userName)
        .toMap();
  }
}

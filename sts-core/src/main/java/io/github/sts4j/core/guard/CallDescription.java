package io.github.sts4j.core.guard;

import io.github.sts4j.core.audit.AdditionalEventData;
import io.github.sts4j.core.audit.AuditResource;
import io.github.sts4j.core.audit.RequestParameters;
import io.github.sts4j.core.audit.UserIdentity;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.session.RequestEnvironment;
import java.util.List;
import java.util.Optional;

/**
 * What is recorded of a call, its outcome aside.
 *
 * @param account the account that is told first: the caller's, or the role's where the caller has none
 */
public record CallDescription(
    String action,
    RequestEnvironment environment,
    UserIdentity identity,
    Optional<AccountId> account,
    RequestParameters parameters,
    AdditionalEventData additional,
    List<AuditResource> resources) {}

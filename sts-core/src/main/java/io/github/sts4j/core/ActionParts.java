package io.github.sts4j.core;

import io.github.sts4j.core.identity.IdentityDirectory;
import io.github.sts4j.core.permission.ActionPermission;
import io.github.sts4j.core.session.SessionAuthorizer;

/** What the actions of one service share. */
record ActionParts(
    IdentityDirectory directory,
    SessionAuthorizer authorizer,
    ActionPermission permission,
    MfaCheck mfa,
    SessionPolicyCheck sessionPolicies,
    SessionMint mint,
    SessionLimits limits,
    boolean endsWithProof) {}

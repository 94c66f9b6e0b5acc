package io.github.sts4j.core.session;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.cache.RecentlyUsed;
import io.github.sts4j.core.identity.IdentityDirectory;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.policy.Arn;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The session layer of a session: its inline policy, compiled once and kept in a bounded cache, and its managed policies
 * as the directory has them now (SP-5).
 */
final class SessionPolicies {
  /** Enough for a busy node's sessions that differ in policy; an entry is a few kilobytes. */
  private static final int CACHED_POLICIES = 1_000;

  private final IdentityDirectory directory;
  private final RecentlyUsed<String, Policy> compiled = new RecentlyUsed<>(CACHED_POLICIES);

  SessionPolicies(IdentityDirectory directory) {
    this.directory = requireNonNull(directory, "directory");
  }

  /**
   * The policies of the layer. Empty: there is no such layer. Present without policies: it allows nothing (SP-7).
   */
  Optional<List<Policy>> of(Session session) {
    return session.kind() == SessionKind.ROOT
        ? Optional.of(SessionKindLimits.task(session.sessionPolicyArns()))
        : SessionKindLimits.with(passed(session), session);
  }

  private Optional<List<Policy>> passed(Session session) {
    List<Policy> policies = new ArrayList<>();
    session.sessionPolicy().ifPresent(document -> policies.add(compile(document)));
    for (String arn : session.sessionPolicyArns()) {
      Optional<Policy> managed = directory.findManagedPolicy(Arn.parse(arn));
      if (managed.isEmpty()) {
        // A policy that cannot be read may have held a Deny, so the whole layer grants nothing.
        return Optional.of(List.of());
      }
      policies.add(managed.get());
    }
    boolean passed =
        session.sessionPolicy().isPresent() || !session.sessionPolicyArns().isEmpty();
    boolean required = session.kind() == SessionKind.FEDERATED_USER
        || session.kind() == SessionKind.DELEGATED; // DT-4
    return passed || required ? Optional.of(policies) : Optional.empty();
  }

  private Policy compile(String document) {
    Policy known = compiled.get(document);
    if (known != null) {
      return known;
    }
    Policy policy = Policy.parse(PolicyKind.SESSION, document).named("session policy");
    compiled.put(document, policy);
    return policy;
  }
}

package io.github.sts4j.examples.benchmarks;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.Context;
import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimString;
import java.util.Map;
import java.util.Set;

/**
 * {@link PolicyWorkload#typicalStack} said in Cedar. Cedar has no layers, so each layer that limits forbids what it leaves
 * out; it has no variables in patterns, so the object says whose it is; and its `like` has no question mark.
 */
final class CedarWorkload {
  private static final String POLICIES = """
      permit (principal, action in [Action::"s3:GetObject", Action::"s3:PutObject"], resource)
        when { resource.owner == principal.user
          && principal.arn like "arn:aws:iam::*:role/team/*"
          && (principal.user like "a*" || principal.user like "b*b") };
      permit (principal, action in Action::"s3:List", resource == Bucket::"data");
      permit (principal, action in Action::"sqs", resource)
        when { resource.arn like "arn:aws:sqs:*:111122223333:jobs-*" };
      permit (principal, action == Action::"kms:Decrypt", resource);
      forbid (principal, action in Action::"s3", resource)
        when { resource.arn like "arn:aws:s3:::data/*/secret/*" };
      forbid (principal, action, resource)
        unless { action in [Action::"s3", Action::"sqs", Action::"kms"] };
      forbid (principal, action, resource)
        unless { action in Action::"s3:Get" && resource.arn like "arn:aws:s3:::data/home/*/2024/*" };
      forbid (principal, action, resource) unless { action in Action::"s3" };
      forbid (principal, action, resource) unless { true };
      """;

  private static final EntityUID SESSION = id("Session::\"s1\"");
  private static final EntityUID GET_OBJECT = id("Action::\"s3:GetObject\"");
  private static final EntityUID OBJECT = id("Object::\"report\"");

  private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
  private final AuthorizationRequest request =
      new AuthorizationRequest(SESSION, GET_OBJECT, OBJECT, new Context());
  private final PolicySet policies;

  private CedarWorkload(PolicySet policies) {
    this.policies = policies;
  }

  /** Policies that go to the engine as text with each question. */
  static CedarWorkload ofDefaultPolicySet() throws InternalException {
    return new CedarWorkload(PolicySet.parsePolicies(POLICIES));
  }

  /** Policies that the engine keeps parsed. */
  static CedarWorkload ofCachedPolicySet() throws InternalException, CacheException {
    PolicySet policies = PolicySet.parsePolicies(POLICIES);
    policies.cache();
    return new CedarWorkload(policies);
  }

  /** What {@link PolicyWorkload#request} is about: a session of this user, the actions' groups and alice's object. */
  static Entities entities(String user) {
    EntityUID get = id("Action::\"s3:Get\"");
    EntityUID s3 = id("Action::\"s3\"");
    return new Entities(Set.of(
        new Entity(
            SESSION,
            Map.of(
                "user", new PrimString(user),
                "arn", new PrimString("arn:aws:iam::111122223333:role/team/app")),
            Set.of()),
        new Entity(GET_OBJECT, Set.of(get)),
        new Entity(get, Set.of(s3)),
        new Entity(
            OBJECT,
            Map.of(
                "owner", new PrimString("alice"), "arn", new PrimString(PolicyWorkload.RESOURCE)),
            Set.of())));
  }

  boolean isAllowed(Entities entities) throws AuthException {
    AuthorizationResponse response = engine.isAuthorized(request, policies, entities);
    return response
        .success
        .orElseThrow(() -> new IllegalStateException("Cedar could not decide: " + response))
        .isAllowed();
  }

  private static EntityUID id(String text) {
    return EntityUID.parse(text).orElseThrow();
  }
}

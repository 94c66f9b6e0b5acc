package io.github.sts4j.policy;

import static io.github.sts4j.policy.Policies.allow;
import static io.github.sts4j.policy.Policies.assumeRole;
import static io.github.sts4j.policy.Policies.aws;
import static io.github.sts4j.policy.Policies.deny;
import static io.github.sts4j.policy.Policies.getObject;
import static io.github.sts4j.policy.Policies.resource;
import static io.github.sts4j.policy.Policies.silent;
import static io.github.sts4j.policy.Policies.trust;
import static io.github.sts4j.policy.PolicyKind.IDENTITY;
import static io.github.sts4j.policy.PolicyKind.PERMISSIONS_BOUNDARY;
import static io.github.sts4j.policy.PolicyKind.SERVICE_CONTROL;
import static io.github.sts4j.policy.PolicyKind.SESSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.policy.AccessDecision.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How layers combine, and which one a denial names (EV-1 to EV-11, TP-20 to TP-29, SP-4 to SP-7). */
class LayersTest {
  private static final Policy RCP_DENY = Policy.parse(
      PolicyKind.RESOURCE_CONTROL,
      "{\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}");

  // EV-1
  @Test
  void nothingAllowsNothing() {
    assertDecision(
        Outcome.IMPLICITLY_DENIED,
        PolicyLayer.IDENTITY,
        PolicyStack.builder(),
        getObject(Policies.alice()));
  }

  // EV-5
  @Test
  void sameAccountNeedsIdentityOrResource() {
    assertAllowed(
        PolicyStack.builder().identity(List.of(allow(IDENTITY, "s3:*"))),
        getObject(Policies.alice()));
    assertAllowed(
        PolicyStack.builder().resource(resource("Allow", aws(Policies.ALICE), "s3:*")),
        getObject(Policies.alice()));
  }

  // EV-5, TP-24
  @Test
  void crossAccountNeedsBoth() {
    AccessRequest.Builder request =
        getObject(Policies.alice()).resourceAccount(Policies.OTHER_ACCOUNT);
    Policy granting = resource("Allow", aws(Policies.ALICE), "s3:*");
    PolicyStack.Builder identityOnly =
        PolicyStack.builder().identity(List.of(allow(IDENTITY, "s3:*")));
    assertDecision(Outcome.IMPLICITLY_DENIED, PolicyLayer.RESOURCE, identityOnly, request);
    PolicyStack.Builder resourceOnly = PolicyStack.builder().resource(granting);
    assertDecision(Outcome.IMPLICITLY_DENIED, PolicyLayer.IDENTITY, resourceOnly, request);
    PolicyStack.Builder everyone =
        PolicyStack.builder().resource(resource("Allow", "\"*\"", "s3:*"));
    assertDecision(Outcome.IMPLICITLY_DENIED, PolicyLayer.IDENTITY, everyone, request);
    assertAllowed(identityOnly.resource(granting), request);
  }

  @Test
  void unknownOwnerOfTheResourceIsAnotherAccount() {
    AccessRequest.Builder request = AccessRequest.builder()
        .principal(Policies.alice())
        .action("s3:GetObject")
        .resource(Policies.OBJECT);
    PolicyStack.Builder stack = PolicyStack.builder().identity(List.of(allow(IDENTITY, "s3:*")));
    assertDecision(Outcome.IMPLICITLY_DENIED, PolicyLayer.RESOURCE, stack, request);
  }

  @Test
  void ownerOfTheResourceIsReadFromItsArn() {
    AccessRequest.Builder request = AccessRequest.builder()
        .principal(Policies.alice())
        .action("sqs:SendMessage")
        .resource("arn:aws:sqs:eu-west-1:111122223333:q");
    assertAllowed(PolicyStack.builder().identity(List.of(allow(IDENTITY, "sqs:*"))), request);
    assertEquals(Optional.of(Policies.ACCOUNT), request.build().resourceAccount());
  }

  // EV-8
  @Test
  void crossAccountSessionGrantStaysWithinTheLimitsOfTheSession() {
    AccessRequest.Builder request =
        getObject(Policies.appSession()).resourceAccount(Policies.OTHER_ACCOUNT);
    PolicyStack.Builder stack = PolicyStack.builder()
        .identity(List.of(allow(IDENTITY, "s3:*")))
        .resource(resource("Allow", aws(Policies.APP_SESSION), "s3:*"));
    assertAllowed(stack, request);
    assertDecision(
        Outcome.IMPLICITLY_DENIED,
        PolicyLayer.SESSION,
        stack.session(List.of(silent(SESSION))),
        request);
    assertDecision(
        Outcome.IMPLICITLY_DENIED,
        PolicyLayer.PERMISSIONS_BOUNDARY,
        stack.permissionsBoundary(silent(PERMISSIONS_BOUNDARY)),
        request);
  }

  // EV-10
  @Test
  void boundaryGrantsNothing() {
    assertDecision(
        Outcome.IMPLICITLY_DENIED,
        PolicyLayer.IDENTITY,
        PolicyStack.builder().permissionsBoundary(allow(PERMISSIONS_BOUNDARY, "*")),
        getObject(Policies.alice()));
  }

  // SP-6
  @Test
  void sessionPolicyGrantsNothing() {
    assertDecision(
        Outcome.IMPLICITLY_DENIED,
        PolicyLayer.IDENTITY,
        PolicyStack.builder().session(List.of(allow(SESSION, "*"))),
        getObject(Policies.appSession()));
  }

  // SP-4
  @Test
  void severalSessionPoliciesAreOneLayer() {
    PolicyStack.Builder stack = PolicyStack.builder().identity(List.of(allow(IDENTITY, "*")));
    assertAllowed(
        stack.session(List.of(silent(SESSION), allow(SESSION, "s3:*"))),
        getObject(Policies.appSession()));
    assertDecision(
        Outcome.EXPLICITLY_DENIED,
        PolicyLayer.SESSION,
        stack.session(List.of(allow(SESSION, "*"), deny(SESSION, "s3:*"))),
        getObject(Policies.appSession()));
  }

  // SP-4: present but empty is not absent.
  @Test
  void emptySessionLayerGrantsNothing() {
    PolicyStack.Builder stack = PolicyStack.builder().identity(List.of(allow(IDENTITY, "*")));
    assertAllowed(stack, getObject(Policies.appSession()));
    assertDecision(
        Outcome.IMPLICITLY_DENIED,
        PolicyLayer.SESSION,
        stack.session(List.of()),
        getObject(Policies.appSession()));
  }

  // SP-7
  @Test
  void federatedUserWithoutSessionPolicyHasNothing() {
    PolicyStack.Builder stack = PolicyStack.builder().identity(List.of(allow(IDENTITY, "*")));
    assertDecision(
        Outcome.IMPLICITLY_DENIED, PolicyLayer.SESSION, stack, getObject(Policies.carol()));
    assertAllowed(stack.session(List.of(allow(SESSION, "*"))), getObject(Policies.carol()));
  }

  // EV-3
  @Test
  void everyServiceControlLevelMustAllow() {
    PolicyStack.Builder stack = PolicyStack.builder().identity(List.of(allow(IDENTITY, "*")));
    List<Policy> all = List.of(allow(SERVICE_CONTROL, "*"));
    assertAllowed(stack.serviceControl(List.of(all, all)), getObject(Policies.alice()));
    assertDecision(
        Outcome.IMPLICITLY_DENIED,
        PolicyLayer.SERVICE_CONTROL,
        stack.serviceControl(List.of(all, List.of(silent(SERVICE_CONTROL)), all)),
        getObject(Policies.alice()));
    assertDecision(
        Outcome.IMPLICITLY_DENIED,
        PolicyLayer.SERVICE_CONTROL,
        stack.serviceControl(List.of(all, List.of())),
        getObject(Policies.alice()));
    assertDecision(
        Outcome.EXPLICITLY_DENIED,
        PolicyLayer.SERVICE_CONTROL,
        stack.serviceControl(List.of(List.of(), List.of(deny(SERVICE_CONTROL, "s3:*")))),
        getObject(Policies.alice()));
  }

  // EV-3, EV-10: root has no boundary, but its account's organization limits it.
  @Test
  void rootIsAllowedAllWithinServiceControl() {
    AccessRequest.Builder request =
        getObject(new RequestPrincipal.AccountRoot("aws", Policies.ACCOUNT));
    PolicyStack.Builder stack = PolicyStack.builder().identityAllowsAll();
    assertAllowed(stack, request);
    assertDecision(
        Outcome.IMPLICITLY_DENIED,
        PolicyLayer.SERVICE_CONTROL,
        stack.serviceControl(List.of(List.of(silent(SERVICE_CONTROL)))),
        request);
  }

  // EV-4
  @Test
  void resourceControlDeniesWhoeverAsks() {
    PolicyStack.Builder stack = PolicyStack.builder()
        .identity(List.of(allow(IDENTITY, "*")))
        .resource(resource("Allow", "\"*\"", "s3:*"))
        .resourceControl(List.of(List.of(), List.of(RCP_DENY)));
    for (RequestPrincipal each : List.of(
        Policies.alice(),
        new RequestPrincipal.Anonymous(),
        new RequestPrincipal.Service("ec2.amazonaws.com"))) {
      assertDecision(
          Outcome.EXPLICITLY_DENIED, PolicyLayer.RESOURCE_CONTROL, stack, getObject(each));
    }
    assertAllowed(stack.resourceControl(List.of(List.of())), getObject(Policies.alice()));
  }

  // EV-3, EV-4
  @Test
  void serviceLinkedRolesAreExemptFromTheOrganizationAndNamesakesAreNot() {
    PolicyStack.Builder stack = PolicyStack.builder()
        .identity(List.of(allow(IDENTITY, "*")))
        .serviceControl(List.of(List.of(deny(SERVICE_CONTROL, "*"))))
        .resourceControl(List.of(List.of(RCP_DENY)));
    Arn session = Arn.parse("arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForX/s");
    Arn linked = Arn.parse(
        "arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX");
    Arn namesake = Arn.parse("arn:aws:iam::111122223333:role/AWSServiceRoleForX");
    assertAllowed(stack, getObject(new RequestPrincipal.Role(linked, Optional.empty())));
    assertAllowed(
        stack,
        getObject(
            new RequestPrincipal.RoleSession(session, Optional.of(linked), Optional.empty())));
    for (Optional<Arn> role : List.of(Optional.of(namesake), Optional.<Arn>empty())) {
      assertDecision(
          Outcome.EXPLICITLY_DENIED,
          PolicyLayer.RESOURCE_CONTROL,
          stack,
          getObject(new RequestPrincipal.RoleSession(session, role, Optional.empty())));
    }
  }

  // EV-11
  @Test
  void anonymousCallersNeedTheResourcePolicyAlone() {
    AccessRequest.Builder request = getObject(new RequestPrincipal.Anonymous());
    PolicyStack.Builder stack = PolicyStack.builder()
        .identity(List.of(allow(IDENTITY, "*")))
        .serviceControl(List.of(List.of()));
    assertDecision(Outcome.IMPLICITLY_DENIED, PolicyLayer.RESOURCE, stack, request);
    assertDecision(
        Outcome.IMPLICITLY_DENIED,
        PolicyLayer.RESOURCE,
        stack.resource(resource("Allow", aws(Policies.ACCOUNT), "s3:*")),
        request);
    assertAllowed(stack.resource(resource("Allow", "\"*\"", "s3:*")), request);
    assertAllowed(stack.resource(resource("Allow", aws("*"), "s3:*")), request);
    assertDecision(
        Outcome.EXPLICITLY_DENIED,
        PolicyLayer.RESOURCE,
        stack.resource(resource("Deny", "\"*\"", "s3:*")),
        request);
  }

  // TP-29
  @Test
  void servicesNeedTheTrustPolicyAlone() {
    AccessRequest.Builder request = assumeRole(new RequestPrincipal.Service("ec2.amazonaws.com"));
    assertAllowed(
        PolicyStack.builder().resource(trust("Allow", "{\"Service\":\"ec2.amazonaws.com\"}")),
        request);
    assertDecision(
        Outcome.IMPLICITLY_DENIED,
        PolicyLayer.RESOURCE,
        PolicyStack.builder().resource(trust("Allow", "{\"Service\":\"lambda.amazonaws.com\"}")),
        request);
    assertDecision(
        Outcome.IMPLICITLY_DENIED,
        PolicyLayer.RESOURCE,
        PolicyStack.builder().resource(trust("Allow", "{\"Federated\":\"ec2.amazonaws.com\"}")),
        request);
  }

  // TP-28
  @Test
  void awsWildcardNeverAuthorisesIdentityProviders() {
    String provider = "arn:aws:iam::111122223333:saml-provider/corp";
    AccessRequest.Builder request = assumeRole(new RequestPrincipal.IdentityProvider(provider));
    assertDecision(
        Outcome.IMPLICITLY_DENIED,
        PolicyLayer.RESOURCE,
        PolicyStack.builder().resource(trust("Allow", aws("*"))),
        request);
    assertAllowed(
        PolicyStack.builder().resource(trust("Allow", "{\"Federated\":\"" + provider + "\"}")),
        request);
  }

  // TP-28 is about authorising: a Deny of everybody reaches identity providers.
  @Test
  void awsWildcardInADenyReachesIdentityProviders() {
    String provider = "accounts.google.com";
    Policy policy = Policy.parse(PolicyKind.TRUST, """
        {"Statement": [
          {"Effect": "Allow", "Principal": {"Federated": "accounts.google.com"}, "Action": "sts:*"},
          {"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "sts:*"}]}""");
    assertDecision(
        Outcome.EXPLICITLY_DENIED,
        PolicyLayer.RESOURCE,
        PolicyStack.builder().resource(policy),
        assumeRole(new RequestPrincipal.IdentityProvider(provider)));
  }

  // TP-2, TP-23
  @Test
  void trustPolicyMustAllowInEveryCase() {
    PolicyStack.Builder stack = PolicyStack.builder().identity(List.of(allow(IDENTITY, "*")));
    assertDecision(
        Outcome.IMPLICITLY_DENIED,
        PolicyLayer.RESOURCE,
        stack.resource(trust("Allow", aws("arn:aws:iam::111122223333:user/bob"))),
        assumeRole(Policies.alice()));
    assertAllowed(
        stack.resource(trust("Allow", aws(Policies.ACCOUNT))), assumeRole(Policies.alice()));
    assertDecision(
        Outcome.IMPLICITLY_DENIED,
        PolicyLayer.RESOURCE,
        PolicyStack.builder()
            .identityAllowsAll()
            .resource(trust("Allow", aws(Policies.OTHER_ACCOUNT))),
        assumeRole(new RequestPrincipal.AccountRoot("aws", Policies.ACCOUNT)));
  }

  // TP-23
  @Test
  void accountTrustStaysWithinBoundaryAndSession() {
    PolicyStack.Builder stack = PolicyStack.builder()
        .identity(List.of(allow(IDENTITY, "*")))
        .resource(trust("Allow", aws(Policies.ACCOUNT)));
    assertDecision(
        Outcome.IMPLICITLY_DENIED,
        PolicyLayer.SESSION,
        stack.session(List.of(silent(SESSION))),
        assumeRole(Policies.appSession()));
    assertDecision(
        Outcome.IMPLICITLY_DENIED,
        PolicyLayer.PERMISSIONS_BOUNDARY,
        stack.permissionsBoundary(silent(PERMISSIONS_BOUNDARY)),
        assumeRole(Policies.appSession()));
  }

  //
  @Test
  void strictSwitchLetsTheBoundaryLimitDirectUserGrants() {
    PolicyStack.Builder stack = PolicyStack.builder()
        .resource(trust("Allow", aws(Policies.ALICE)))
        .permissionsBoundary(silent(PERMISSIONS_BOUNDARY));
    assertAllowed(stack, assumeRole(Policies.alice()));
    stack.boundaryLimitsDirectUserGrants(true);
    assertDecision(
        Outcome.IMPLICITLY_DENIED,
        PolicyLayer.PERMISSIONS_BOUNDARY,
        stack,
        assumeRole(Policies.alice()));
    assertAllowed(
        stack.permissionsBoundary(allow(PERMISSIONS_BOUNDARY, "sts:*")),
        assumeRole(Policies.alice()));
    assertAllowed(
        stack
            .permissionsBoundary(silent(PERMISSIONS_BOUNDARY))
            .resource(trust("Allow", aws(Policies.APP_SESSION))),
        assumeRole(Policies.appSession()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sts:GetCallerIdentity", "STS:getsessiontoken"})
  void unconditionalActionsCannotBeDenied(String action) {
    PolicyStack stack =
        PolicyStack.builder().identity(List.of(deny(IDENTITY, "*"))).build();
    AccessRequest request =
        getObject(Policies.alice()).action(action).resource("*").build();
    AccessDecision decision = AccessEvaluator.evaluate(stack, request);
    assertTrue(decision.isAllowed());
    assertEquals(List.of(), decision.statements());
    assertTrue(decision.explain().contains("whatever the policies say"), decision.explain());
    AccessRequest anonymous =
        getObject(new RequestPrincipal.Anonymous()).action(action).build();
    assertEquals(Outcome.IMPLICITLY_DENIED, AccessEvaluator.decide(stack, anonymous));
  }

  // EV-2: the first layer in order is the one a denial names.
  @ParameterizedTest
  @EnumSource(PolicyLayer.class)
  void explicitDenialNamesTheFirstLayerThatDenies(PolicyLayer layer) {
    PolicyStack.Builder stack = PolicyStack.builder();
    for (PolicyLayer each : PolicyLayer.values()) {
      boolean denies = each.compareTo(layer) >= 0;
      switch (each) {
        case RESOURCE_CONTROL ->
          stack.resourceControl(denies ? List.of(List.of(RCP_DENY)) : List.of());
        case SERVICE_CONTROL ->
          stack.serviceControl(
              List.of(List.of(denies ? deny(SERVICE_CONTROL, "*") : allow(SERVICE_CONTROL, "*"))));
        case RESOURCE -> stack.resource(resource(denies ? "Deny" : "Allow", "\"*\"", "s3:*"));
        case IDENTITY ->
          stack.identity(List.of(denies ? deny(IDENTITY, "*") : allow(IDENTITY, "*")));
        case PERMISSIONS_BOUNDARY ->
          stack.permissionsBoundary(
              denies ? deny(PERMISSIONS_BOUNDARY, "*") : allow(PERMISSIONS_BOUNDARY, "*"));
        case SESSION -> stack.session(List.of(denies ? deny(SESSION, "*") : allow(SESSION, "*")));
      }
    }
    assertDecision(Outcome.EXPLICITLY_DENIED, layer, stack, getObject(Policies.appSession()));
  }

  @Test
  void policyOfTheWrongKindIsRefusedInEveryLayer() {
    Policy identity = allow(IDENTITY, "*");
    Policy session = allow(SESSION, "*");
    List<PolicyStack.Builder> wrong = List.of(
        PolicyStack.builder().identity(List.of(session)),
        PolicyStack.builder().permissionsBoundary(identity),
        PolicyStack.builder().session(List.of(identity)),
        PolicyStack.builder().resource(identity),
        PolicyStack.builder().serviceControl(List.of(List.of(identity))),
        PolicyStack.builder().resourceControl(List.of(List.of(resource("Deny", "\"*\"", "*")))));
    for (PolicyStack.Builder each : wrong) {
      IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, each::build);
      assertTrue(refusal.getMessage().contains("must be parsed as one"), refusal.getMessage());
    }
  }

  private static void assertAllowed(PolicyStack.Builder stack, AccessRequest.Builder request) {
    AccessDecision decision = AccessEvaluator.evaluate(stack.build(), request.build());
    assertEquals(Outcome.ALLOWED, decision.outcome(), decision::explain);
    assertEquals(Optional.empty(), decision.decidingLayer());
    assertTrue(decision.isAllowed());
  }

  private static void assertDecision(
      Outcome outcome,
      PolicyLayer layer,
      PolicyStack.Builder stack,
      AccessRequest.Builder request) {
    AccessDecision decision = AccessEvaluator.evaluate(stack.build(), request.build());
    assertEquals(outcome, decision.outcome(), decision::explain);
    assertEquals(Optional.of(layer), decision.decidingLayer(), decision::explain);
  }
}

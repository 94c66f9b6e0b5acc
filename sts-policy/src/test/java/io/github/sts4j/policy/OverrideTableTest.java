package io.github.sts4j.policy;

import static io.github.sts4j.policy.Policies.aws;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.sts4j.policy.AccessDecision.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * EV-6, row by row: what an Allow of a resource policy overrides in the same account, by whom it names. TP-25, row by
 * row: the same for trust policies. In each column the named layer is silent and every other layer allows; where boundary
 * or session is silent, the identity layer is asked both silent and allowing.
 */
class OverrideTableTest {
  private static final boolean ALLOW = true;
  private static final boolean DENY = false;

  static Stream<Arguments> ev6() {
    return Stream.of(
        // resource policy names, requester, identity silent,
        // boundary silent, session silent (null: not applicable)
        arguments(aws(Policies.ALICE), Policies.alice(), ALLOW, ALLOW, null),
        arguments(aws("AIDAALICE00000000001"), Policies.alice(), ALLOW, ALLOW, null),
        arguments(aws(Policies.ALICE), Policies.carol(), ALLOW, DENY, DENY),
        arguments(aws("AIDAALICE00000000001"), Policies.carol(), ALLOW, DENY, DENY),
        arguments(aws(Policies.CAROL), Policies.carol(), ALLOW, ALLOW, ALLOW),
        arguments(aws(Policies.APP), Policies.appSession(), ALLOW, DENY, DENY),
        arguments(aws("AROAAPP0000000000001"), Policies.appSession(), ALLOW, DENY, DENY),
        arguments(aws(Policies.APP_SESSION), Policies.appSession(), ALLOW, ALLOW, ALLOW),
        arguments(aws(Policies.ACCOUNT), Policies.alice(), DENY, DENY, null),
        arguments(aws("arn:aws:iam::111122223333:root"), Policies.alice(), DENY, DENY, null),
        arguments(aws(Policies.ACCOUNT), Policies.appSession(), DENY, DENY, DENY),
        arguments(aws(Policies.ACCOUNT), Policies.carol(), DENY, DENY, DENY),
        arguments("\"*\"", Policies.alice(), ALLOW, ALLOW, null),
        arguments("\"*\"", Policies.appSession(), ALLOW, ALLOW, ALLOW),
        arguments(aws("*"), Policies.appSession(), ALLOW, ALLOW, ALLOW),
        arguments(aws("*"), Policies.carol(), ALLOW, ALLOW, ALLOW));
  }

  @ParameterizedTest
  @MethodSource("ev6")
  void resourcePolicyOverrides(
      String named,
      RequestPrincipal requester,
      boolean identity,
      boolean boundary,
      Boolean session) {
    Policy policy = Policies.resource("Allow", named, "s3:GetObject");
    assertRow(policy, Policies.getObject(requester).build(), identity, boundary, session);
  }

  static Stream<Arguments> tp25() {
    return Stream.of(
        // trust names, caller, identity silent,
        // boundary silent, session silent (null: not applicable)
        arguments(aws(Policies.ALICE), Policies.alice(), ALLOW, ALLOW, null),
        arguments(aws("AIDAALICE00000000001"), Policies.alice(), ALLOW, ALLOW, null),
        arguments(aws(Policies.APP), Policies.appSession(), ALLOW, DENY, DENY),
        arguments(aws("AROAAPP0000000000001"), Policies.appSession(), ALLOW, DENY, DENY),
        arguments(aws(Policies.APP_SESSION), Policies.appSession(), ALLOW, ALLOW, ALLOW),
        arguments(aws("*"), Policies.alice(), ALLOW, ALLOW, null),
        arguments(aws("*"), Policies.appSession(), ALLOW, ALLOW, ALLOW),
        arguments(aws(Policies.ACCOUNT), Policies.alice(), DENY, DENY, null),
        arguments(aws(Policies.ACCOUNT), Policies.appSession(), DENY, DENY, DENY));
  }

  @ParameterizedTest
  @MethodSource("tp25")
  void trustPolicyOverrides(
      String named,
      RequestPrincipal requester,
      boolean identity,
      boolean boundary,
      Boolean session) {
    assertRow(
        Policies.trust("Allow", named),
        Policies.assumeRole(requester).build(),
        identity,
        boundary,
        session);
  }

  // EV-7: what silence does not undo, a Deny does, in every row.
  @ParameterizedTest
  @MethodSource({"ev6"})
  void explicitDenyBeatsEveryRow(
      String named,
      RequestPrincipal requester,
      boolean identity,
      boolean boundary,
      Boolean session) {
    Policy policy = Policies.resource("Allow", named, "s3:GetObject");
    AccessRequest request = Policies.getObject(requester).build();
    assertEquals(
        Outcome.EXPLICITLY_DENIED,
        decide(
            request,
            generous(policy)
                .permissionsBoundary(Policies.deny(PolicyKind.PERMISSIONS_BOUNDARY, "s3:*"))));
    assertEquals(
        Outcome.EXPLICITLY_DENIED,
        decide(
            request, generous(policy).session(List.of(Policies.deny(PolicyKind.SESSION, "s3:*")))));
    assertEquals(
        Outcome.EXPLICITLY_DENIED,
        decide(
            request,
            generous(policy).identity(List.of(Policies.deny(PolicyKind.IDENTITY, "s3:*")))));
  }

  // EV-7: the silence of a service control policy beats every row too.
  @ParameterizedTest
  @MethodSource({"ev6"})
  void silentServiceControlBeatsEveryRow(
      String named,
      RequestPrincipal requester,
      boolean identity,
      boolean boundary,
      Boolean session) {
    Policy policy = Policies.resource("Allow", named, "s3:GetObject");
    assertEquals(
        Outcome.IMPLICITLY_DENIED,
        decide(
            Policies.getObject(requester).build(),
            generous(policy)
                .serviceControl(List.of(List.of(Policies.silent(PolicyKind.SERVICE_CONTROL))))));
  }

  private static void assertRow(
      Policy policy, AccessRequest request, boolean identity, boolean boundary, Boolean session) {
    assertEquals(outcome(identity), decide(request, generous(policy)), "identity silent");
    // What boundary and session leave out is left out whatever the identity layer says.
    for (Policy own :
        List.of(Policies.silent(PolicyKind.IDENTITY), Policies.allow(PolicyKind.IDENTITY, "*"))) {
      PolicyStack.Builder withoutBoundary = generous(policy)
          .identity(List.of(own))
          .permissionsBoundary(Policies.silent(PolicyKind.PERMISSIONS_BOUNDARY));
      assertEquals(outcome(boundary), decide(request, withoutBoundary), "boundary silent");
      if (session != null) {
        PolicyStack.Builder withoutSession = generous(policy)
            .identity(List.of(own))
            .session(List.of(Policies.silent(PolicyKind.SESSION)));
        assertEquals(outcome(session), decide(request, withoutSession), "session silent");
      }
    }
  }

  /** The resource policy with a boundary and a session policy that allow everything and a silent identity layer. */
  private static PolicyStack.Builder generous(Policy resource) {
    return PolicyStack.builder()
        .resource(resource)
        .permissionsBoundary(Policies.allow(PolicyKind.PERMISSIONS_BOUNDARY, "*"))
        .session(List.of(Policies.allow(PolicyKind.SESSION, "*")));
  }

  private static Outcome decide(AccessRequest request, PolicyStack.Builder stack) {
    return AccessEvaluator.decide(stack.build(), request);
  }

  private static Outcome outcome(boolean allowed) {
    return allowed ? Outcome.ALLOWED : Outcome.IMPLICITLY_DENIED;
  }
}

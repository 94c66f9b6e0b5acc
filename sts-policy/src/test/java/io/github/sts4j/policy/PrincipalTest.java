package io.github.sts4j.policy;

import static io.github.sts4j.policy.Policies.aws;
import static io.github.sts4j.policy.Policies.getObject;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who a `Principal` or `NotPrincipal` names, and how binding to unique ids changes that (TP-3 to TP-9, TP-30, EV-9). */
class PrincipalTest {
  private static final Map<Arn, String> IDS = Map.of(
      Policies.ALICE, "AIDAALICE00000000001",
      Policies.APP, "AROAAPP0000000000001",
      Policies.APP_SESSION, "AROAAPP0000000000001");

  private static final RequestPrincipal NEW_ALICE =
      new RequestPrincipal.User(Policies.ALICE, Optional.of("AIDAALICE00000000002"));
  private static final RequestPrincipal NEW_APP_SESSION = new RequestPrincipal.RoleSession(
      Policies.APP_SESSION, Optional.of(Policies.APP), Optional.of("AROAAPP0000000000002"));
  private static final RequestPrincipal SESSION_OF_UNKNOWN_ROLE =
      new RequestPrincipal.RoleSession(Policies.APP_SESSION, Optional.empty(), Optional.empty());

  static Stream<Arguments> deniedByPrincipal() {
    return Stream.of(
        arguments(aws(Policies.ALICE), Policies.alice(), true),
        arguments(aws("arn:aws:iam::111122223333:user/Alice"), Policies.alice(), false),
        arguments(aws("arn:aws:iam::444455556666:user/alice"), Policies.alice(), false),
        arguments(aws("arn:aws:iam::111122223333:user/x/alice"), Policies.alice(), false),
        arguments(aws("arn:aws:iam::111122223333:role/alice"), Policies.alice(), false),
        arguments(aws(Policies.ACCOUNT), Policies.alice(), true),
        arguments(aws("arn:aws:iam::111122223333:root"), Policies.alice(), true),
        arguments(aws("arn:aws-cn:iam::111122223333:root"), Policies.alice(), false),
        arguments(aws(Policies.OTHER_ACCOUNT), Policies.alice(), false),
        arguments(aws("AIDAALICE00000000001"), Policies.alice(), true),
        arguments(aws("AIDAALICE00000000002"), Policies.alice(), false),
        // TP-30, EV-9: a role ARN covers its sessions, by the whole ARN where it is known
        arguments(aws(Policies.APP), Policies.appSession(), true),
        arguments(aws(Policies.APP), Policies.app(), true),
        arguments(aws("arn:aws:iam::111122223333:role/app"), Policies.appSession(), false),
        arguments(aws("arn:aws:iam::111122223333:role/app"), SESSION_OF_UNKNOWN_ROLE, true),
        arguments(
            aws("arn:aws:iam::111122223333:role/any/path/app"), SESSION_OF_UNKNOWN_ROLE, true),
        arguments(aws("arn:aws:iam::111122223333:role/app/other"), SESSION_OF_UNKNOWN_ROLE, false),
        arguments(aws("arn:aws:iam::444455556666:role/app"), SESSION_OF_UNKNOWN_ROLE, false),
        arguments(aws("arn:aws-cn:iam::111122223333:role/app"), SESSION_OF_UNKNOWN_ROLE, false),
        arguments(aws("AROAAPP0000000000001"), Policies.appSession(), true),
        arguments(aws("AROAAPP0000000000001"), SESSION_OF_UNKNOWN_ROLE, false),
        arguments(aws(Policies.APP_SESSION), Policies.appSession(), true),
        arguments(
            aws("arn:aws:sts::111122223333:assumed-role/app/s2"), Policies.appSession(), false),
        arguments(aws(Policies.APP_SESSION), Policies.app(), false),
        arguments(aws(Policies.CAROL), Policies.carol(), true),
        arguments(aws(Policies.ALICE), Policies.carol(), true),
        arguments(aws(Policies.CAROL), Policies.alice(), false),
        arguments("\"*\"", new RequestPrincipal.Anonymous(), true),
        arguments(aws(Policies.ACCOUNT), new RequestPrincipal.Anonymous(), false),
        arguments(
            "{\"Service\":\"ec2.amazonaws.com\"}",
            new RequestPrincipal.Service("ec2.amazonaws.com"),
            true),
        arguments(
            "{\"Service\":\"ec2.amazonaws.com\"}",
            new RequestPrincipal.Service("s3.amazonaws.com"),
            false),
        arguments("{\"Service\":\"abc\"}", new RequestPrincipal.CanonicalUser("abc"), false),
        arguments("{\"CanonicalUser\":\"abc\"}", new RequestPrincipal.CanonicalUser("abc"), true),
        arguments("{\"Federated\":\"p\"}", new RequestPrincipal.IdentityProvider("p"), true),
        arguments("{\"Federated\":\"p\"}", new RequestPrincipal.Service("p"), false),
        arguments(
            aws(Policies.ACCOUNT), new RequestPrincipal.AccountRoot("aws", Policies.ACCOUNT), true),
        arguments("{\"AWS\":[\"444455556666\",\"111122223333\"]}", Policies.alice(), true));
  }

  @ParameterizedTest
  @MethodSource("deniedByPrincipal")
  void denyReachesWhomItNames(String principal, RequestPrincipal caller, boolean denied) {
    assertEquals(denied, isDenied(Policies.resource("Deny", principal, "s3:*"), caller));
  }

  static Stream<Arguments> deniedByNotPrincipal() {
    String account = "\"arn:aws:iam::111122223333:root\"";
    return Stream.of(
        arguments(
            "{\"AWS\":[\"" + Policies.ALICE + "\"," + account + "]}", Policies.alice(), false),
        arguments("{\"AWS\":[\"" + Policies.ALICE + "\"]}", Policies.alice(), true),
        arguments("{\"AWS\":[" + account + "]}", Policies.alice(), true),
        arguments(
            "{\"AWS\":[\"" + Policies.CAROL + "\"," + account + "]}", Policies.carol(), false),
        arguments("{\"AWS\":[\"" + Policies.ALICE + "\"," + account + "]}", Policies.carol(), true),
        arguments(
            "{\"AWS\":[\"" + Policies.APP_SESSION + "\",\"" + Policies.APP + "\"," + account + "]}",
            Policies.appSession(),
            false),
        arguments(
            "{\"AWS\":[\"" + Policies.APP_SESSION + "\"," + account + "]}",
            Policies.appSession(),
            true),
        arguments(
            "{\"AWS\":[\"" + Policies.APP + "\"," + account + "]}", Policies.appSession(), true),
        arguments(
            "{\"AWS\":[\"" + Policies.APP_SESSION + "\",\"" + Policies.APP + "\"]}",
            Policies.appSession(),
            true),
        arguments("{\"AWS\":[\"" + Policies.APP + "\"," + account + "]}", Policies.app(), false),
        arguments(
            "{\"AWS\":[" + account + "]}",
            new RequestPrincipal.AccountRoot("aws", Policies.ACCOUNT),
            false),
        arguments("{\"AWS\":[" + account + "]}", new RequestPrincipal.Anonymous(), true),
        arguments("\"*\"", new RequestPrincipal.Anonymous(), false),
        arguments("\"*\"", Policies.alice(), false),
        arguments(aws("*"), Policies.alice(), false),
        arguments(aws("*"), new RequestPrincipal.IdentityProvider("p"), true),
        arguments("{\"Service\":\"a.b\"}", new RequestPrincipal.Service("a.b"), false),
        arguments("{\"Service\":\"a.b\"}", new RequestPrincipal.Service("c.d"), true));
  }

  @ParameterizedTest
  @MethodSource("deniedByNotPrincipal")
  void denyWithNotPrincipalSparesOnlyThoseListedInFull(
      String principal, RequestPrincipal caller, boolean denied) {
    assertEquals(denied, isDenied(notPrincipal("Deny", principal), caller));
  }

  @Test
  void denyWithNotPrincipalAlwaysHitsACallerWithABoundary() {
    Policy policy = notPrincipal("Deny", "\"*\"");
    PolicyStack.Builder stack = PolicyStack.builder().resource(policy);
    AccessRequest request = getObject(Policies.alice()).build();
    assertEquals(
        AccessDecision.Outcome.IMPLICITLY_DENIED, AccessEvaluator.decide(stack.build(), request));
    stack.permissionsBoundary(Policies.allow(PolicyKind.PERMISSIONS_BOUNDARY, "*"));
    assertEquals(
        AccessDecision.Outcome.EXPLICITLY_DENIED, AccessEvaluator.decide(stack.build(), request));
  }

  // EV-9 asks a Deny to list all that a caller is;
  // read so, an Allow would let in a caller it lists by half.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::111122223333:user/alice",
        "AIDAALICE00000000001",
        "111122223333",
        "arn:aws:iam::111122223333:root",
        "*"
      })
  void allowWithNotPrincipalLeavesOutWhomItListsInAnyWay(String principal) {
    assertFalse(isAllowed(notPrincipal("Allow", aws(principal)), Policies.alice()));
  }

  @Test
  void allowWithNotPrincipalLeavesOutTheSessionsOfARoleItLists() {
    assertFalse(isAllowed(notPrincipal("Allow", aws(Policies.APP)), Policies.appSession()));
    assertFalse(isAllowed(notPrincipal("Allow", aws(Policies.APP_SESSION)), Policies.appSession()));
  }

  @Test
  void misspelledTypeIsRefusedEvenOverAnEmptyList() {
    assertThrows(PolicyParseException.class, () -> Policies.trust("Allow", "{\"aws\": []}"));
  }

  @Test
  void allowWithNotPrincipalGrantsToWhomItDoesNotList() {
    Policy policy = notPrincipal("Allow", aws(Policies.ALICE));
    PolicyStack stack = PolicyStack.builder()
        .resource(policy)
        .permissionsBoundary(Policies.allow(PolicyKind.PERMISSIONS_BOUNDARY, "*"))
        .build();
    assertFalse(
        AccessEvaluator.evaluate(stack, getObject(Policies.alice()).build()).isAllowed());
    assertTrue(AccessEvaluator.evaluate(stack, getObject(Policies.appSession()).build())
        .isAllowed());
  }

  // TP-7: a deleted and re-created namesake is somebody else.
  @Test
  void boundUserIsNotItsNamesake() {
    Policy byName = Policies.resource("Allow", aws(Policies.ALICE), "s3:*");
    Policy bound = byName.bindPrincipals(arn -> Optional.ofNullable(IDS.get(arn)));
    assertTrue(isAllowed(byName, NEW_ALICE));
    assertTrue(isAllowed(bound, Policies.alice()));
    assertFalse(isAllowed(bound, NEW_ALICE));
    assertFalse(isAllowed(bound, new RequestPrincipal.User(Policies.ALICE, Optional.empty())));
  }

  // TP-7
  @Test
  void boundRoleCoversOnlySessionsOfThatRole() {
    Policy bound = Policies.resource("Allow", aws(Policies.APP), "s3:*")
        .bindPrincipals(arn -> Optional.ofNullable(IDS.get(arn)));
    assertTrue(isAllowed(bound, Policies.appSession()));
    assertFalse(isAllowed(bound, NEW_APP_SESSION));
    assertFalse(isAllowed(bound, SESSION_OF_UNKNOWN_ROLE));
  }

  // TP-9
  @Test
  void boundSessionIsThatNameOfThatRole() {
    Policy bound = Policies.resource("Allow", aws(Policies.APP_SESSION), "s3:*")
        .bindPrincipals(arn -> Optional.ofNullable(IDS.get(arn)));
    assertTrue(isAllowed(bound, Policies.appSession()));
    assertFalse(isAllowed(bound, NEW_APP_SESSION));
    assertFalse(isAllowed(
        bound,
        new RequestPrincipal.RoleSession(
            Arn.parse("arn:aws:sts::111122223333:assumed-role/app/s2"),
            Optional.of(Policies.APP),
            Optional.of("AROAAPP0000000000001"))));
  }

  @Test
  void whatHasNoIdStaysBoundByName() {
    Policy bound = Policies.resource("Allow", aws(Policies.ALICE), "s3:*")
        .bindPrincipals(arn -> Optional.empty());
    assertTrue(isAllowed(bound, NEW_ALICE));
    Policy account = Policies.resource("Deny", aws(Policies.ACCOUNT), "s3:*")
        .bindPrincipals(arn -> Optional.of("AIDAX"));
    assertTrue(isDenied(account, Policies.alice()));
  }

  @Test
  void bindingKeepsEverythingElse() {
    Policy policy = Policies.resource("Allow", aws(Policies.ALICE), "s3:*").named("p");
    Policy bound = policy.bindPrincipals(arn -> Optional.of("AIDAX"));
    assertEquals(policy.json(), bound.json());
    assertEquals(Optional.of("p"), bound.name());
    assertEquals(Set.of(Policies.ALICE), bound.principalArns());
    assertEquals(PolicyKind.RESOURCE, bound.kind());
  }

  @Test
  void principalArnsAreThoseOfCallersOnly() {
    Policy policy = Policy.parse(PolicyKind.TRUST, """
        {"Statement": [
          {"Effect": "Allow", "Action": "sts:*", "Principal": {
            "AWS": ["*", "111122223333", "arn:aws:iam::111122223333:root", "AIDAALICE00000000001",
                    "%s", "%s"], "Service": "ec2.amazonaws.com"}},
          {"Effect": "Deny", "Action": "sts:*", "Principal": {"AWS": ["%s", "%s"], "Federated": "p"}}]}""".formatted(
            Policies.ALICE, Policies.APP, Policies.APP_SESSION, Policies.CAROL));
    assertEquals(
        Set.of(Policies.ALICE, Policies.APP, Policies.APP_SESSION, Policies.CAROL),
        policy.principalArns());
    assertEquals(Set.of(), Policies.allow(PolicyKind.IDENTITY, "*").principalArns());
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::1:root, AccountRoot",
    "arn:aws:iam::1:user/p/u, User",
    "arn:aws:iam::1:role/r, Role",
    "arn:aws:sts::1:assumed-role/r/s, RoleSession",
    "arn:aws:sts::1:federated-user/f, FederatedUser",
    "anonymous, Anonymous"
  })
  void principalsAreParsedByTheirForm(String text, String type) {
    assertEquals(type, RequestPrincipal.parse(text, "AWS").getClass().getSimpleName());
  }

  @Test
  void otherTypesAreTakenAsTheyAre() {
    assertEquals(new RequestPrincipal.Service("x"), RequestPrincipal.parse("x", "Service"));
    assertEquals(
        new RequestPrincipal.IdentityProvider("x"), RequestPrincipal.parse("x", "Federated"));
    assertEquals(
        new RequestPrincipal.CanonicalUser("x"), RequestPrincipal.parse("x", "CanonicalUser"));
    for (String type : List.of("Service", "Federated", "CanonicalUser")) {
      assertEquals(Optional.empty(), RequestPrincipal.parse("x", type).account());
    }
    assertEquals(Optional.empty(), new RequestPrincipal.Anonymous().account());
    assertThrows(IllegalArgumentException.class, () -> RequestPrincipal.parse("x", "aws"));
  }

  @ParameterizedTest
  @CsvSource({
    "alice",
    "arn:aws:iam::1:group/g",
    "arn:aws:s3:::b",
    "arn:aws:sts::1:assumed-role/r",
    "arn:aws:iam::1:user/",
    "arn:aws:iam:::user/u",
    "arn:aws:sts::1:user/u",
    "arn:aws:iam::1:assumed-role/r/s"
  })
  void whatNamesNoCallerIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> RequestPrincipal.parse(text, "AWS"));
  }

  @Test
  void sessionAndItsRoleMustBelongTogether() {
    for (String role : List.of(
        "arn:aws:iam::111122223333:role/other",
        "arn:aws:iam::444455556666:role/app",
        "arn:aws:iam::111122223333:user/app")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new RequestPrincipal.RoleSession(
              Policies.APP_SESSION, Optional.of(Arn.parse(role)), Optional.empty()));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> new RequestPrincipal.FederatedUser(
            Policies.CAROL, Optional.of(Policies.APP), Optional.empty()));
    assertEquals(Optional.of(Policies.ACCOUNT), Policies.carol().account());
    assertEquals(Optional.of(Policies.ACCOUNT), Policies.appSession().account());
    assertEquals(Optional.of(Policies.ACCOUNT), Policies.app().account());
  }

  private static Policy notPrincipal(String effect, String principal) {
    return Policy.parse(PolicyKind.RESOURCE, """
        {"Statement": {"Effect": "%s", "NotPrincipal": %s, "Action": "*", "Resource": "*"}}""".formatted(effect, principal));
  }

  private static boolean isDenied(Policy policy, RequestPrincipal caller) {
    PolicyStack stack = PolicyStack.builder().resource(policy).build();
    return AccessEvaluator.decide(stack, getObject(caller).build())
        == AccessDecision.Outcome.EXPLICITLY_DENIED;
  }

  private static boolean isAllowed(Policy policy, RequestPrincipal caller) {
    PolicyStack stack = PolicyStack.builder().resource(policy).build();
    return AccessEvaluator.evaluate(stack, getObject(caller).build()).isAllowed();
  }
}

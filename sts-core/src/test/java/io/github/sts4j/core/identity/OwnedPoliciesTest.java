package io.github.sts4j.core.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.StsException;
import io.github.sts4j.policy.Arn;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import io.github.sts4j.policy.PolicyParseException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Whoever gives a role five policies is told which of them is wrong. */
class OwnedPoliciesTest {
  private static final String ROLE = "arn:aws:iam::111122223333:role/Reader";
  private static final String USER = "arn:aws:iam::111122223333:user/alice";
  private static final String NOBODY = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";
  private static final String BROKEN = "{\"Version\":\"2012-10-17\",\"Statment\":[]}";

  @Test
  void faultOfATrustPolicyNamesTheRole() {
    names("trust policy of " + ROLE, () -> Role.builder(ROLE, BROKEN));
  }

  @Test
  void faultOfAnInlinePolicyNamesItAndItsOwner() {
    names(
        "policy `write` of " + ROLE,
        () -> Role.builder(ROLE, NOBODY).policy("read", NOBODY).policy("write", BROKEN));
    names("policy `read` of " + USER, () -> User.builder(USER).policy("read", BROKEN));
  }

  @Test
  void faultOfABoundaryNamesItAndItsOwner() {
    names(
        "permissions boundary `limit` of " + ROLE,
        () -> Role.builder(ROLE, NOBODY).permissionsBoundary("limit", BROKEN));
    names(
        "permissions boundary `limit` of " + USER,
        () -> User.builder(USER).permissionsBoundary("limit", BROKEN));
  }

  @Test
  void boundaryGivenAsTextIsTheBoundary() {
    Optional<Policy> boundary = Role.builder(ROLE, NOBODY)
        .permissionsBoundary("limit", NOBODY)
        .build()
        .permissionsBoundary();
    assertEquals(PolicyKind.PERMISSIONS_BOUNDARY, boundary.orElseThrow().kind());
    assertEquals(Optional.of("limit"), boundary.orElseThrow().name());
    assertEquals(
        boundary.map(Policy::json),
        User.builder(USER)
            .permissionsBoundary("limit", NOBODY)
            .build()
            .permissionsBoundary()
            .map(Policy::json));
  }

  @Test
  void faultOfAManagedPolicyNamesItsArn() {
    String arn = "arn:aws:iam::111122223333:policy/shared";
    names(
        "managed policy " + arn,
        () -> InMemoryIdentityDirectory.create().putManagedPolicy(Arn.parse(arn), BROKEN));
  }

  @Test
  void policyOfAWrongKindIsNamedWithItsOwner() {
    Policy session = Policy.parse(PolicyKind.SESSION, NOBODY).named("narrow");
    String problem = " is of kind SESSION where ";
    refuses(
        "`narrow` of " + ROLE + problem,
        () -> Role.builder(ROLE, NOBODY).policy(session).build());
    refuses(
        "`narrow` of " + ROLE + problem,
        () -> Role.builder(ROLE, NOBODY).permissionsBoundary(session).build());
    refuses(
        "`narrow` of " + USER + problem,
        () -> User.builder(USER).policy(session).build());
    refuses(
        "`narrow` of account 111122223333" + problem,
        () -> new Account(
            AccountId.of("111122223333"), Optional.empty(), List.of(List.of(session)), List.of()));
  }

  // TP-7
  @Test
  void principalThatDoesNotExistIsToldWithTheRoleThatTrustsIt() {
    InMemoryIdentityDirectory directory = InMemoryIdentityDirectory.create();
    String trusting = "{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + USER
        + "\"},\"Action\":\"sts:AssumeRole\"}}";
    refuses(
        "that names it (trust policy of " + ROLE + ")",
        () -> directory.putRole(Role.builder(ROLE, trusting).build()));
    directory.putAccount(Account.standalone(AccountId.of("111122223333")));
    Policy bucket = Policy.parse(
        PolicyKind.RESOURCE, trusting.replace("\"Action\"", "\"Resource\":\"*\",\"Action\""));
    refuses("that names it (`of data`)", () -> directory.bindPrincipals(bucket.named("of data")));
    String message =
        assertThrows(StsException.class, () -> directory.bindPrincipals(bucket)).getMessage();
    assertTrue(message.endsWith("that names it"), message);
  }

  private static void names(String which, Executable step) {
    PolicyParseException fault = assertThrows(PolicyParseException.class, step);
    assertEquals(Optional.of(which), fault.policy());
    assertTrue(
        fault.getMessage().startsWith(which + ": `Statment` is no element"), fault.getMessage());
    assertEquals("/Statment", fault.pointer());
  }

  private static void refuses(String words, Executable step) {
    RuntimeException refusal = assertThrows(RuntimeException.class, step);
    assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
  }
}

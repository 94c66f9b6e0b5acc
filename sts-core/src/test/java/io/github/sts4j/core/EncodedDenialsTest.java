package io.github.sts4j.core;

import static io.github.sts4j.core.TestSts.ALLOW_ALL;
import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.OTHER;
import static io.github.sts4j.core.TestSts.arn;
import static io.github.sts4j.core.TestSts.as;
import static io.github.sts4j.core.TestSts.denied;
import static io.github.sts4j.core.TestSts.policy;
import static io.github.sts4j.core.TestSts.trust;
import static io.github.sts4j.core.TestSts.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.session.AuthenticatedCaller;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The service's own denials with messages in them. Whatever the setting, a role that is missing cannot be told from one that
 * is forbidden: not by whoever was denied, and not by whoever may decode in the caller's account (AR-3, ER-10, PT-8).
 */
class EncodedDenialsTest {
  private static final String INTRODUCTION = " Encoded authorization failure message: ";

  private final TestSts world = new TestSts();
  private final AuthenticatedCaller admin = as(world.user("admin", ALLOW_ALL));
  private final AuthenticatedCaller otherAdmin = as(world.user(OTHER, "admin", ALLOW_ALL));
  private final AuthenticatedCaller alice = as(world.user("alice", ALLOW_ALL));
  private final AuthenticatedCaller limited = as(world.user("limited", """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:*","Resource":"*",
       "Condition":{"StringEquals":{"aws:ResourceTag/team":"red"}}}]}"""));

  @Test
  void byDefaultNoDenialCarriesOne() {
    TokenService sts = TokenService.builder()
        .directory(world.directory)
        .keyRing(world.keyRing)
        .clock(world.clock)
        .build();
    assertFalse(roleDenial(sts, alice, arn(HOME, "role/None")).contains("Encoded"));
  }

  @Test
  void withinTheAccountStrangersGetNone() {
    TokenService sts = service(EncodedDenials.WITHIN_ACCOUNT);
    assertFalse(roleDenial(sts, alice, forbidden(OTHER)).contains("Encoded"));
    assertFalse(roleDenial(sts, alice, arn(OTHER, "role/None")).contains("Encoded"));
    assertTrue(roleDenial(sts, alice, forbidden(HOME)).contains(INTRODUCTION));
    assertTrue(roleDenial(sts, alice, arn(HOME, "role/None")).contains(INTRODUCTION));
  }

  // AR-3, PT-8
  @ParameterizedTest
  @EnumSource
  void anUnknownRoleLooksLikeAForbiddenOne(EncodedDenials setting) {
    TokenService sts = service(setting);
    for (AccountId account : List.of(HOME, OTHER)) {
      String missing = arn(account, "role/None");
      String unknown = roleDenial(sts, alice, missing).replace(missing, "");
      for (String role : List.of(forbidden(account), chatty(account), denying(account))) {
        String known = roleDenial(sts, alice, role).replace(role, "");
        assertEquals(unknown.length(), known.length(), role);
        assertEquals(withoutMessage(unknown), withoutMessage(known), role);
      }
    }
  }

  // AR-3: nor by whoever may decode in the caller's account, whatever its own policies test.
  @Test
  void theCallersAccountReadsTheSameOfAnUnknownAndAForbiddenRole() {
    TokenService sts = service(EncodedDenials.ALL);
    for (AuthenticatedCaller caller : List.of(alice, limited)) {
      String missing = arn(OTHER, "role/None");
      String unknown = decoded(sts, caller, missing, admin).replace(missing, "");
      for (String role : List.of(forbidden(OTHER), chatty(OTHER), denying(OTHER), tagged())) {
        assertEquals(unknown, decoded(sts, caller, role, admin).replace(role, ""), role);
      }
    }
  }

  // DM-3: the role's own account is told why.
  @Test
  void theRolesAccountReadsWhy() {
    TokenService sts = service(EncodedDenials.ALL);
    Decoded denying = Decoded.of(decoded(sts, alice, denying(OTHER), otherAdmin));
    assertEquals("true", denying.one("explicitDeny"));
    assertEquals(List.of("role's trust policy"), denying.all("explanation.layers.items[].name"));
    assertEquals("sts:AssumeRole", denying.one("context.action"));
    assertEquals(alice.arn().toString(), denying.one("context.principal.arn"));
    assertEquals(List.of("session"), denying.condition("sts:RoleSessionName"));
    Decoded tagged = Decoded.of(decoded(sts, alice, tagged(), otherAdmin));
    assertEquals(List.of("red"), tagged.condition("aws:ResourceTag/team"));
    assertEquals("false", tagged.one("explicitDeny"));
  }

  // DM-3
  @Test
  void withinOneAccountTheTrustPolicyIsShown() {
    TokenService sts = service(EncodedDenials.WITHIN_ACCOUNT);
    Decoded decoded = Decoded.of(decoded(sts, alice, denying(HOME), admin));
    assertEquals("true", decoded.one("explicitDeny"));
    assertEquals(List.of("*"), decoded.all("matchedStatements.items[].principals.items[].value"));
    assertEquals(List.of(), decoded.all("matchedStatements.items[].resources.items[]"));
  }

  @Test
  void otherDenialsCarryOneToo() {
    TokenService sts = service(EncodedDenials.WITHIN_ACCOUNT);
    AuthenticatedCaller bob = as(world.user("bob"));
    String told = String.valueOf(
        denied(() -> sts.decodeAuthorizationMessage(bob, DecodeAuthorizationMessageRequest.of("x")))
            .getMessage());
    Decoded decoded = Decoded.of(decode(sts, admin, messageIn(told)));
    assertEquals("sts:DecodeAuthorizationMessage", decoded.one("context.action"));
  }

  private TokenService service(EncodedDenials setting) {
    return TokenService.builder()
        .directory(world.directory)
        .keyRing(world.keyRing)
        .clock(world.clock)
        .random(world.random)
        .encodedDenials(setting)
        .build();
  }

  private static String roleDenial(TokenService sts, AuthenticatedCaller caller, String role) {
    return String.valueOf(denied(() -> sts.assumeRole(
            caller,
            AssumeRoleRequest.builder().roleArn(role).roleSessionName("session").build()))
        .getMessage());
  }

  private static String decoded(
      TokenService sts, AuthenticatedCaller caller, String role, AuthenticatedCaller reader) {
    return decode(sts, reader, messageIn(roleDenial(sts, caller, role)));
  }

  private static String decode(TokenService sts, AuthenticatedCaller reader, String message) {
    return sts.decodeAuthorizationMessage(reader, DecodeAuthorizationMessageRequest.of(message))
        .decodedMessage();
  }

  private static String messageIn(String denial) {
    return denial.substring(denial.indexOf(INTRODUCTION) + INTRODUCTION.length());
  }

  private static String withoutMessage(String denial) {
    return denial.replaceAll(INTRODUCTION + "[A-Za-z0-9_-]+$", "");
  }

  private String forbidden(AccountId account) {
    return role(account, "Forbidden", policy(trust("Allow", "777788889999", "sts:*")), r -> {});
  }

  /** A role with a trust policy about which there is much to tell. */
  private String chatty(AccountId account) {
    String[] statements = new String[8];
    for (int i = 0; i < statements.length; i++) {
      statements[i] = trust(
          "Allow",
          account.value(),
          "sts:*",
          "{\"StringEquals\":{\"sts:ExternalId\":\"" + "x".repeat(120) + i + "\"}}");
    }
    return role(account, "Chatty", policy(statements), r -> {});
  }

  private String denying(AccountId account) {
    return role(account, "Denying", policy(trust("Deny", "*", "sts:*")), r -> {});
  }

  private String tagged() {
    return role(
        OTHER,
        "Tagged",
        trusting("777788889999"),
        role -> role.tags(java.util.Map.of("team", "red", "secret", "of the owner")));
  }

  private String role(
      AccountId account, String name, String trustPolicy, Consumer<Role.Builder> more) {
    Role.Builder role = world.roleAt(arn(account, "role/" + name), trustPolicy);
    more.accept(role);
    Role built = role.build();
    return world
        .directory
        .findRole(built.arn())
        .orElseGet(() -> world.directory.putRole(built))
        .arn()
        .toString();
  }
}

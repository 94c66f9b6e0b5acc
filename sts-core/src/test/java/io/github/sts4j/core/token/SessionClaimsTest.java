package io.github.sts4j.core.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.SecretAccessKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of claims that the vectors do not show already. */
class SessionClaimsTest {
  private static final String OTHER = "ASIAVJ2E6QGR2WZILJFM";
  private static final String ARN = "arn:aws:iam::aws:policy/ReadOnlyAccess";

  private static Arguments broken(
      String why, String message, UnaryOperator<SessionClaimsBuilder> change) {
    return Arguments.of(why, message, change);
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        broken("whole seconds", "truncate", b -> b.issuedAt(Claims.ISSUED.plusNanos(1))),
        broken("PT-3", "129600", b -> b.expiresAt(Claims.ISSUED.plusSeconds(129_601))),
        broken("ER-3", "after", b -> b.expiresAt(Claims.ISSUED)),
        broken("1970", "1970", b -> b.issuedAt(Instant.ofEpochSecond(-1))),
        broken("CR-2", "encode", b -> b.accessKeyId(AccessKeyId.of("ASIAVJ2E6QGR2WZILJFM"))),
        broken("CR-2", "ASIA", b -> b.accessKeyId(AccessKeyId.of("AKIARZPUZDIKEXAMPLE2"))),
        broken("ID-11", "encode", b -> b.accessKeyId(AccessKeyId.of("ASIAJ2E6QGR2WZILJFMA"))),
        broken("ID-2", "arn:<", b -> b.principalArn("arn:aws:iam:x:123456789012:role/Reader")),
        broken("ID-2", "arn:<", b -> b.principalArn("arn::iam::123456789012:role/Reader")),
        broken("ID-2", "arn:<", b -> b.principalArn("role/Reader of the account")),
        broken("ID-1", "12 digits", b -> b.principalArn("arn:aws:iam::12345678901:role/Reader")),
        broken("ID-3", "kind", b -> b.principalArn("arn:aws:iam::123456789012:role/")),
        broken("RT-7", "kind", b -> b.kind(SessionKind.ROOT)),
        broken("GS-6", "kind", b -> b.kind(SessionKind.USER)),
        broken("2.2", "2048", b -> b.principalArn("arn:aws:iam::123456789012:role/" + x(2018))),
        broken("2.2", "session name", b -> b.sessionName("with space")),
        broken("2.2", "2 to 64", b -> b.sessionName(x(65))),
        broken("SI-1", "U+003A", b -> b.sourceIdentity("aws:alice")),
        broken("X-8", "2 to 256", b -> b.sourceIdentity(x(257))),
        broken("2.2", "U+0100", b -> b.sessionPolicy("{\u0100}")),
        broken("2.2", "U+0000", b -> b.sessionPolicy("{\0}")),
        broken("SP-1", "11", b -> b.sessionPolicyArns(Collections.nCopies(11, ARN))),
        broken("2.2", "ARN", b -> b.sessionPolicyArns(List.of("short"))),
        broken("UTF-16", "U+D800", b -> b.sessionPolicyArns(List.of(ARN + "\uD800"))),
        broken("PT-7", "twice", b -> b.tags(List.of(tag("Star"), tag("STAR")))),
        broken("MFA", "after", b -> b.mfaAuthenticatedAt(Claims.ISSUED.plusSeconds(1))),
        broken("AR-9", "chained", b -> b.chained(true)),
        broken(
            "CK-5",
            "another session",
            b -> b.identityProvider("www.amazon.com").ancestors(List.of(Claims.link(OTHER)))),
        broken("CK-4", "needs an identity", b -> b.federatedContext(context("saml:sub"))),
        broken("CK", "aws:", b -> federated(b, context("AWS:username"))),
        broken("CK-9", "sts:", b -> federated(b, context("sts:ExternalId"))),
        broken("CK-1", "twice", b -> federated(b, context("saml:sub", "SAML:sub"))),
        broken("CK", "U+0020", b -> federated(b, context("saml: sub"))),
        broken("CK", "value", b -> federated(b, Map.of("saml:sub", List.of()))),
        broken("UTF-16", "U+D800", b -> federated(b, Map.of("saml:sub", List.of("\uD800")))),
        broken("AU-13", "no delegate", b -> b.delegate(Claims.ACCOUNT)),
        broken("AU-13", "needs its delegate", b -> b.kind(SessionKind.DELEGATED)),
        broken("LK-22", "1 to 2048", b -> b.firstPrincipal("x".repeat(2_049))),
        broken("chain", "twice", b -> b.ancestors(List.of(Claims.link(Claims.KEY.value())))),
        broken("chain", "101", b -> b.ancestors(ancestors(101))));
  }

  private static Map<String, List<String>> context(String... keys) {
    Map<String, List<String>> context = new TreeMap<>();
    List.of(keys).forEach(key -> context.put(key, List.of("alice")));
    return context;
  }

  private static SessionClaimsBuilder federated(
      SessionClaimsBuilder claims, Map<String, List<String>> context) {
    return claims.identityProvider("www.amazon.com").federatedContext(context);
  }

  private static String x(int times) {
    return "x".repeat(times);
  }

  private static SessionTag tag(String key) {
    return new SessionTag(key, "", false);
  }

  private static List<SessionLink> ancestors(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Claims.link("ASIARZPUZDIK" + String.format("%08d", i)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("broken")
  void refusesBrokenRulesAndSaysWhich(
      String rule, String message, UnaryOperator<SessionClaimsBuilder> change) {
    SessionClaimsBuilder builder = change.apply(Claims.role());
    Exception refusal = assertThrows(IllegalArgumentException.class, builder::build);
    assertTrue(refusal.getMessage().contains(message), rule + ": " + refusal.getMessage());
    assertFalse(refusal.getMessage().contains(Claims.SECRET));
  }

  @Test
  void refusesWhatIsMissingByName() {
    Exception refusal = assertThrows(
        IllegalArgumentException.class,
        () -> SessionClaims.builder().kind(SessionKind.ROLE).build());
    assertTrue(refusal.getMessage().contains("`accessKeyId`"), refusal.getMessage());
  }

  @Test // ST-2, ST-3
  void refusesTagsOutsideTheirRules() {
    for (String key : new String[] {"", x(129), "aws:a", "AWS:a", "a*b", "a\tb", "a\uD800"}) {
      assertThrows(IllegalArgumentException.class, () -> new SessionTag(key, "", false), key);
    }
    for (String value : new String[] {x(257), "a?", "\n", "\u200B"}) {
      assertThrows(IllegalArgumentException.class, () -> new SessionTag("k", value, false));
    }
    assertEquals("京٣ é", new SessionTag("awsome:Ⅷ", "京٣ é", true).value());
    assertEquals(
        256, new SessionTag("k", "\uD835\uDC00".repeat(256), true).value().length() / 2);
  }

  @Test
  void listsAreCopied() {
    List<SessionTag> tags = new ArrayList<>(List.of(tag("a")));
    SessionClaims claims = Claims.role().tags(tags).build();
    tags.clear();
    assertEquals(List.of(tag("a")), claims.tags());
    assertThrows(UnsupportedOperationException.class, () -> claims.tags().clear());
  }

  @Test // CI-2: what makes the user id of a link is there, or there is no link
  void refusesLinksOutsideTheirRules() {
    Optional<String> bob = Optional.of("bob");
    Optional<String> none = Optional.empty();
    refusesLink("`ASIA`", SessionKind.ROLE, "AKIASP2TPHJSQH3FJXYZ", bob, none);
    refusesLink("account", SessionKind.FEDERATED_USER, "ASIAJ2E6QGR2WZILJFMA", bob, none);
    refusesLink("needs", SessionKind.ROLE, OTHER, none, none);
    refusesLink("needs", SessionKind.FEDERATED_USER, OTHER, none, none);
    refusesLink("no session name", SessionKind.USER, OTHER, bob, none);
    refusesLink("no session name", SessionKind.ROOT, OTHER, bob, none);
    refusesLink("2 to 64", SessionKind.DELEGATED, OTHER, Optional.of(""), none);
    refusesLink("2 to 256", SessionKind.USER, OTHER, none, Optional.of("a"));
    assertEquals(
        "999988887777:bob",
        new SessionLink(
                SessionKind.FEDERATED_USER,
                AccessKeyId.temporary(AccountId.of("999988887777"), new SplittableRandom(1)),
                "AIDAGTDVLKL3JPFFECQVV",
                bob,
                Claims.ISSUED,
                none)
            .userId());
  }

  private static void refusesLink(
      String message,
      SessionKind kind,
      String key,
      Optional<String> name,
      Optional<String> source) {
    AccessKeyId accessKeyId = AccessKeyId.of(key);
    Exception refusal = assertThrows(
        IllegalArgumentException.class,
        () -> new SessionLink(
            kind, accessKeyId, "AROAGTDVLKL3JPFFECQVV", name, Claims.ISSUED, source));
    assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
  }

  @Test // SP-7
  void knowsWhetherAnySessionPolicyNarrowsIt() {
    assertFalse(Claims.role().tags(List.of(tag("a"))).build().hasSessionPolicies());
    assertTrue(Claims.role().sessionPolicy("{}").build().hasSessionPolicies());
    assertTrue(Claims.role().sessionPolicyArns(List.of(ARN)).build().hasSessionPolicies());
  }

  @Test
  void tellsTheAccountAndComparesEveryClaim() {
    SessionClaims claims = Claims.role().build();
    assertEquals(Claims.ACCOUNT, claims.account());
    assertEquals(claims, Claims.role().build());
    assertEquals(claims.hashCode(), Claims.role().build().hashCode());
    assertNotEquals(claims, Claims.role().tags(List.of(tag("a"))).build());
    assertNotEquals(
        claims, Claims.role().secretAccessKey(SecretAccessKey.of("other")).build());
  }

  @Test // CR-6, CR-7
  void packedSizeCountsPoliciesAndTagsOnly() {
    assertEquals(0, Claims.role().sourceIdentity(x(64)).build().packedSize());
    assertEquals(4, Claims.role().sessionPolicy("{}").build().packedSize());
    assertEquals(
        2 + ARN.length(), Claims.role().sessionPolicyArns(List.of(ARN)).build().packedSize());
    assertEquals(7, Claims.role().tags(List.of(tag("a"))).build().packedSize());
    assertEquals(
        9, Claims.role().tags(List.of(new SessionTag("a", "", true))).build().packedSize());
  }
}

package io.github.sts4j.federation.saml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.federation.FederatedIdentity;
import io.github.sts4j.core.federation.VerifiedSamlIdentity;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.token.SessionTag;
import io.github.sts4j.federation.saml.refusal.SamlFailure;
import io.github.sts4j.policy.Arn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** SA-11 to SA-14, and sections 8.1.3 and 8.1.4: what the attributes become. */
class SamlAttributesTest {
  private static final String PAIR =
      "arn:aws:iam::111122223333:role/Reader,arn:aws:iam::111122223333:saml-provider/corp";
  private static final String EDU = "urn:oid:1.3.6.1.4.1.5923.1.1.1.";

  private static SamlFailure refusal(String unsigned) {
    return TestIdp.refusal(TestIdp.signed(unsigned));
  }

  private static VerifiedSamlIdentity accept(String unsigned) {
    return TestIdp.accept(TestIdp.signed(unsigned));
  }

  private static SamlFailure refusalWith(String attribute, String... values) {
    return refusal(TestIdp.withAttribute(attribute, values));
  }

  private static FederatedIdentity identityWith(String attribute, String... values) {
    return accept(TestIdp.withAttribute(attribute, values)).identity();
  }

  // SM-30
  @Test
  void thePairOfRoleAndProviderMustBeAmongTheValues() {
    for (String other : List.of(
        PAIR.replace("role/Reader", "role/Writer"),
        PAIR.replace("saml-provider/corp", "saml-provider/Corp"),
        PAIR.replace(",", ", "),
        PAIR + ",",
        PAIR + "," + PAIR,
        " " + PAIR,
        "arn:aws:iam::111122223333:role/Reader")) {
      assertEquals(SamlFailure.ROLE, refusal(TestIdp.with(PAIR, other)), other);
    }
    assertEquals(
        SamlFailure.ROLE,
        refusal(TestIdp.with(TestIdp.ATTRIBUTES + "Role\"", TestIdp.ATTRIBUTES + "role\"")));
    assertEquals(
        SamlFailure.ROLE,
        refusal(TestIdp.with(
            "https://aws.amazon.com/SAML/Attributes/Role\"",
            "http://aws.amazon.com/SAML/Attributes/Role\"")));
  }

  // SM-30
  @Test
  void thePairMayBeInEitherOrderAndOneOfSeveral() {
    accept(TestIdp.with(
        PAIR,
        "arn:aws:iam::111122223333:saml-provider/corp,arn:aws:iam::111122223333:role/Reader"));
    accept(TestIdp.with(
        "<saml:AttributeValue>" + PAIR,
        "<saml:AttributeValue>" + PAIR.replace("Reader", "Other")
            + "</saml:AttributeValue><saml:AttributeValue>" + PAIR));
  }

  // SA-5
  @Test
  void roleAndProviderMustBeOfOneAccount() {
    Arn foreign = Arn.parse("arn:aws:iam::444455556666:role/Reader");
    String response =
        TestIdp.signed(TestIdp.with(PAIR, PAIR.replace("111122223333:role", "444455556666:role")));
    try {
      TestIdp.verifier(TestIdp.provider(), SamlMode.STRICT, TestIdp.NOW)
          .verify(foreign, TestIdp.PROVIDER, TestXml.base64(response));
    } catch (io.github.sts4j.core.error.StsException refused) {
      assertEquals(SamlFailure.ROLE.message(), refused.getMessage());
      return;
    }
    throw new AssertionError("accepted");
  }

  // SM-31
  @Test
  void theSessionNameIsRequiredAndOfItsPattern() {
    String value = "<saml:AttributeValue>alice</saml:AttributeValue>";
    assertEquals(SamlFailure.NO_SESSION_NAME, refusal(TestIdp.with(value, "")));
    for (String bad : List.of(
        "a", "a".repeat(65), "alice smith", "al\u00efce", "alice\u200b", "", "alice&#10;")) {
      assertEquals(
          SamlFailure.SESSION_NAME, refusal(TestIdp.with(">alice<", ">" + bad + "<")), bad);
    }
    assertEquals(SamlFailure.SESSION_NAME, refusal(TestIdp.with(value, value + value)));
    assertEquals(
        "a@b.c=d,e+f-_", accept(TestIdp.with(">alice<", ">a@b.c=d,e+f-_<")).roleSessionName());
  }

  // SM-32
  @Test
  void theSessionDurationIsSecondsInItsRange() {
    for (String bad : List.of("899", "43201", "-900", "3600.0", "1h", "", " 900", "99999999999")) {
      assertEquals(
          SamlFailure.SESSION_DURATION,
          refusalWith(TestIdp.ATTRIBUTES + "SessionDuration", bad),
          bad);
    }
    assertEquals(
        Optional.of(Duration.ofSeconds(900)),
        accept(TestIdp.withAttribute(TestIdp.ATTRIBUTES + "SessionDuration", "900"))
            .sessionDuration());
    assertEquals(Optional.empty(), accept(TestIdp.response()).sessionDuration());
  }

  // SM-33
  @Test
  void theSourceIdentityIsOfItsPatternAndNeverOfAws() {
    for (String bad : List.of("a", "aws:alice", "AWS:alice", "alice smith", "")) {
      assertEquals(
          SamlFailure.SOURCE_IDENTITY,
          refusalWith(TestIdp.ATTRIBUTES + "SourceIdentity", bad),
          bad);
    }
    assertEquals(
        SamlFailure.SOURCE_IDENTITY,
        refusalWith(TestIdp.ATTRIBUTES + "SourceIdentity", "alice", "bob"));
    assertEquals(
        Optional.of("alice"),
        identityWith(TestIdp.ATTRIBUTES + "SourceIdentity", "alice").sourceIdentity());
  }

  // SM-34
  @Test
  void tagsAreOneAttributeEachAndTransitiveOnesAreNamed() {
    String tagged = TestIdp.and(
        TestIdp.and(
            TestIdp.withAttribute(TestIdp.ATTRIBUTES + "PrincipalTag:Project", "Unicorn"),
            TestIdp.ATTRIBUTES + "PrincipalTag:Department",
            ""),
        TestIdp.ATTRIBUTES + "TransitiveTagKeys",
        "project");
    assertEquals(
        Set.of(new SessionTag("Project", "Unicorn", true), new SessionTag("Department", "", false)),
        Set.copyOf(accept(tagged).identity().tags()));
  }

  // SM-34, ST-2 to ST-5
  @Test
  void tagsThatBreakTheRulesAreRefused() {
    String tag = TestIdp.ATTRIBUTES + "PrincipalTag:";
    assertEquals(SamlFailure.TAGS, refusalWith(tag + "Project", "a", "b"));
    assertEquals(SamlFailure.TAGS, refusalWith(tag + "Project"));
    assertEquals(SamlFailure.TAGS, refusalWith(tag, "a"));
    assertEquals(SamlFailure.TAGS, refusalWith(tag + "aws:x", "a"));
    assertEquals(SamlFailure.TAGS, refusalWith(tag + "k".repeat(129), "a"));
    assertEquals(SamlFailure.TAGS, refusalWith(tag + "Project", "v".repeat(257)));
    assertEquals(SamlFailure.TAGS, refusalWith(tag + "Project", "a;b"));
    assertEquals(
        SamlFailure.DUPLICATE_TAGS,
        refusal(TestIdp.and(TestIdp.withAttribute(tag + "Project", "a"), tag + "project", "b")));
    assertEquals(
        SamlFailure.TRANSITIVE_TAGS,
        refusalWith(TestIdp.ATTRIBUTES + "TransitiveTagKeys", "Project"));
    String many = TestIdp.response();
    for (int i = 0; i < 51; i++) {
      many = TestIdp.and(many, tag + "k" + i, "v");
    }
    assertEquals(SamlFailure.TAGS, refusal(many));
    assertEquals(StsError.VALIDATION_ERROR, SamlFailure.TAGS.error());
    assertEquals(StsError.INVALID_PARAMETER_VALUE, SamlFailure.DUPLICATE_TAGS.error());
  }

  // SM-35
  @Test
  void anAttributeThatOccursTwiceIsRefusedInTheStrictModeAndElseTheFirstCounts() {
    String twice = TestIdp.withAttribute(TestIdp.ATTRIBUTES + "RoleSessionName", "mallory");
    assertEquals(SamlFailure.ATTRIBUTES, refusal(twice));
    assertEquals(
        "alice", TestIdp.acceptAws(TestIdp.provider(), TestIdp.signed(twice)).roleSessionName());
  }

  // SM-35
  @Test
  void ofSeveralAttributesForOneKeyTheFirstCounts() {
    String claims = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
    String both =
        TestIdp.and(TestIdp.withAttribute("2.5.4.4", "First"), claims + "surname", "Second");
    assertEquals(List.of("First"), accept(both).identity().trustContext().get("saml:surname"));
  }

  // S35
  @Test
  void aFriendlyNameMeansNothing() {
    String friendly = TestIdp.with(
        "<saml:Attribute Name=\"" + TestIdp.ATTRIBUTES + "RoleSessionName\">",
        "<saml:Attribute FriendlyName=\"" + TestIdp.ATTRIBUTES
            + "RoleSessionName\" Name=\"other\">");
    assertEquals(SamlFailure.NO_SESSION_NAME, refusal(friendly));
  }

  @Test
  void elementsWithinAValueAreRefused() {
    assertEquals(
        SamlFailure.ATTRIBUTES,
        refusal(TestIdp.with(">alice<", "><saml:NameID>alice</saml:NameID><")));
  }

  // SA-12
  @Test
  void thePrefixOfSaml2FormatsIsStrippedAndNoOther() {
    assertEquals("persistent", accept(TestIdp.response()).subjectType());
    String email = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";
    assertEquals(
        email,
        accept(TestIdp.with("urn:oasis:names:tc:SAML:2.0:nameid-format:persistent", email))
            .subjectType());
  }

  // SA-14
  @Test
  void theNameQualifierIsTheVectorsOne() {
    assertEquals(
        "1uAJanUnBc2XeUkHURMht+xam2c=",
        NameQualifier.of("https://example.com/saml", AccountId.of("123456789012"), "MySAMLIdP"));
  }

  // SM-40, SM-41
  @Test
  void theTrustSeesAllKeysAndTheSessionKeepsThree() {
    VerifiedSamlIdentity verified = accept(TestIdp.response());
    FederatedIdentity identity = verified.identity();
    assertEquals(
        List.of("https://signin.aws.amazon.com/saml"), identity.trustContext().get("saml:aud"));
    assertEquals(
        List.of("https://idp.example.com/saml"), identity.trustContext().get("saml:iss"));
    assertEquals(List.of("111122223333/corp"), identity.trustContext().get("saml:doc"));
    assertEquals(List.of("alice@example.com"), identity.trustContext().get("saml:sub"));
    assertEquals(List.of("persistent"), identity.trustContext().get("saml:sub_type"));
    assertEquals(
        List.of(verified.nameQualifier()), identity.trustContext().get("saml:namequalifier"));
    assertEquals(
        Set.of("saml:namequalifier", "saml:sub", "saml:sub_type"),
        identity.sessionContext().keySet());
    assertEquals("arn:aws:iam::111122223333:saml-provider/corp", identity.provider());
    //
    assertFalse(identity.trustContext().containsKey("aws:FederatedProvider"));
  }

  // SM-42
  @Test
  void attributesOfTheTableBecomeConditionKeys() {
    assertEquals(
        List.of("member", "staff"),
        identityWith(EDU + "1", "member", "staff").trustContext().get("saml:edupersonaffiliation"));
    assertEquals(
        List.of("alice@uni"),
        identityWith(EDU + "6", "alice@uni").trustContext().get("saml:edupersonprincipalname"));
    assertEquals(
        List.of("Alice", "Al"),
        identityWith("urn:oid:2.5.4.3", "Alice", "Al").trustContext().get("saml:cn"));
    assertEquals(
        List.of("a@b.c"),
        identityWith("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress", "a@b.c")
            .trustContext()
            .get("saml:mail"));
    assertFalse(identityWith("saml:aud", "https://evil")
        .trustContext()
        .get("saml:aud")
        .contains("https://evil"));
  }

  // SM-42, X-20
  @Test
  void thePrimaryGroupIsUnderBothKeys() {
    FederatedIdentity identity = identityWith(
        "http://schemas.microsoft.com/ws/2008/06/identity/claims/primarygroupsid", "S-1-5");
    assertEquals(List.of("S-1-5"), identity.trustContext().get("saml:uid"));
    assertEquals(List.of("S-1-5"), identity.trustContext().get("saml:primaryGroupSID"));
  }

  // SM-42
  @Test
  void aKeyOfOneValueDoesNotGetTwo() {
    assertEquals(SamlFailure.ATTRIBUTES, refusalWith(EDU + "6", "alice@uni", "admin@uni"));
    assertEquals(
        List.of("alice@uni"),
        identityWith(EDU + "10", "<saml:NameID>alice@uni</saml:NameID>")
            .trustContext()
            .get("saml:edupersontargetedid"));
    assertEquals(SamlFailure.ATTRIBUTES, refusalWith(EDU + "10", "<saml:Other xmlns=\"urn:x\"/>"));
  }

  // S12: CDATA and character references are text, the whole text
  @Test
  void aValueIsItsWholeText() {
    String odd = TestIdp.with(">alice@example.com<", ">alice<![CDATA[@example]]>&#46;com.evil<");
    assertEquals("alice@example.com.evil", accept(odd).identity().subject());
  }
}

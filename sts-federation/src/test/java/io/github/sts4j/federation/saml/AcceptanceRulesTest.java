package io.github.sts4j.federation.saml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.federation.saml.refusal.SamlFailure;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The table SM-10 to SM-26, in both modes: what AWS is observed to let pass, and what the strict mode does not. */
class AcceptanceRulesTest {
  private static final String CONDITIONS =
      "<saml:Conditions NotBefore=\"2026-03-01T11:59:00Z\" NotOnOrAfter=\"2026-03-01T12:05:00Z\">";
  private static final String RESTRICTION =
      "<saml:AudienceRestriction><saml:Audience>urn:amazon:webservices</saml:Audience></saml:AudienceRestriction>";
  private static final String CONFIRMATION_END =
      "InResponseTo=\"_request1\" NotOnOrAfter=\"2026-03-01T12:05:00Z\"";

  private static SamlFailure strict(String unsigned) {
    return TestIdp.refusal(TestIdp.signed(unsigned));
  }

  private static SamlFailure aws(String unsigned) {
    return TestIdp.refusal(TestIdp.provider(), SamlMode.AWS, TestIdp.NOW, TestIdp.signed(unsigned));
  }

  private static void acceptedByAws(String unsigned) {
    TestIdp.acceptAws(TestIdp.provider(), TestIdp.signed(unsigned));
  }

  private static void accepted(String unsigned) {
    TestIdp.accept(TestIdp.signed(unsigned));
  }

  private static SamlFailure at(String instant, String unsigned) {
    return TestIdp.refusal(
        TestIdp.provider(), SamlMode.STRICT, Instant.parse(instant), TestIdp.signed(unsigned));
  }

  private static void acceptedAt(String instant, String unsigned) {
    TestIdp.verifier(TestIdp.provider(), SamlMode.STRICT, Instant.parse(instant))
        .verify(TestIdp.ROLE, TestIdp.PROVIDER, TestXml.base64(TestIdp.signed(unsigned)));
  }

  private static void refusedByBoth(SamlFailure failure, String unsigned) {
    assertEquals(failure, strict(unsigned));
    assertEquals(failure, aws(unsigned));
  }

  // SM-10
  @Test
  void whatIsNoBase64OfAResponseIsRefused() {
    SamlResponseVerifier verifier =
        TestIdp.verifier(TestIdp.provider(), SamlMode.STRICT, TestIdp.NOW);
    assertEquals(SamlFailure.NOT_BASE64, TestIdp.refusalOf(verifier, "<xml/>"));
    assertEquals(SamlFailure.NOT_BASE64, TestIdp.refusalOf(verifier, "PHhtbC8"));
    assertEquals(SamlFailure.NOT_BASE64, TestIdp.refusalOf(verifier, ""));
    assertEquals(SamlFailure.NOT_BASE64, TestIdp.refusalOf(verifier, "A".repeat(100_004)));
    assertEquals(SamlFailure.STRUCTURE, TestIdp.refusal("<xml/>"));
    assertEquals(SamlFailure.NOT_XML, TestIdp.refusal("<xml>"));
  }

  // SM-10
  @Test
  void lineBreaksOfMimeEncodersAreNoFault() {
    String base64 = TestXml.base64(TestIdp.signed(TestIdp.response()));
    for (String line : new String[] {"\n", "\r\n"}) {
      String folded = base64.replaceAll("(.{76})", "$1" + line);
      TestIdp.verifier(TestIdp.provider(), SamlMode.STRICT, TestIdp.NOW)
          .verify(TestIdp.ROLE, TestIdp.PROVIDER, folded);
    }
  }

  // SM-11
  @Test
  void aSignatureOfTheResponseAloneIsNotEnoughInEitherMode() {
    String signed = TestIdp.responseSigned(TestIdp.response());
    assertEquals(SamlFailure.UNSIGNED_ASSERTION, TestIdp.refusal(signed));
    assertEquals(
        SamlFailure.UNSIGNED_ASSERTION,
        TestIdp.refusal(TestIdp.provider(), SamlMode.AWS, TestIdp.NOW, signed));
  }

  // SM-11
  @Test
  void aSignatureOfTheResponseIsEnoughWhereTheProviderMay() {
    TestIdp.accept(
        TestIdp.allowing(false, true, false), TestIdp.responseSigned(TestIdp.response()));
  }

  // SM-12
  @Test
  void contentChangedAfterSigningIsRefusedInEitherMode() {
    String tampered =
        TestIdp.with(TestIdp.signed(TestIdp.response()), "alice@example.com", "admin@example.com");
    assertEquals(SamlFailure.SIGNATURE, TestIdp.refusal(tampered));
    assertEquals(
        SamlFailure.SIGNATURE,
        TestIdp.refusal(TestIdp.provider(), SamlMode.AWS, TestIdp.NOW, tampered));
  }

  // SM-13
  @Test
  void theAssertionMustBeOfTheProvidersIssuer() {
    refusedByBoth(
        SamlFailure.ISSUER,
        TestIdp.with(
            "<saml:Issuer>https://idp.example.com/saml",
            "<saml:Issuer>https://idp.example.com/saml/"));
  }

  // SM-14
  @Test
  void onlyTheStrictModeComparesTheIssuerOfTheResponse() {
    String other = TestIdp.response()
        .replaceFirst(
            "<saml:Issuer>https://idp.example.com/saml",
            "<saml:Issuer>https://other.example.com/saml");
    assertEquals(SamlFailure.RESPONSE_ISSUER, strict(other));
    acceptedByAws(other);
    accepted(TestIdp.response()
        .replaceFirst("<saml:Issuer>https://idp.example.com/saml</saml:Issuer>", ""));
  }

  // SM-15
  @Test
  void conditionsMustBeThere() {
    refusedByBoth(
        SamlFailure.CONDITIONS, TestIdp.with(CONDITIONS + RESTRICTION + "</saml:Conditions>", ""));
  }

  // SM-16
  @Test
  void aStartInTheFutureIsRefusedInTheStrictModeBeyondTheSkew() {
    String early =
        TestIdp.with("NotBefore=\"2026-03-01T11:59:00Z\"", "NotBefore=\"2026-03-01T12:01:01Z\"");
    assertEquals(SamlFailure.NOT_YET_VALID, strict(early));
    acceptedByAws(early);
    accepted(
        TestIdp.with("NotBefore=\"2026-03-01T11:59:00Z\"", "NotBefore=\"2026-03-01T12:01:00Z\""));
    accepted(TestIdp.with("NotBefore=\"2026-03-01T11:59:00Z\"", ""));
  }

  // SM-16
  @Test
  void aMalformedStartIsRefusedInEitherMode() {
    for (String bad : new String[] {
      "tomorrow",
      "2026-03-01T11:59:00",
      "2026-03-01T11:59:00+02:00",
      "2026-02-30T00:00:00Z",
      "12026-03-01T11:59:00Z",
      ""
    }) {
      refusedByBoth(
          SamlFailure.STRUCTURE,
          TestIdp.with("NotBefore=\"2026-03-01T11:59:00Z\"", "NotBefore=\"" + bad + "\""));
    }
    accepted(TestIdp.with(
        "NotBefore=\"2026-03-01T11:59:00Z\"", "NotBefore=\"2026-03-01T11:59:00.123456789Z\""));
  }

  // SM-17
  @Test
  void conditionsThatAreOverAreRefusedInEitherMode() {
    String over = TestIdp.with(CONDITIONS, CONDITIONS.replace("12:05:00Z", "11:59:00Z"));
    refusedByBoth(SamlFailure.EXPIRED, over);
    accepted(TestIdp.with(CONDITIONS, CONDITIONS.replace("12:05:00Z", "11:59:01Z")));
  }

  // SM-17
  @Test
  void conditionsWithoutAnEndAreRefusedInTheStrictMode() {
    String endless = TestIdp.with(CONDITIONS, "<saml:Conditions>");
    assertEquals(SamlFailure.CONDITIONS, strict(endless));
    acceptedByAws(endless);
  }

  // S31, SM-18
  @Test
  void thereIsExactlyOneConfirmationAndItIsTheBearers() {
    String one = confirmation(TestIdp.response());
    refusedByBoth(SamlFailure.CONFIRMATION, TestIdp.with(one, ""));
    refusedByBoth(SamlFailure.CONFIRMATION, TestIdp.with(one, one + one));
    refusedByBoth(SamlFailure.CONFIRMATION, TestIdp.with("cm:bearer", "cm:holder-of-key"));
    refusedByBoth(
        SamlFailure.CONFIRMATION, TestIdp.with(CONFIRMATION_END, "InResponseTo=\"_request1\""));
    refusedByBoth(
        SamlFailure.CONFIRMATION,
        TestIdp.with(" Recipient=\"https://signin.aws.amazon.com/saml\"/>", "/>"));
  }

  private static String confirmation(String response) {
    return response.substring(
        response.indexOf("<saml:SubjectConfirmation "),
        response.indexOf("</saml:SubjectConfirmation>") + "</saml:SubjectConfirmation>".length());
  }

  // SM-18: SAML profiles, 4.1.4.2
  @Test
  void aConfirmationOfTheBearerHasNoStart() {
    String start =
        TestIdp.with(CONFIRMATION_END, "NotBefore=\"2026-03-01T11:00:00Z\" " + CONFIRMATION_END);
    assertEquals(SamlFailure.CONFIRMATION, strict(start));
    acceptedByAws(start);
  }

  // SM-19
  @Test
  void aConfirmationThatIsOverIsRefusedInEitherMode() {
    refusedByBoth(
        SamlFailure.EXPIRED,
        TestIdp.with(CONFIRMATION_END, CONFIRMATION_END.replace("12:05:00Z", "11:59:00Z")));
  }

  // S30, SM-17, SM-19: the end is exclusive, and the skew is added to it
  @Test
  void theEndIsExclusive() {
    acceptedAt("2026-03-01T12:05:59.999999999Z", TestIdp.response());
    assertEquals(SamlFailure.EXPIRED, at("2026-03-01T12:06:00Z", TestIdp.response()));
  }

  // S29, SM-20
  @Test
  void onlyTheStrictModeComparesTheRecipient() {
    String other = TestIdp.with(
        "Recipient=\"https://signin.aws.amazon.com/saml\"",
        "Recipient=\"https://signin.aws.amazon.com/saml2\"");
    assertEquals(SamlFailure.RECIPIENT, strict(other));
    assertEquals(
        "https://signin.aws.amazon.com/saml2",
        TestIdp.acceptAws(TestIdp.provider(), TestIdp.signed(other)).identity().audience());
    for (String near : new String[] {
      "https://signin.aws.amazon.com/saml?a=b",
      "https://signin.aws.amazon.com/",
      "HTTPS://signin.aws.amazon.com/saml",
      " https://signin.aws.amazon.com/saml"
    }) {
      assertEquals(
          SamlFailure.RECIPIENT,
          strict(TestIdp.with(
              "Recipient=\"https://signin.aws.amazon.com/saml\"", "Recipient=\"" + near + "\"")));
    }
  }

  // SM-20
  @Test
  void theDestinationMustMatchWhereThereIsOne() {
    String other = TestIdp.with(
        "Destination=\"https://signin.aws.amazon.com/saml\"",
        "Destination=\"https://signin.aws.amazon.com/\"");
    assertEquals(SamlFailure.RECIPIENT, strict(other));
    acceptedByAws(other);
    assertEquals(
        SamlFailure.RECIPIENT,
        strict(TestIdp.with(
            "Destination=\"https://signin.aws.amazon.com/saml\"", "Destination=\"\"")));
    accepted(TestIdp.with("Destination=\"https://signin.aws.amazon.com/saml\"", ""));
  }

  // SM-21
  @Test
  void onlyTheStrictModeComparesTheAudience() {
    String other = TestIdp.with(
        "<saml:Audience>urn:amazon:webservices", "<saml:Audience>urn:amazon:webservices:cn");
    assertEquals(SamlFailure.AUDIENCE, strict(other));
    acceptedByAws(other);
    String none = TestIdp.with(RESTRICTION, "");
    assertEquals(SamlFailure.AUDIENCE, strict(none));
    acceptedByAws(none);
  }

  // SM-21: S28
  @Test
  void everyAudienceRestrictionMustBeMet() {
    String otherOne = RESTRICTION.replace("urn:amazon:webservices", "urn:other");
    assertEquals(SamlFailure.AUDIENCE, strict(TestIdp.with(RESTRICTION, RESTRICTION + otherOne)));
    accepted(TestIdp.with(RESTRICTION, RESTRICTION + RESTRICTION));
    accepted(
        TestIdp.with("<saml:Audience>", "<saml:Audience>urn:other</saml:Audience><saml:Audience>"));
  }

  // S37
  @Test
  void aConditionThatIsNotUnderstoodIsNotMet() {
    refusedByBoth(
        SamlFailure.CONDITIONS, TestIdp.with(RESTRICTION, RESTRICTION + "<saml:Condition/>"));
    accepted(TestIdp.with(
        RESTRICTION, RESTRICTION + "<saml:OneTimeUse/><saml:ProxyRestriction Count=\"0\"/>"));
  }

  // SM-22
  @Test
  void thereMustBeAnAuthenticationStatement() {
    String statement = TestIdp.response()
        .substring(
            TestIdp.response().indexOf("<saml:AuthnStatement"),
            TestIdp.response().indexOf("<saml:AttributeStatement>"));
    refusedByBoth(SamlFailure.AUTHENTICATION, TestIdp.with(statement, ""));
  }

  // S32
  @Test
  void nobodySignsInInTheFuture() {
    String future = TestIdp.with(
        "AuthnInstant=\"2026-03-01T12:00:00Z\"", "AuthnInstant=\"2026-03-01T12:01:01Z\"");
    assertEquals(SamlFailure.AUTHENTICATION, strict(future));
    acceptedByAws(future);
  }

  // SA-8, SM-36
  @Test
  void everySessionOfTheProviderMustBeOpen() {
    String over =
        TestIdp.with("SessionIndex=", "SessionNotOnOrAfter=\"2026-03-01T12:00:00Z\" SessionIndex=");
    refusedByBoth(SamlFailure.EXPIRED, over);
    String open =
        TestIdp.with("SessionIndex=", "SessionNotOnOrAfter=\"2026-03-01T12:10:00Z\" SessionIndex=");
    assertEquals(
        Instant.parse("2026-03-01T12:10:00Z"),
        TestIdp.accept(TestIdp.signed(open)).sessionNotOnOrAfter().orElseThrow());
  }

  // SM-23
  @Test
  void theNameIdMustHaveAFormat() {
    refusedByBoth(
        SamlFailure.NAME,
        TestIdp.with(" Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:persistent\"", ""));
  }

  // SM-23
  @Test
  void withoutANameIdAccessIsDenied() {
    String name = TestIdp.response()
        .substring(
            TestIdp.response().indexOf("<saml:NameID"),
            TestIdp.response().indexOf("<saml:SubjectConfirmation "));
    refusedByBoth(SamlFailure.NO_NAME, TestIdp.with(name, ""));
    refusedByBoth(SamlFailure.NO_NAME, TestIdp.with(">alice@example.com<", "> <"));
    assertEquals(StsError.ACCESS_DENIED, SamlFailure.NO_NAME.error());
  }

  // S36
  @Test
  void aNameWithControlCharactersIsRefused() {
    refusedByBoth(SamlFailure.NAME, TestIdp.with(">alice@example.com<", ">alice&#10;admin<"));
  }

  // SM-25
  @Test
  void anAssertionIsRefusedFiveMinutesAfterItWasIssuedHoweverLongItLasts() {
    String lasting = TestIdp.response()
        .replace("NotOnOrAfter=\"2026-03-01T12:05:00Z\"", "NotOnOrAfter=\"2026-03-01T20:00:00Z\"");
    acceptedAt("2026-03-01T12:06:00Z", lasting);
    assertEquals(SamlFailure.EXPIRED, at("2026-03-01T12:06:00.000000001Z", lasting));
    TestIdp.verifier(TestIdp.provider(), SamlMode.AWS, Instant.parse("2026-03-01T13:00:00Z"))
        .verify(TestIdp.ROLE, TestIdp.PROVIDER, TestXml.base64(TestIdp.signed(lasting)));
  }

  // SM-25
  @Test
  void theAgeIsASetting() {
    String lasting = TestIdp.response()
        .replace("NotOnOrAfter=\"2026-03-01T12:05:00Z\"", "NotOnOrAfter=\"2026-03-01T20:00:00Z\"");
    String signed = TestXml.base64(TestIdp.signed(lasting));
    Instant now = Instant.parse("2026-03-01T12:30:00Z");
    builder(now)
        .maxAge(Duration.ofMinutes(30))
        .build()
        .verify(TestIdp.ROLE, TestIdp.PROVIDER, signed);
    builder(now).allowAnyAge().build().verify(TestIdp.ROLE, TestIdp.PROVIDER, signed);
    assertThrows(IllegalArgumentException.class, () -> builder(now).maxAge(Duration.ZERO));
  }

  // SM-25
  @Test
  void anAssertionOfTheFutureIsRefused() {
    String future = TestIdp.with(
        "<saml:Assertion ID=\"_assertion1\" Version=\"2.0\" IssueInstant=\"2026-03-01T12:00:00Z\">",
        "<saml:Assertion ID=\"_assertion1\" Version=\"2.0\" IssueInstant=\"2026-03-01T12:01:01Z\">");
    assertEquals(SamlFailure.NOT_YET_VALID, strict(future));
  }

  // S33
  @Test
  void onlyPlainSuccessIsSuccess() {
    String success = "<samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/>";
    String failure = success.replace("Success", "Responder");
    refusedByBoth(SamlFailure.STATUS, TestIdp.with(success, failure));
    refusedByBoth(
        SamlFailure.STATUS,
        TestIdp.with(success, failure.replace("/>", ">" + success + "</samlp:StatusCode>")));
    refusedByBoth(
        SamlFailure.STATUS,
        TestIdp.with(success, success.replace("/>", ">" + failure + "</samlp:StatusCode>")));
    refusedByBoth(SamlFailure.STRUCTURE, TestIdp.with(success, success + success));
    refusedByBoth(
        SamlFailure.STRUCTURE, TestIdp.with("<samlp:Status>" + success + "</samlp:Status>", ""));
    accepted(TestIdp.with(success, success + "<samlp:StatusMessage>fine</samlp:StatusMessage>"));
  }

  @Test
  void responseAndConfirmationMustAnswerOneRequest() {
    assertEquals(
        SamlFailure.CONFIRMATION,
        strict(TestIdp.with(
            "InResponseTo=\"_request1\" NotOnOrAfter", "InResponseTo=\"_request2\" NotOnOrAfter")));
    accepted(TestIdp.with("InResponseTo=\"_request1\" NotOnOrAfter", "NotOnOrAfter"));
  }

  @Test
  void aNameForAnotherServiceIsRefused() {
    assertEquals(
        SamlFailure.NAME,
        strict(TestIdp.with("<saml:NameID ", "<saml:NameID SPNameQualifier=\"urn:other\" ")));
    accepted(
        TestIdp.with("<saml:NameID ", "<saml:NameID SPNameQualifier=\"urn:amazon:webservices\" "));
  }

  // SM-10
  @Test
  void onlyVersionTwoIsRead() {
    refusedByBoth(
        SamlFailure.STRUCTURE,
        TestIdp.with("ID=\"_response1\" Version=\"2.0\"", "ID=\"_response1\" Version=\"1.1\""));
    refusedByBoth(
        SamlFailure.STRUCTURE,
        TestIdp.with("ID=\"_assertion1\" Version=\"2.0\"", "ID=\"_assertion1\" Version=\"2.1\""));
  }

  // SM-4
  @Test
  void anUnknownProviderIsAnInvalidToken() {
    SamlResponseVerifier nobody = SamlResponseVerifier.builder(
            arn -> java.util.Optional.empty(), (a, b, c, d) -> true, () -> TestIdp.NOW)
        .build();
    StsException refusal = assertThrows(
        StsException.class, () -> nobody.verify(TestIdp.ROLE, TestIdp.PROVIDER, "AAAA"));
    assertEquals(StsError.INVALID_IDENTITY_TOKEN, refusal.error());
    assertEquals("Specified provider doesn't exist.", refusal.getMessage());
  }

  private static SamlResponseVerifier.Builder builder(Instant now) {
    return SamlResponseVerifier.builder(
        arn -> java.util.Optional.of(TestIdp.provider()), (a, b, c, d) -> true, () -> now);
  }
}

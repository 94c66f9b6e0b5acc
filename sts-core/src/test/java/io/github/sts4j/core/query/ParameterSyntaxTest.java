package io.github.sts4j.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.policy.Arn;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scalars and lists that are missing, too many, too long, or of the wrong characters. */
class ParameterSyntaxTest {
  private static final String PATTERN = "satisfy regular expression pattern";

  private final TestWorld world = new TestWorld();

  @Test
  void bothRequiredParametersMissingAreReportedTogether() {
    // WP-8
    world
        .post(TestWorld.ALICE, "Action=AssumeRole&Version=2011-06-15")
        .refused(400, "ValidationError", "2 validation errors detected", "Value null at")
        .refused(400, "ValidationError", "'roleArn'")
        .refused(400, "ValidationError", "'roleSessionName'");
  }

  @ParameterizedTest
  @CsvSource({
    "'', length greater than or equal to 2",
    "a, length greater than or equal to 2",
    "two%20words, " + PATTERN,
    "a%2Fb, " + PATTERN,
    "caf%C3%A9, " + PATTERN,
    "a%0Ab, " + PATTERN,
  })
  void roleSessionNameThatIsNotOne(String name, String constraint) {
    // WP-8
    world
        .post(
            TestWorld.ALICE,
            "Action=AssumeRole&Version=2011-06-15&RoleArn=" + TestWorld.READER + "&RoleSessionName="
                + name)
        .refused(400, "ValidationError", "validation error", "at 'roleSessionName'", constraint);
  }

  @ParameterizedTest
  @CsvSource({
    "ExternalId, a, externalId, length greater than or equal to 2",
    "ExternalId, a%20b, externalId, " + PATTERN,
    "SourceIdentity, a, sourceIdentity, length greater than or equal to 2",
    "SourceIdentity, aws:x, sourceIdentity, " + PATTERN,
    "Policy, '', policy, length greater than or equal to 1",
    "PolicyArns.member.1.arn, arn, policyArns.1.member.arn, length greater than or equal to 20",
    "Tags.member.1.Key, '', tags.1.member.key, length greater than or equal to 1",
    "Tags.member.1.Key, a%21, tags.1.member.key, " + PATTERN,
    "Tags.member.1.Key, aws:k, tags.1.member.key, must not begin with aws:",
    "TransitiveTagKeys.member.1, '', transitiveTagKeys.1.member, length greater than or equal to 1",
    "SerialNumber, arn:aws:iam::111122223333:mfa/alice, tokenCode, given together",
    "TokenCode, 12345, tokenCode, length greater than or equal to 6",
    "TokenCode, abcdef, tokenCode, " + PATTERN,
  })
  void optionalParametersThatAreNotAsTheyMustBe(
      String parameter, String value, String named, String constraint) {
    String tagValue = parameter.startsWith("Tags") ? "&Tags.member.1.Value=v" : "";

    // WP-8
    world
        .assumeRole(parameter + "=" + value + tagValue)
        .refused(400, "ValidationError", "validation error", "at '" + named + "'", constraint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aaaaaaaaaaaaaaaaaaaaaaaa",
        "arn:aws:iam::444455556666",
        "arn::iam::444455556666:role/Reader",
        "arn:aws:::444455556666:role/Reader",
        "arn:aws:iam::444455556666:",
        "urn:aws:iam::444455556666:role/Reader"
      })
  void roleArnOfAnotherShapeIsInvalid(String arn) {
    // WP-8a
    world
        .post(
            TestWorld.ALICE,
            "Action=AssumeRole&Version=2011-06-15&RoleSessionName=alice&RoleArn=" + arn)
        .refused(400, "ValidationError", arn + " is invalid");
  }

  @Test
  void lengthsCountUnicodeScalarValues() {
    String key = "%F0%9D%94%B8".repeat(128); // U+1D538, a letter outside the basic plane

    // WP-6
    world.assumeRole("Tags.member.1.Key=" + key + "&Tags.member.1.Value=v").succeeded("AssumeRole");
    world
        .assumeRole("Tags.member.1.Key=" + key + "a&Tags.member.1.Value=v")
        .refused(400, "ValidationError", "length less than or equal to 128");
  }

  @Test
  void oneTimeCodeIsNeverEchoed() {
    Answer answer =
        world.assumeRole("SerialNumber=arn:aws:iam::111122223333:mfa/alice&TokenCode=4711x");

    answer.refused(400, "ValidationError", "'tokenCode'");
    assertFalse(answer.body().contains("4711"), answer.body()); // ER-12
  }

  @Test
  void unknownParametersAreIgnored() {
    world
        .assumeRole("Fancy=1&Tags=&PolicyArns=&X.member.zero.Y=1&roleArn=other&=&&=1")
        .succeeded("AssumeRole"); // WP-5
  }

  @Test
  void firstOfARepeatedScalarCounts() {
    Answer answer =
        world.assumeRole("RoleSessionName=mallory&DurationSeconds=900&DurationSeconds=x");

    answer.succeeded("AssumeRole"); // WP-5
    assertEquals(
        "arn:aws:sts::444455556666:assumed-role/Reader/alice",
        answer.text("AssumeRoleResult", "AssumedRoleUser", "Arn"));
  }

  @Test
  void gapInAListDropsNothing() {
    // WP-4: a session policy that went unread would widen the session
    world
        .assumeRole("PolicyArns.member.7.arn=arn:aws:iam::444455556666:policy/absent")
        .refused(400, "MalformedPolicyDocument", "policy/absent");
    world
        .assumeRole(
            "Tags.member.9.Key=a&Tags.member.9.Value=b&Tags.member.2.Key=A&Tags.member.2.Value=c")
        .refused(400, "InvalidParameterValue", "Duplicate tag keys"); // ST-4
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "", "01", "1e0", "99999999999", "+1"})
  void listMemberThatIsNotNumberedFromOneIsMalformed(String number) {
    world
        .assumeRole("Tags.member." + number.replace("+", "%2B") + ".Key=a")
        .refused(400, "MalformedInput", "Tags.member.1"); // WP-4
  }

  @ParameterizedTest
  @CsvSource({
    "Tags.member.1.Key=a, tags.1.member.value",
    "Tags.member.1.Value=a, tags.1.member.key",
    "PolicyArns.member.1.Arn=arn:aws:iam::444455556666:policy/p, policyArns.1.member.arn",
    "ProvidedContexts.member.1.ProviderArn=arn:aws:iam::aws:contextProvider/x, providedContexts.1.member.contextAssertion"
  })
  void halfAStructureIsRefused(String parameter, String missing) {
    world
        .assumeRole(parameter)
        .refused(400, "ValidationError", "1 validation error", "'" + missing + "'", "not be null");
  }

  @Test
  void fiftyTagsAreFineAndOneMoreIsNot() {
    world
        .assumeRole(numbered(50, "Tags.member.%1$d.Key=k%1$d&Tags.member.%1$d.Value=v"))
        .succeeded("AssumeRole");
    world
        .assumeRole(numbered(51, "Tags.member.%1$d.Key=k%1$d&Tags.member.%1$d.Value=v"))
        .refused(400, "ValidationError", "'tags'", "length less than or equal to 50"); // WP-16
  }

  @Test
  void tooManyTransitiveTagKeys() {
    world
        .assumeRole(numbered(51, "TransitiveTagKeys.member.%1$d=k%1$d"))
        .refused(400, "ValidationError", "'transitiveTagKeys'", "equal to 50"); // WP-16
  }

  @Test
  void tenPolicyArnsAreFineAndOneMoreIsNot() {
    world.directory.putManagedPolicy(
        Arn.parse("arn:aws:iam::444455556666:policy/p"), TestWorld.allow("s3:*", "*"));
    String member = "PolicyArns.member.%1$d.arn=arn:aws:iam::444455556666:policy/p";

    world.assumeRole(numbered(10, member)).succeeded("AssumeRole");
    world
        .assumeRole(numbered(11, member))
        .refused(
            400, "ValidationError", "'policyArns'", "length less than or equal to 10"); // WP-16
  }

  @Test
  void tooManyProvidedContexts() {
    world
        .assumeRole(numbered(
            6,
            "ProvidedContexts.member.%1$d.ProviderArn=arn:aws:iam::aws:contextProvider/x"
                + "&ProvidedContexts.member.%1$d.ContextAssertion=abcd"))
        .refused(400, "ValidationError", "'providedContexts'", "equal to 5"); // WP-16
  }

  @Test
  void contextProviderThatIsNotKnownIsRefused() {
    world
        .assumeRole("ProvidedContexts.member.1.ProviderArn=arn:aws:iam::aws:contextProvider/x"
            + "&ProvidedContexts.member.1.ContextAssertion=abcd")
        .refused(400, "ValidationError", "'providedContexts'"); // AR-22
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%00", "%01", "%08", "%0B", "%1F", "%EF%BF%BE", "%EF%BF%BF", "%ED%A0%80", "%FF"})
  void echoOfWhatXmlCannotHoldStaysWellFormed(String bad) {
    Answer answer =
        world.post(TestWorld.ALICE, "Version=2011-06-15&Action=a" + bad + "%3C%26%3E%22%5D%5D%3E");

    // WP-8, WP-11
    answer.refused(400, "InvalidAction", "Could not find operation a", "<&>\"]]>");
    assertTrue(answer.message().contains("\uFFFD"), answer.message());
  }

  private static String numbered(int count, String member) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> String.format(member, i))
        .collect(Collectors.joining("&"));
  }
}

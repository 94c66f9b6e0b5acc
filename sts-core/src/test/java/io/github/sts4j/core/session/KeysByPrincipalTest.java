package io.github.sts4j.core.session;

import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.OTHER;
import static io.github.sts4j.core.TestSts.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.FakeVerifiers;
import io.github.sts4j.core.TestSts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of section 9: each key, for every kind of principal that an action makes, CK-1 to CK-10. A dash: the key is
 * absent. {@code <id>} stands for the unique id of the role or user. Delegated sessions are as the principal that approved
 * (DT-4).
 */
class KeysByPrincipalTest {
  private static final List<String> PRINCIPALS = List.of(
      "root",
      "user",
      "user session",
      "role session",
      "SAML session",
      "OIDC session",
      "federated user",
      "root session",
      "delegated session");

  private static final String USER = "arn:aws:iam::111122223333:user/caller";
  private static final String FEDERATED = "arn:aws:sts::111122223333:federated-user/bob";
  private static final String ISSUED = START.toString();

  private static final Map<String, List<String>> TABLE = Map.ofEntries(
      row(
          "aws:PrincipalArn",
          TestSts.arn(HOME, "root"),
          USER,
          USER,
          TestSts.arn(HOME, "role/Caller"),
          TestSts.arn(HOME, "role/SamlRole"),
          TestSts.arn(HOME, "role/OidcRole"),
          FEDERATED,
          TestSts.arn(OTHER, "root"),
          USER),
      row(
          "aws:PrincipalAccount",
          HOME.value(),
          HOME.value(),
          HOME.value(),
          HOME.value(),
          HOME.value(),
          HOME.value(),
          HOME.value(),
          OTHER.value(),
          HOME.value()),
      row(
          "aws:PrincipalType",
          "Account",
          "User",
          "User",
          "AssumedRole",
          "AssumedRole",
          "AssumedRole",
          "FederatedUser",
          "Account",
          "User"),
      row(
          "aws:userid",
          HOME.value(),
          "<id>",
          "<id>",
          "<id>:session",
          "<id>:alice",
          "<id>:alice",
          HOME.value() + ":bob",
          OTHER.value(),
          "<id>"),
      row("aws:username", "-", "caller", "caller", "-", "-", "-", "-", "-", "caller"),
      row("aws:TokenIssueTime", "-", "-", ISSUED, ISSUED, ISSUED, ISSUED, ISSUED, ISSUED, ISSUED),
      row(
          "aws:MultiFactorAuthPresent",
          "-",
          "-",
          "false",
          "false",
          "false",
          "false",
          "false",
          "false",
          "false"),
      row("aws:MultiFactorAuthAge", "-", "-", "-", "-", "-", "-", "-", "-", "-"),
      row("aws:SourceIdentity", "-", "-", "-", "-", "-", "-", "-", "-", "-"),
      row("aws:FederatedProvider", "-", "-", "-", "-", "-", FakeVerifiers.OIDC, "-", "-", "-"),
      row("aws:AssumedRoot", "-", "-", "-", "-", "-", "-", "-", "true", "-"),
      row("aws:PrincipalOrgID", repeated("o-exampleorg1")),
      row("aws:PrincipalIsAWSService", repeated("false")),
      row("aws:ViaAWSService", repeated("false")),
      row("aws:PrincipalServiceName", repeated("-")),
      row("aws:CurrentTime", repeated(ISSUED)),
      row("aws:SecureTransport", repeated("false")),
      // SM-41: of SAML these three, and no other
      row("saml:sub", "-", "-", "-", "-", "alice", "-", "-", "-", "-"),
      row("saml:sub_type", "-", "-", "-", "-", "persistent", "-", "-", "-", "-"),
      row("saml:namequalifier", "-", "-", "-", "-", "qualifier", "-", "-", "-", "-"),
      row("saml:aud", repeated("-")),
      row("saml:iss", repeated("-")),
      // OI-31
      row("idp.example.com:sub", "-", "-", "-", "-", "-", "alice", "-", "-", "-"),
      row("idp.example.com:aud", "-", "-", "-", "-", "-", "my-app", "-", "-", "-"),
      row("idp.example.com:email", repeated("-")),
      // CK-9
      row("sts:RoleSessionName", repeated("-")),
      row("sts:ExternalId", repeated("-")),
      row("sts:SourceIdentity", repeated("-")),
      row("sts:TransitiveTagKeys", repeated("-")));

  private final TestSts world = new TestSts();
  private final Map<String, AuthenticatedCaller> callers = world.callers();

  static Stream<Arguments> cells() {
    List<Arguments> cells = new ArrayList<>();
    TABLE.forEach((key, values) -> {
      assertEquals(PRINCIPALS.size(), values.size(), key);
      for (int i = 0; i < values.size(); i++) {
        cells.add(Arguments.of(key, PRINCIPALS.get(i), values.get(i)));
      }
    });
    return cells.stream();
  }

  @ParameterizedTest(name = "{0} of {1}: {2}")
  @MethodSource("cells")
  void everyCellHolds(String key, String principal, String value) {
    AuthenticatedCaller caller = callers.get(principal);
    if (value.equals("-")) {
      assertTrue(world.lacks(caller, key));
    } else {
      assertTrue(world.has(caller, key, value.replace("<id>", id(caller))), caller.userId());
    }
  }

  // A list of one is a list: no policy variable can name it (EV-23, OI-30).
  @ParameterizedTest
  @MethodSource("lists")
  void listsStayLists(String principal, String key, String value) {
    assertTrue(world.holds(
        callers.get(principal),
        "{\"ForAnyValue:StringEquals\":{\"" + key + "\":\"" + value + "\"}}",
        request -> {}));
  }

  static Stream<Arguments> lists() {
    return Stream.of(Arguments.of("OIDC session", "idp.example.com:amr", "mfa"));
  }

  private static String id(AuthenticatedCaller caller) {
    String userId = caller.userId();
    return userId.contains(":") ? userId.substring(0, userId.indexOf(':')) : userId;
  }

  private static Map.Entry<String, List<String>> row(String key, String... values) {
    return Map.entry(key, List.of(values));
  }

  private static Map.Entry<String, List<String>> row(String key, List<String> values) {
    return Map.entry(key, values);
  }

  private static List<String> repeated(String value) {
    return PRINCIPALS.stream().map(principal -> value).toList();
  }
}

package io.github.sts4j.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.sigv4.SignedRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Action, version, body size and encoding: what is found before an action is reached. */
class RequestFrameTest {
  private final TestWorld world = new TestWorld();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Version=2011-06-15",
        "Action=&Version=2011-06-15",
        "Action&Version=2011-06-15",
        "&&&"
      })
  void missingActionIsSaidSoInEitherForm(String form) {
    // ER-11, section 11.1
    world.post(TestWorld.ALICE, form).refused(400, "MissingAction", "Action");
    if (!form.startsWith("&")) {
      world.get(TestWorld.ALICE, form).refused(400, "MissingAction", "Action");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&Version=", "&Version=2011-06-16", "&Version=2010-05-08"})
  void missingOrOtherVersionIsAnUnknownOperation(String version) {
    // WP-11
    world
        .post(TestWorld.ALICE, "Action=GetCallerIdentity" + version)
        .refused(400, "InvalidAction", "Could not find operation GetCallerIdentity for version");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AssumeRoles", "assumerole", "ASSUMEROLE", "%20AssumeRole", "DeleteUser"})
  void unknownActionIsInvalid(String action) {
    // WP-11; names are matched with case
    world
        .post(TestWorld.ALICE, "Action=" + action + "&Version=2011-06-15")
        .refused(400, "InvalidAction", "Could not find operation", "2011-06-15");
  }

  @Test
  void bodyOfAnotherContentTypeIsNotAForm() {
    byte[] body = "Action=GetCallerIdentity&Version=2011-06-15".getBytes(StandardCharsets.UTF_8);

    world
        .answer(TestWorld.ALICE.postOf("application/json", body), body)
        .refused(400, "MissingAction"); // WP-2
  }

  @ParameterizedTest
  @ValueSource(strings = {"Action=%", "Action=%4", "Action=%zz", "%=1", "Action=%-1"})
  void brokenPercentEncodingIsMalformed(String form) {
    world.post(TestWorld.ALICE, form).refused(400, "MalformedInput", "percent sign");
    world
        .answer(SignedRequest.of("GET", "/?" + form, Map.of()), new byte[0])
        .refused(404, "MalformedQueryString", "percent sign"); // section 11.1
  }

  @Test
  void bodyOverTenMillionBytesGets413WithoutABody() {
    byte[] body = new byte[10_000_001];
    Arrays.fill(body, (byte) 'a');

    QueryResponse response =
        world.handler.handle(ClientSigner.unsignedPost(), body, RequestEnvironment.unknown());

    // WP-13
    assertEquals(413, response.status());
    assertEquals(0, response.body().length);
  }

  @Test
  void bodyOfExactlyTenMillionBytesIsRead() {
    String form = "Action=GetCallerIdentity&Version=2011-06-15&Padding=";

    // WP-13
    world
        .post(TestWorld.ALICE, form + "a".repeat(10_000_000 - form.length()))
        .succeeded("GetCallerIdentity");
  }
}

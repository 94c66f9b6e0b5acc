package io.github.sts4j.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.policy.AccessDecision;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** DecodeAuthorizationMessage on the wire. */
class DecodeAuthorizationMessageTest {
  private static final String FORM =
      "Action=DecodeAuthorizationMessage&Version=2011-06-15&EncodedMessage=";

  private final TestWorld world = new TestWorld();

  @Test
  void anUnsignedCallIsRefused() {
    world
        .answer(ClientSigner.unsignedPost(), (FORM + "x").getBytes(StandardCharsets.UTF_8))
        .refused(403, "MissingAuthenticationToken");
  }

  // DM-2
  @Test
  void whatIsNoMessageIsInvalid() {
    for (String text : List.of("x", "%0A", "a%20b", "%2B%2F%3D")) {
      world.post(TestWorld.ALICE, FORM + text).refused(400, "InvalidAuthorizationMessageException");
    }
    world
        .post(TestWorld.ALICE, FORM + message() + "%0A")
        .refused(400, "InvalidAuthorizationMessageException");
    world.post(TestWorld.ALICE, FORM).refused(400, "ValidationError", "encodedMessage");
    world.post(TestWorld.BOB, FORM + message()).refused(403, "AccessDenied");
  }

  // DM-1
  @Test
  void theResultIsTheDocument() {
    Answer answer =
        world.post(TestWorld.ALICE, FORM + message()).succeeded("DecodeAuthorizationMessage");
    assertEquals(List.of("DecodedMessage"), answer.members("DecodeAuthorizationMessageResult"));
    String document = answer.text("DecodeAuthorizationMessageResult", "DecodedMessage");
    assertTrue(document.startsWith("{\"allowed\":false,\"explicitDeny\":false,"), document);
    assertTrue(document.contains("\"resource\":\"arn:aws:s3:::data/<&>\""), document);
  }

  /** What bob is told when a server denies him something whose name XML must escape. */
  private String message() {
    AuthenticatedCaller bob = AuthenticatedCaller.user(world
        .directory
        .findLongTermKey(AccessKeyId.of(TestWorld.BOB.accessKeyId()))
        .map(key -> (User) key.owner())
        .orElseThrow());
    AccessDecision denial = world.sts.authorize(bob, "s3:GetObject", "arn:aws:s3:::data/<&>");
    return world.sts.encodeAuthorizationMessage(bob, denial);
  }
}

package io.github.sts4j.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.LongTermKey;
import io.github.sts4j.core.identity.SecretAccessKey;
import io.github.sts4j.core.identity.User;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** GetCallerIdentity on the wire. */
class CallerIdentityTest {
  private static final String FORM = "Action=GetCallerIdentity&Version=2011-06-15";

  private final TestWorld world = new TestWorld();

  @Test
  void unsignedCallIsRefused() {
    world
        .answer(ClientSigner.unsignedPost(), FORM.getBytes(StandardCharsets.UTF_8))
        .refused(403, "MissingAuthenticationToken");
  }

  @Test
  void explicitDenyHasNoEffect() {
    User denied = world.directory.putUser(User.builder("arn:aws:iam::111122223333:user/carol")
        .policy("deny", TestWorld.allow("*", "*").replace("Allow", "Deny"))
        .build());
    ClientSigner carol = ClientSigner.longTerm("AKIACAROLCAROLCAROL2", TestWorld.SECRET);
    world.directory.putLongTermKey(new LongTermKey(
        AccessKeyId.of(carol.accessKeyId()), SecretAccessKey.of(TestWorld.SECRET), true, denied));

    // CI-1
    assertIdentity(
        world.post(carol, FORM), denied.arn().toString(), denied.id().value(), "111122223333");
  }

  @Test
  void rootIsItsAccount() {
    // CI-2
    assertIdentity(
        world.post(TestWorld.ROOT, FORM),
        "arn:aws:iam::111122223333:root",
        "111122223333",
        "111122223333");
  }

  @Test
  void roleSessionIsOfTheRolesAccount() {
    // CI-2
    assertIdentity(
        world.get(ClientSigner.of(world.session()), FORM),
        "arn:aws:sts::444455556666:assumed-role/Reader/alice",
        world.reader.id() + ":alice",
        "444455556666");
  }

  @Test
  void userHasItsPath() {
    String id = world
        .directory
        .findLongTermKey(AccessKeyId.of(TestWorld.ALICE.accessKeyId()))
        .map(key -> ((User) key.owner()).id().value())
        .orElseThrow();

    // CI-2
    assertIdentity(
        world.post(TestWorld.ALICE, FORM),
        "arn:aws:iam::111122223333:user/dev/alice",
        id,
        AccountId.of("111122223333").value());
  }

  private static void assertIdentity(Answer answer, String arn, String userId, String account) {
    answer.succeeded("GetCallerIdentity");
    // CI-3: nothing else
    assertEquals(List.of("Arn", "UserId", "Account"), answer.members("GetCallerIdentityResult"));
    assertEquals(arn, answer.text("GetCallerIdentityResult", "Arn"));
    assertEquals(userId, answer.text("GetCallerIdentityResult", "UserId"));
    assertEquals(account, answer.text("GetCallerIdentityResult", "Account"));
  }
}

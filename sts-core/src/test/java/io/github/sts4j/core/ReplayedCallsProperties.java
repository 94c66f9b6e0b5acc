package io.github.sts4j.core;

import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.START;
import static io.github.sts4j.core.TestSts.arn;
import static io.github.sts4j.core.TestSts.as;
import static io.github.sts4j.core.TestSts.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.UniqueId;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.token.MintMaterial;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/**
 * A call that is replayed with the leader's material gives the same credentials on every replica, to the byte, whenever and
 * however often it is replayed; another call, even with that material, shares neither key id, secret nor nonce with it.
 */
class ReplayedCallsProperties {
  private static final UniqueId ALICE = UniqueId.derived(UniqueId.Kind.USER, "alice");
  private static final UniqueId READER = UniqueId.derived(UniqueId.Kind.ROLE, "Reader");
  private static final int NONCE_START = 9;
  private static final int NONCE_END = NONCE_START + 24;

  @Property(tries = 50)
  void replicasAgree(
      @ForAll @AlphaChars @StringLength(min = 2, max = 20) String name,
      @ForAll @IntRange(min = 900, max = 3_600) int seconds,
      @ForAll @IntRange(max = 100_000) int later) {
    TestSts leader = replica();
    TestSts follower = replica();
    byte[] logged = leader.sts.drawMintMaterial().toBytes();
    follower.clock.advance(Duration.ofSeconds(later));

    TemporaryCredentials first = call(leader, logged, name, seconds);
    TemporaryCredentials second = call(follower, logged, name, seconds);

    assertEquals(first.accessKeyId(), second.accessKeyId());
    assertEquals(first.secretAccessKey(), second.secretAccessKey());
    assertEquals(first.sessionToken().text(), second.sessionToken().text());
    assertEquals(START.plusSeconds(seconds), second.expiration());
    leader.sts.verify(first.accessKeyId(), first.sessionToken().text());
  }

  @Property(tries = 20)
  void anotherCallWithTheSameMaterialSharesNothing(
      @ForAll @AlphaChars @StringLength(min = 2, max = 20) String name) {
    TestSts leader = replica();
    TestSts follower = replica();
    byte[] logged = leader.sts.drawMintMaterial().toBytes();
    TemporaryCredentials one = call(leader, logged, name, 900);
    TemporaryCredentials other = call(follower, logged, name + "2", 900);

    assertNotEquals(one.accessKeyId(), other.accessKeyId());
    assertNotEquals(one.secretAccessKey(), other.secretAccessKey());
    assertNotEquals(nonce(one), nonce(other));
  }

  @Property(tries = 20)
  void otherMaterialGivesOtherCredentials(
      @ForAll @AlphaChars @StringLength(min = 2, max = 20) String name) {
    TestSts leader = replica();
    TestSts follower = replica();
    TemporaryCredentials one = call(leader, leader.sts.drawMintMaterial().toBytes(), name, 900);
    follower.sts.drawMintMaterial();
    TemporaryCredentials other =
        call(follower, follower.sts.drawMintMaterial().toBytes(), name, 900);

    assertNotEquals(one.accessKeyId(), other.accessKeyId());
    assertNotEquals(one.secretAccessKey(), other.secretAccessKey());
    assertNotEquals(nonce(one), nonce(other));
  }

  /** A service of the same state as every other, ids included. */
  private static TestSts replica() {
    TestSts replica = new TestSts();
    replica.directory.putUser(User.builder(arn(HOME, "user/alice")).id(ALICE).build());
    replica.directory.putRole(
        Role.builder(arn(HOME, "role/Reader"), trusting("*")).id(READER).build());
    return replica;
  }

  private static TemporaryCredentials call(
      TestSts replica, byte[] logged, String sessionName, int seconds) {
    return replica
        .sts
        .replaying(MintMaterial.ofBytes(logged))
        .assumeRole(
            as(replica.directory.findUser(ALICE).orElseThrow()),
            TestSts.request(replica.directory.findRole(READER).orElseThrow())
                .roleSessionName(sessionName)
                .durationSeconds(seconds)
                .build())
        .credentials();
  }

  private static String nonce(TemporaryCredentials credentials) {
    byte[] token = Base64.getUrlDecoder().decode(credentials.sessionToken().text());
    return HexFormat.of().formatHex(token, NONCE_START, NONCE_END);
  }
}

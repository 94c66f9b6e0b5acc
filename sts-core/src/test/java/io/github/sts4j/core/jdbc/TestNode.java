package io.github.sts4j.core.jdbc;

import io.github.sts4j.core.AssumeRoleResponse;
import io.github.sts4j.core.TestSts;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.keystore.KeyEncryptionKey;
import io.github.sts4j.core.keystore.KeyRotation;
import io.github.sts4j.core.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;

/** A service on a shared database that is refreshed when told to, with a clock of its own, beside others on the same. */
final class TestNode {
  private static final SecretKeySpec KEK = new SecretKeySpec(new byte[32], "AES");

  private final TestSts world;
  private final User alice;
  private final Role role;
  private final SharedDatabase database;
  private final TokenService sts;
  private Duration offset = Duration.ZERO;

  private TestNode(TestSts world, User alice, Role role, DataSource source, Duration limit) {
    InstantSource clock = this::now;
    this.world = world;
    this.alice = alice;
    this.role = role;
    this.database = SharedDatabase.builder(source)
        .keyEncryptionKey(KeyEncryptionKey.aesKeyWrap(KEK))
        .rotation(KeyRotation.DEFAULT.withPublicationDelay(Duration.ZERO))
        .clock(clock)
        .timeout(limit)
        .refreshEvery(Duration.ZERO)
        .open();
    this.sts = TokenService.builder()
        .directory(world.directory)
        .keyRing(database.keyRing())
        .revocations(database.revocations())
        .clock(clock)
        .build();
  }

  static TestNode open(DataSource source, Duration limit) {
    TestSts world = new TestSts();
    User alice = world.user("alice", TestSts.ALLOW_ALL);
    Role role = world.role("Reader", TestSts.trusting("*"), TestSts.ALLOW_ALL);
    return new TestNode(world, alice, role, source, limit);
  }

  /** Another node of the same world and time. */
  TestNode beside(DataSource source) {
    return new TestNode(world, alice, role, source, Duration.ofSeconds(30));
  }

  /** From now on this node's clock is so much ahead of the world's. */
  TestNode ahead(Duration offset) {
    this.offset = offset;
    return this;
  }

  void advance(Duration time) {
    world.clock.advance(time);
  }

  Instant now() {
    return world.clock.instant().plus(offset);
  }

  SharedDatabase database() {
    return database;
  }

  AssumeRoleResponse mint() {
    return sts.assumeRole(TestSts.as(alice), TestSts.request(role).build());
  }

  Session verify(AssumeRoleResponse minted) {
    return sts.verify(
        minted.credentials().accessKeyId(), minted.credentials().sessionToken().text());
  }

  /** Whether something that is good for five minutes was not used before. */
  boolean first(String id) {
    return database.replayGuard().firstUse("scope", id, now().plusSeconds(300), now());
  }
}

package io.github.sts4j.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.session.AuthenticatedCaller;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Where the keys of sessions come from: an application's generator is asked for each by itself, whatever it is. */
class RandomSourceTest {
  private final TestSts world = new TestSts();
  private final AuthenticatedCaller alice =
      AuthenticatedCaller.user(world.user("alice", TestSts.ALLOW_ALL));
  private final Role role =
      world.role("Reader", TestSts.trusting(TestSts.arn(TestSts.HOME, "user/alice")));

  // PT-5, CR-2: what is drawn depends on the calls alone, so that a seed gives the same
  // credentials.
  @Test
  void theApplicationsGeneratorIsAskedForEachKeyByItself() {
    List<Integer> draws = new ArrayList<>();
    RandomGenerator counting = new Random(1) {
      @Override
      public void nextBytes(byte[] target) {
        draws.add(target.length);
        super.nextBytes(target);
      }
    };
    TokenService sts = service().random(counting).build();
    for (int i = 0; i < 100; i++) {
      assume(sts);
    }
    assertEquals(101, draws.size());
    assertEquals(24, draws.get(1), "the nonce that the others follow");
    draws.remove(1);
    draws.forEach(length -> assertEquals(38, length));
  }

  @Test
  void theDefaultGivesEachCallItsOwn() {
    TokenService sts = service().build();
    List<String> secrets = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      secrets.add(assume(sts).secretAccessKey().reveal());
    }
    assertEquals(1_000, secrets.stream().distinct().count());
    assertNotEquals(secrets.get(0), assume(service().build()).secretAccessKey().reveal());
  }

  private TokenService.Builder service() {
    return TokenService.builder()
        .directory(world.directory)
        .keyRing(world.keyRing)
        .clock(world.clock);
  }

  private TemporaryCredentials assume(TokenService sts) {
    return sts.assumeRole(alice, TestSts.request(role).build()).credentials();
  }
}
